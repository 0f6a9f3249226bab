"""A folder on ``sys.path`` for the time of a ``with`` block."""
from __future__ import absolute_import, unicode_literals

import sys
import warnings

from ipython_compat.aliases import public


class _OnPath(object):
    def __init__(self, dir):
        self.dir = dir
        self.added = False

    def _position(self):
        raise NotImplementedError

    def __enter__(self):
        if self.dir not in sys.path:
            sys.path.insert(self._position(), self.dir)
            self.added = True
        return self

    def _leave(self):
        if self.added:
            self.added = False
            if self.dir in sys.path:
                sys.path.remove(self.dir)


@public("IPython.utils.syspathcontext")
class appended_to_syspath(_OnPath):
    """Have a folder at the end of ``sys.path``, unless it is there anyway."""

    def __init__(self, dir):
        warnings.warn("appended_to_syspath is deprecated, use prepended_to_syspath", DeprecationWarning, stacklevel=2)
        super(appended_to_syspath, self).__init__(dir)

    def _position(self):
        return len(sys.path)

    def __exit__(self, type, value, traceback):
        self._leave()


@public("IPython.utils.syspathcontext")
class prepended_to_syspath(_OnPath):
    """Have a folder at the beginning of ``sys.path``, unless it is there anyway."""

    def _position(self):
        return 0

    def __exit__(self, exc_type, exc_val, exc_tb):
        self._leave()
