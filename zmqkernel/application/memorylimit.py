"""The memory limit of a session: a cell that asks for more gets a ``MemoryError``, before the machine is in trouble.

The system counts the memory that a process can write to and shares with nobody (``RLIMIT_DATA`` of Linux): what Python,
numpy and other libraries allocate, used or only reserved, and the stacks of threads.  Libraries, mapped files and
shared memory do not count.  Programs that a cell starts inherit the limit, each for itself.

When it has been reached there is little left for showing the error, or for the cell that gives something back.  So the
limit is then raised by :data:`RESERVE` bytes, until enough is free again.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import mmap
import re
import sys

from traitlets import TraitError

RESERVE = 64 << 20
#: bytes that are given back first of all
BALLAST = 4 << 20
#: a session without any data needs about half of this
LEAST = 128 << 20

_SIZE = re.compile(r"^(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?$", re.I)
_UNITS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}


def parse_size(text):
    """Return a number of bytes.

    :param text: a number, and one of the units K, M, G and T (1024 bytes and its powers), as ``8G`` or ``1.5 GiB``.
    :raises TraitError: where it is something else, or less than :data:`LEAST`.
    """
    match = _SIZE.match(text.strip())
    if match is None:
        raise TraitError("a memory limit is a number with a unit, as 8G or 512M, not %s" % text)
    size = int(float(match.group(1)) * (1 << _UNITS[match.group(2).upper()]))
    if size < LEAST:
        raise TraitError("a memory limit of %s is less than a session itself needs (%d MiB)" % (text, LEAST >> 20))
    return size


def check(text):
    """Check a limit as the person has written it; an empty text is none.

    :raises TraitError: saying what is wrong with it.
    """
    if text and not sys.platform.startswith("linux"):
        raise TraitError("a memory limit needs Linux")
    if text:
        parse_size(text)
    return text


def limit_memory(shell, text):
    """Limit the memory of this process.

    :param shell: the shell that it runs, which shows the errors.
    :param text: the limit, as for :func:`check`.
    """
    guard = MemoryGuard(parse_size(text), text)
    guard.set(guard.limit)
    shell.set_custom_exc((MemoryError,), guard.show)
    shell.events.register("pre_run_cell", guard.before_cell)


class MemoryGuard(object):
    """Sets the limit.

    :param limit: bytes.
    :param name: the limit as the person has written it.
    """

    def __init__(self, limit, name):
        import resource
        self.limit = limit
        self._name = name
        self._set, self._get, self._which = resource.setrlimit, resource.getrlimit, resource.RLIMIT_DATA
        self._raised = False
        self._ballast = None

    def set(self, size):
        """Have the system refuse more than ``size`` bytes."""
        hard = self._get(self._which)[1]
        self._set(self._which, (size if hard < 0 else min(size, hard), hard))
        # what makes room for the first steps when there is none; all zero, so it costs no memory
        self._ballast = mmap.mmap(-1, BALLAST, mmap.MAP_PRIVATE)

    def show(self, shell, etype, value, tb, tb_offset=None):
        """Show a ``MemoryError``; see ``InteractiveShell.set_custom_exc``."""
        self._ballast.close()
        self._raised = True
        self.set(max(self.limit, used()) + RESERVE)
        shell.showtraceback((etype, value, tb), tb_offset=tb_offset)
        sys.stderr.write("The memory limit of this session is %s (--memory-limit).\n" % self._name)
        return shell._last_traceback

    def before_cell(self, info=None):
        """Set the limit back where enough is free."""
        if self._raised and used() + RESERVE <= self.limit:
            self._raised = False
            self._ballast.close()
            self.set(self.limit)


def used():
    """Return how many bytes of this process count."""
    with open("/proc/self/status") as stream:
        for line in stream:
            if line.startswith("VmData:"):
                return int(line.split()[1]) << 10
    return 0
