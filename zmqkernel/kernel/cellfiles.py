"""Cells as files: the names under which a Jupyter kernel compiles cells.

Debuggers, profilers and caches know a notebook's cells by such a path:
``<temporary folder>/ipykernel_<pid>/<hash of the text>.py``.  The hash is Murmur2 (32 bit) with a seed that frontends
with a debugger are told (``debugInfo``), so that they compute the same name for the same cell.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import struct
import sys

from ipython_compat import to_bytes, to_native
from ipython_compat.aliases import public
from zmqkernel.shell.execution.compiling import CachingCompiler

_MULTIPLIER = 0x5BD1E995
_WORD = 0xFFFFFFFF
HASH_SEED = 0xC70F6907

#: (temporary folder or None, process) -> folder of its cells; one entry
_FOLDERS = {}


def murmur2_x86(data, seed):
    """Return the Murmur2 hash of a text, 32 bits.

    :param data: text (hashed as UTF-8) or bytes.
    :param seed: 32 bit number.
    """
    raw = to_bytes(data)
    whole = len(raw) // 4
    value = (seed ^ len(raw)) & _WORD
    for word in struct.unpack(str("<%dI" % whole), raw[:4 * whole]):
        word = word * _MULTIPLIER & _WORD
        word = (word ^ word >> 24) * _MULTIPLIER & _WORD
        value = (value * _MULTIPLIER & _WORD) ^ word
    tail = bytearray(raw[4 * whole:])
    if tail:
        for place, byte in enumerate(tail):
            value ^= byte << 8 * place
        value = value * _MULTIPLIER & _WORD
    value = (value ^ value >> 13) * _MULTIPLIER & _WORD
    return value ^ value >> 15


def get_tmp_directory():
    """Return the folder that the names of this process's cells are in.  It need not exist."""
    tempfile = sys.modules.get("tempfile")
    where = tempfile and tempfile.gettempdir(), os.getpid()
    if where not in _FOLDERS:
        _FOLDERS.clear()
        _FOLDERS[where] = os.path.join(where[0] or _temporary_folder(), to_native("ipykernel_%d" % where[1]))
    return _FOLDERS[where]


def _temporary_folder():
    """Return the folder that ``tempfile`` would choose.

    That module looks at the environment, then at ``/tmp``, for a folder that one can write to.  Where the first such
    name is good it need not be imported: it brings random numbers and three kinds of compression along.
    """
    names = [os.environ.get(str(name)) for name in ("TMPDIR", "TEMP", "TMP")]
    first = ([name for name in names if name] + [str("/tmp")])[0]
    if os.path.isabs(first) and os.path.isdir(first) and os.access(first, os.W_OK | os.X_OK):
        return os.path.abspath(first)
    import tempfile
    return tempfile.gettempdir()


def get_tmp_hash_seed():
    """Return the seed that cells are hashed with."""
    return HASH_SEED


def get_file_name(code):
    """Return the file name of a cell.

    :param code: the cell as typed.
    :return: the path; the value of ``IPYKERNEL_CELL_NAME``, where that is in the environment.
    """
    chosen = os.environ.get(str("IPYKERNEL_CELL_NAME"))
    if chosen is not None:
        return chosen
    return get_tmp_directory() + to_native("%s%d.py" % (os.sep, murmur2_x86(code, HASH_SEED)))


@public("ipykernel.compiler")
class XCachingCompiler(CachingCompiler):
    """Compiles cells under the names of this module."""

    def get_code_name(self, raw_code, transformed_code, number):
        """Return the file name for a cell."""
        return get_file_name(raw_code)
