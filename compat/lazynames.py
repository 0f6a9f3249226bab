"""A module's names that are imported when they are asked for."""
from __future__ import absolute_import, unicode_literals

import importlib
import sys
import types

from . import PY3, to_native


def lazy_names(module_name, table):
    """Give a module names that are found elsewhere.

    On Python 3 each is imported when it is first asked for; Python 2's modules cannot be asked, so there all are
    imported at once.

    :param module_name: the module (``__name__``).
    :param table: name -> dotted name of the module that has it.
    :raises ImportError: where one of the modules cannot be imported.
    """
    module = sys.modules[to_native(module_name)]
    if not PY3:
        for name in table:
            setattr(module, to_native(name), _fetch(table, name))
        return

    class LazyModule(types.ModuleType):
        """A module whose ``__getattr__`` knows the table."""

        def __getattr__(self, name):
            if name not in table:
                raise AttributeError("module %r has no attribute %r" % (module_name, name))
            value = _fetch(table, name)
            setattr(self, name, value)
            return value

        def __dir__(self):
            return sorted(set(self.__dict__).union(table))

    module.__class__ = LazyModule


def _fetch(table, name):
    return getattr(importlib.import_module(to_native(table[name])), to_native(name))
