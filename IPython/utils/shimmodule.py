"""``IPython.utils.shimmodule``: a package that hands out another package's modules (a name of old)."""
from __future__ import absolute_import, unicode_literals

import importlib
import sys
import types

from ipython_compat import to_native
from zmqkernel.shell.utils.importstring import import_item


class ShimWarning(Warning):
    """A module that has moved was imported by its old name."""


class ShimImporter(object):
    """Finds ``src.x`` as ``mirror.x``, for ``sys.meta_path``."""

    def __init__(self, src, mirror):
        """
        :param src: the old name.
        :param mirror: the package that is there in truth.
        """
        self.src, self.mirror = src, mirror

    def _mirrored(self, fullname):
        return self.mirror + fullname[len(self.src):]

    def find_spec(self, fullname, path, target=None):
        """Return the spec of the mirrored module; None for names that are not under ``src``."""
        if not fullname.startswith(self.src + "."):
            return None
        from importlib.machinery import ModuleSpec
        return ModuleSpec(fullname, self)

    def create_module(self, spec):
        """Return the mirrored module."""
        return importlib.import_module(self._mirrored(spec.name))

    def exec_module(self, module):
        """Nothing: the mirrored module has run."""

    def find_module(self, fullname, path=None):
        """Return the importer, for names under ``src`` (Python 2)."""
        return self if fullname.startswith(self.src + ".") else None

    def load_module(self, fullname):
        """Return the mirrored module, under the old name too (Python 2)."""
        module = importlib.import_module(self._mirrored(fullname))
        sys.modules[fullname] = module
        return module


class ShimModule(types.ModuleType):
    """A package whose attributes are another's."""

    def __init__(self, *args, **kwargs):
        """
        :param src: the old name; the module's own by default.
        :param mirror: the package that is there in truth.
        """
        self._mirror = kwargs.pop("mirror")
        src = kwargs.pop("src", None)
        if src:
            kwargs[str("name")] = to_native(src.rpartition(".")[2])
        super(ShimModule, self).__init__(*args, **kwargs)
        if src:
            sys.meta_path.append(ShimImporter(src=src, mirror=self._mirror))

    @property
    def __path__(self):
        return []

    @property
    def __spec__(self):
        try:
            return importlib.import_module(self._mirror).__spec__
        except ImportError:
            return None

    def __dir__(self):
        return dir(importlib.import_module(self._mirror))

    def __getattr__(self, key):
        try:
            return import_item("%s.%s" % (self._mirror, key))
        except ImportError:
            raise AttributeError(key)
