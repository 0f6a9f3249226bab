"""Do something as soon as a module has been imported, without importing it.

A kernel has to connect itself to the ``comm`` package before anybody uses that, and most programs never do.
"""
from __future__ import absolute_import, unicode_literals

import sys

from . import to_native


def after_import(name, callback):
    """Call ``callback`` when module ``name`` has been imported; at once where it is.

    :param name: dotted name of a module.
    :param callback: function without arguments.  It is called once, in the thread that imports.
    """
    if name in sys.modules:
        callback()
    else:
        sys.meta_path.insert(0, _Watcher(to_native(name), callback))


class _Watcher(object):
    """Stands before the real finders for the time until its module is imported."""

    def __init__(self, name, callback):
        self._name = name
        self._callback = callback

    def find_spec(self, name, path=None, target=None):
        """Find the module by the other finders, and see to it that the callback follows (Python 3)."""
        if name != self._name or self not in sys.meta_path:
            return None
        import importlib.util
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self._callback)
        return spec

    def find_module(self, name, path=None):
        """Say that this object loads the module (Python 2)."""
        return self if name == self._name and self in sys.meta_path else None

    def load_module(self, name):
        """Load the module by the other finders, then call back (Python 2)."""
        sys.meta_path.remove(self)
        __import__(name)
        self._callback()
        return sys.modules[name]


class _Loader(object):
    """The module's own loader, and the callback after it."""

    def __init__(self, loader, callback):
        self._loader = loader
        self._callback = callback

    def create_module(self, spec):
        """Let the module's own loader decide what object it is."""
        return self._loader.create_module(spec)

    def exec_module(self, module):
        """Run the module's code, then call back."""
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._callback()

    def __getattr__(self, name):
        return getattr(self._loader, name)
