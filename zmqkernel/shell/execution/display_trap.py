"""``sys.displayhook`` is the shell's while the shell runs code."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat.aliases import public
from traitlets import Any
from traitlets.config.configurable import Configurable


@public("IPython.core.display_trap")
class DisplayTrap(Configurable):
    """A context manager that sets ``sys.displayhook``, and sets it back; it can be nested."""

    hook = Any()

    def __init__(self, hook=None):
        super(DisplayTrap, self).__init__(hook=hook, config=None)
        self.old_hook = None
        self._nested_level = 0

    def __enter__(self):
        if self._nested_level == 0:
            self.set()
        self._nested_level += 1
        return self

    def __exit__(self, type, value, traceback):
        if self._nested_level == 1:
            self.unset()
        self._nested_level -= 1
        return False

    @property
    def is_active(self):
        """Whether the trap is set."""
        return self._nested_level != 0

    def set(self):
        """Make ``hook`` the display hook."""
        if self.hook is not sys.displayhook:
            self.old_hook = sys.displayhook
            sys.displayhook = self.hook

    def unset(self):
        """Make what was the display hook before that again."""
        if self.old_hook is not None:
            sys.displayhook = self.old_hook
            self.old_hook = None
