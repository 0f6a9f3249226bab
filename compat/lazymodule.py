"""Names of a module that are imported when they are first asked for.

Python 3.7 and later call a module's own ``__getattr__`` (PEP 562).  Before that, the module has to be an instance of
a class with that method: :func:`install` makes it one.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import sys
from types import ModuleType

from . import to_native, to_text


class _LazyModule(ModuleType):
    """A module that asks ``__getattr__`` in its own namespace for what it does not have."""

    def __getattr__(self, name):
        return self.__dict__[str("_lazy_getattr")](name)

    def __dir__(self):
        return sorted(set(self.__dict__) | set(self.__dict__.get(str("__all__"), ())))


def install(module_name, getter):
    """Let ``getter(name)`` find the names that a module does not have.

    To be called by the module itself, last, while it is imported.

    :param module_name: the module's ``__name__``.
    :param getter: function from a name to its value; raises ``AttributeError`` for names that do not exist.
    """
    module = sys.modules[to_native(module_name)]
    if sys.version_info >= (3, 7):
        module.__getattr__ = getter
        return
    module._lazy_getattr = getter
    if sys.version_info >= (3, 5):
        module.__class__ = _LazyModule
        return
    stand_in = _LazyModule(module.__name__, module.__doc__)
    stand_in.__dict__.update(module.__dict__)
    # code of the module goes on using the old namespace, which must not be emptied when the old module goes
    stand_in.__dict__[str("_replaced_module")] = module
    sys.modules[to_native(module_name)] = stand_in


def install_submodules(package_name):
    """Let the modules of a package be its attributes before anybody has imported them.

    ``import IPython; IPython.core.display`` works in IPython, whose package imports all of that.

    :param package_name: the package's ``__name__``; to be called by the package itself, last.
    """
    def find(name):
        """Import the package's module ``name``."""
        full = "%s.%s" % (package_name, name)
        if name.startswith("_") or not _import(full):
            raise AttributeError("module '%s' has no attribute '%s'" % (package_name, name))
        module = sys.modules[to_native(full)]
        setattr(sys.modules[to_native(package_name)], to_native(name), module)
        return module

    install(package_name, find)


def _import(name):
    """Import a module; return whether there is such a module.

    :raises ImportError: where it is there, and needs something that is not.
    """
    try:
        importlib.import_module(to_native(name))
    except ImportError as error:
        missing = getattr(error, "name", None) or to_text(str(error)).rpartition(" ")[2]
        if name.rpartition(".")[2] != missing.rpartition(".")[2]:
            raise
        return False
    return True
