"""A module's names that are found in other modules, imported when they are asked for."""
from __future__ import absolute_import, unicode_literals

import importlib
import sys

from . import PY3, to_native
from .lazymodule import install


def lazy_names(module_name, table):
    """Give a module names that are found elsewhere.

    On Python 3 each is imported when it is first asked for; on Python 2 all are imported at once, since a module there
    could only be made to ask by putting another one in its place.

    :param module_name: the module (``__name__``).
    :param table: name -> dotted name of the module that has it.
    :raises ImportError: where one of the modules cannot be imported.
    """
    module = sys.modules[to_native(module_name)]

    def fetch(name):
        if name not in table:
            raise AttributeError("module %r has no attribute %r" % (module_name, name))
        value = getattr(importlib.import_module(to_native(table[name])), to_native(name))
        setattr(module, to_native(name), value)
        return value

    if PY3:
        install(module_name, fetch)
    else:
        for name in table:
            fetch(name)
