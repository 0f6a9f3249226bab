"""Functions of older releases' ``IPython.core.ultratb`` that programs still import."""
from __future__ import absolute_import, unicode_literals

import functools
import io
import os
import sys

from six.moves import builtins

from ipython_compat.aliases import public

#: older releases' name of the default colours
DEFAULT_SCHEME = "NoColor"
_counts = {}


@public("IPython.core.tbtools")
def count_lines_in_py_file(filename):
    """Return the number of lines of a Python source file; 0 where it cannot be read or is none."""
    if not filename.endswith((".py", ".pyw")):
        return 0
    try:
        stamp = os.stat(filename)
        key = (filename, stamp.st_mtime, stamp.st_size)
        if key not in _counts:
            with io.open(filename, "rb") as stream:
                _counts[key] = sum(1 for _ in stream)
    except EnvironmentError:
        return 0
    return _counts[key]


@public("IPython.core.tbtools")
def get_line_number_of_frame(frame):
    """Return how many lines the file of ``frame`` has; 0 where that is not a Python file."""
    return count_lines_in_py_file(frame.f_code.co_filename)


def inspect_error():
    """Say that a traceback could not be analysed."""
    sys.stderr.write("The traceback could not be analysed: the source is not what was run.\n")


def findsource(object):
    """Return all lines of the source that ``object`` is in, and the index of its first line, from 0.

    :raises IOError: where there is no source.
    """
    import inspect
    return inspect.findsource(object)


def getargs(co):
    """Return the names of a code object's parameters: ``(arguments, varargs, varkw)``."""
    import inspect
    return tuple(inspect.getargs(co))


def fixed_getargvalues(frame):
    """Return parameters and locals of a frame, as ``inspect.getargvalues``."""
    import inspect
    return inspect.getargvalues(frame)


def with_patch_inspect(f):
    """Return ``f``: ``inspect`` needs no patches any more."""
    @functools.wraps(f)
    def call(*args, **kwargs):
        return f(*args, **kwargs)
    return call


def fix_frame_records_filenames(records):
    """Return the records of ``inspect.getinnerframes`` with the file names that the modules themselves tell."""
    fixed = []
    for record in records:
        frame, filename = record[0], record[1]
        module_file = frame.f_globals.get("__file__", filename)
        if module_file.endswith((".pyc", ".pyo")) or not os.path.exists(module_file):
            module_file = filename
        fixed.append((frame, module_file) + tuple(record[2:]))
    return fixed


def is_recursion_error(etype, value, records):
    """Whether an exception with these frame records says that the recursion limit was reached."""
    error = getattr(builtins, "RecursionError", None)
    deep = len(records) > 500
    if error is not None:
        return issubclass(etype, error) and deep
    return issubclass(etype, RuntimeError) and "recursion" in str(value).lower() and deep


def find_recursion(etype, value, records):
    """Return where frame records begin to repeat themselves, and how many each round has.

    :return: ``(last unique, length of a round)``; ``(len(records), 0)`` without a recursion.
    """
    if not is_recursion_error(etype, value, records):
        return len(records), 0
    keys = [record[1:4] for record in records]
    first, last_round = {}, 0
    for index, key in enumerate(keys):
        if key in first:
            last_round = index - first[key]
            return first[key] + last_round - 1, last_round
        first[key] = index
    return len(records), 0
