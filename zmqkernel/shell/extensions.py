"""Loading, unloading and reloading of extensions: modules with ``load_ipython_extension(shell)``."""
from __future__ import absolute_import, print_function, unicode_literals

import contextlib
import os
import sys

import six

from ipython_compat import to_native
from ipython_compat.aliases import public
from traitlets import Any
from traitlets.config.configurable import Configurable
from zmqkernel.shell.errors import UsageError

#: extensions that come with IPython and are loaded by their bare name -> whether they are loaded already
BUILTINS_EXTS = {"storemagic": False, "autoreload": False}


@public("IPython.core.extensions")
class ExtensionManager(Configurable):
    """Knows which extensions are loaded, by module name, in ``loaded``."""

    shell = Any(None, allow_none=True)

    def __init__(self, shell=None, **kwargs):
        super(ExtensionManager, self).__init__(shell=shell, **kwargs)
        self.loaded = set()

    @property
    def ipython_extension_dir(self):
        """The folder in the IPython directory where a user's own extensions lie."""
        return os.path.join(self.shell.ipython_dir, "extensions")

    def load_extension(self, module_str):
        """Import an extension and call its ``load_ipython_extension`` with the shell.

        :param module_str: the module's name; ``autoreload`` and ``storemagic`` mean IPython's own.
        :return: None when it was loaded, ``"already loaded"`` or ``"no load function"`` otherwise.
        :raises ImportError: where there is no such module.
        :raises Exception: whatever the extension raises while it loads; the shell is then as it was before.
        """
        try:
            return self._load(module_str)
        except ImportError:
            if module_str not in BUILTINS_EXTS or self._exists(module_str):
                raise
        outcome = self._load("IPython.extensions." + module_str)
        BUILTINS_EXTS[module_str] = True
        return outcome

    def unload_extension(self, module_str):
        """Call the extension's ``unload_ipython_extension`` with the shell.

        :return: None when it was unloaded, ``"not loaded"`` or ``"no unload function"`` otherwise.
        """
        name = self._full_name(module_str)
        if name not in self.loaded:
            return "not loaded"
        module = sys.modules.get(to_native(name))
        unload = getattr(module, "unload_ipython_extension", None)
        if unload is None:
            return "no unload function"
        unload(self.shell)
        self.loaded.discard(name)
        return None

    def reload_extension(self, module_str):
        """Unload an extension, reload its module and load it again; one that is not loaded is loaded.

        :raises UsageError: where nothing of that name can be imported.
        """
        name = self._full_name(module_str)
        module = sys.modules.get(to_native(name))
        if name not in self.loaded or module is None:
            return self.load_extension(module_str)
        self.unload_extension(name)
        six.moves.reload_module(module)
        self.loaded.discard(name)
        return self._call_load(module, name)

    def install_extension(self, url, filename=None):
        """Old name; extensions are packages now and are installed as such.

        :raises UsageError: always.
        """
        raise UsageError("install_extension is gone: install the package of the extension with %pip install")

    def _full_name(self, module_str):
        """Return the name under which ``module_str`` was loaded."""
        if module_str not in self.loaded and module_str in BUILTINS_EXTS:
            shipped = "IPython.extensions." + module_str
            if shipped in self.loaded:
                return shipped
        return module_str

    @staticmethod
    def _exists(module_str):
        return to_native(module_str) in sys.modules

    def _load(self, module_str):
        if self._full_name(module_str) in self.loaded:
            return "already loaded"
        with self.shell.builtin_trap:
            module = sys.modules.get(to_native(module_str))
            if module is None:
                with self._user_extensions_on_path():
                    __import__(to_native(module_str))
                module = sys.modules[to_native(module_str)]
            return self._call_load(module, module_str)

    @contextlib.contextmanager
    def _user_extensions_on_path(self):
        """Let modules in the user's extension folder be found, while the block runs."""
        folder = to_native(self.ipython_extension_dir)
        added = os.path.isdir(folder) and folder not in sys.path
        if added:
            sys.path.append(folder)
        try:
            yield
        finally:
            if added and folder in sys.path:
                sys.path.remove(folder)

    def _call_load(self, module, name):
        load = getattr(module, "load_ipython_extension", None)
        if load is None:
            return "no load function"
        from zmqkernel.shell.snapshot import restored_on_error
        with restored_on_error(self.shell):
            load(self.shell)
        self.loaded.add(name)
        return None
