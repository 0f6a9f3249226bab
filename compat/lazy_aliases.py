"""Old module names for new modules, imported only when somebody asks for the old name.

:mod:`.aliases` needs a file for each old name.  This needs none, and so serves names that are not ours to have
files for.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import sys

from . import to_native


class AliasFinder(object):
    """A finder for ``sys.meta_path``.

    :param table: dict from old dotted name to the dotted name of the module that takes its place.
    """

    def __init__(self, table):
        self.table = dict((to_native(old), to_native(new)) for old, new in table.items())

    def install(self):
        """Come before all other finders."""
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)

    def remove(self):
        """Find nothing any more; what was imported stays."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(self, name, path=None, target=None):
        """Find a module of the table (Python 3)."""
        if name not in self.table:
            return None
        from importlib.machinery import ModuleSpec
        return ModuleSpec(name, _AliasLoader(self.table[name]), is_package=_is_package(self.table, name))

    def find_module(self, name, path=None):
        """Find a module of the table (Python 2)."""
        return self if name in self.table else None

    def load_module(self, name):
        """Enter the new module under its old name (Python 2)."""
        sys.modules[name] = module = importlib.import_module(self.table[name])
        if _is_package(self.table, name) and not hasattr(module, "__path__"):
            module.__path__ = []
        return module


class _AliasLoader(object):
    """Gives the new module to the import system, and takes back what that writes into it."""

    def __init__(self, new):
        self._new = new
        self._own_spec = None

    def create_module(self, spec):
        """Return the new module."""
        module = importlib.import_module(self._new)
        self._own_spec = module.__spec__
        return module

    def exec_module(self, module):
        """Restore the module's own description; its code has run already."""
        module.__spec__ = self._own_spec


def _is_package(table, name):
    return any(other.startswith(name + ".") for other in table)
