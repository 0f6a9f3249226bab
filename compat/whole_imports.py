"""Imports that Ctrl-C does not break off.

On Python 2 a package whose import was interrupted cannot be imported any more: the next attempt makes a new package,
finds the modules loaded that the first one had got to, and does not enter them (``cannot import name``).  Python 3
copes.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal
import sys

import six

from .signals import get_handler, swap_handler

#: what the shell imports when it is needed, which may be in the middle of a cell
PACKAGES = frozenset([
    "IPython", "zmqkernel", "ipython_compat", "traitlets", "prompt_toolkit", "pygments", "jedi", "parso", "wcwidth",
    "zmq", "backports", "json", "sqlite3", "ctypes", "logging", "encodings", "multiprocessing", "compiler",
    "concurrent"])
SIGINT = int(signal.SIGINT)


class _Finder(object):
    """Finds modules as Python does, and has them loaded to the end."""

    def __init__(self):
        self._loading = self._came = False

    def find_module(self, name, path=None):
        """Return a loader for a module that is to be loaded whole."""
        package, _, rest = name.partition(str("."))
        if self._loading or package not in PACKAGES or get_handler(SIGINT) is not signal.default_int_handler:
            return None
        return self if _exists(name.rpartition(str("."))[2], path) else None

    def load_module(self, name):
        """Load a module; the interrupt that has come meanwhile is raised when it is there."""
        self._came, self._loading = False, True
        try:
            swap_handler(SIGINT, self._note)
            signal.siginterrupt(SIGINT, False)
        except ValueError:  # in a thread, which no signal reaches
            pass
        try:
            __import__(name)
        finally:
            self._loading = False
            if get_handler(SIGINT) == self._note:
                swap_handler(SIGINT, signal.default_int_handler)
        if self._came:
            raise KeyboardInterrupt
        return sys.modules[name]

    def _note(self, number, frame):
        self._came = True


def _exists(name, path):
    import imp
    try:
        stream = imp.find_module(name, path)[0]
    except ImportError:
        return False
    if stream is not None:
        stream.close()
    return True


def protect():
    """Have the packages of the shell imported whole, where that is needed."""
    if six.PY2 and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
