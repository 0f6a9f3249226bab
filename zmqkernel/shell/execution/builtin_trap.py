"""Names that are builtins while the shell runs code: ``get_ipython``, and what others add."""
from __future__ import absolute_import, unicode_literals

from six.moves import builtins

from ipython_compat.aliases import public
from traitlets import Any
from traitlets.config.configurable import Configurable


class _Undefined(object):
    """What stood in the place of a builtin that did not exist."""


@public("IPython.core.builtin_trap")
class _Hide(object):
    """What to add in order to take a builtin away."""


BuiltinUndefined = _Undefined()
HideBuiltin = _Hide()


@public("IPython.core.builtin_trap")
class BuiltinTrap(Configurable):
    """A context manager that adds names to builtins, and takes them out again; it can be nested."""

    shell = Any(None, allow_none=True)

    def __init__(self, shell=None):
        super(BuiltinTrap, self).__init__(shell=shell, config=None)
        self._orig_builtins = {}
        self._nested_level = 0
        self._active = self._stays = False
        #: name -> what it is while the trap is active
        self.auto_builtins = {"exit": HideBuiltin, "quit": HideBuiltin, "get_ipython": self.shell.get_ipython}

    def __enter__(self):
        if self._nested_level == 0:
            self._stays = self._active  # who activated it by hand wants the names to outlive the cells
            if not self._stays:
                self.activate()
        self._nested_level += 1
        return self

    def __exit__(self, type, value, traceback):
        if self._nested_level == 1 and not self._stays:
            self.deactivate()
        self._nested_level -= 1
        return False

    def add_builtin(self, key, value):
        """Add a builtin, or hide one, and remember what it was."""
        table = builtins.__dict__
        original = table.get(key, BuiltinUndefined)
        if value is HideBuiltin:
            if original is not BuiltinUndefined:
                self._orig_builtins[key] = original
                del table[key]
        else:
            self._orig_builtins[key] = original
            table[key] = value

    def remove_builtin(self, key, orig):
        """Set a builtin to what it was; ``BuiltinUndefined`` removes it."""
        if orig is BuiltinUndefined:
            builtins.__dict__.pop(key, None)
        else:
            builtins.__dict__[key] = orig

    def activate(self):
        """Add all of ``auto_builtins``; nothing to do where they are there already."""
        if self._active:
            return
        self._active = True
        for name, value in self.auto_builtins.items():
            self.add_builtin(str(name), value)

    def deactivate(self):
        """Set all builtins to what they were."""
        for name, original in self._orig_builtins.items():
            self.remove_builtin(name, original)
        self._orig_builtins.clear()
        self._active = False
