"""``sys.displayhook`` is the shell's while the shell runs code."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat.aliases import public
from traitlets import Any
from traitlets.config.configurable import Configurable


@public("IPython.core.display_trap")
class DisplayTrap(Configurable):
    """A context manager that sets ``sys.displayhook``, and sets it back; it can be nested.

    :param hook: the display hook.
    """

    hook = Any()

    def __init__(self, hook=None):
        self.old_hook, self._nested_level = None, 0
        super(DisplayTrap, self).__init__(config=None, hook=hook)

    @property
    def is_active(self):
        """Whether the trap is set."""
        return self._nested_level > 0

    def __enter__(self):
        self._nested_level += 1
        if self._nested_level == 1:
            self.set()
        return self

    def __exit__(self, type, value, traceback):
        self._nested_level -= 1
        if not self._nested_level:
            self.unset()
        return False

    def set(self):
        """Make ``hook`` the display hook."""
        replaced, sys.displayhook = sys.displayhook, self.hook
        if replaced is not self.hook:
            self.old_hook = replaced

    def unset(self):
        """Make what was the display hook before that again."""
        if self.old_hook is not None:
            sys.displayhook, self.old_hook = self.old_hook, None
