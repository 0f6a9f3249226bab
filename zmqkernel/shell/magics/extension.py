"""``%load_ext`` and its kin."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class


def _module_name(magic, module_str):
    name = module_str.strip()
    if not name:
        raise UsageError("Missing module name. (usage: %%%s MODULE)" % magic)
    if len(name.split()) > 1:
        raise UsageError("%%%s: one module at a time, not %r (usage: %%%s MODULE)" % (magic, str(name), magic))
    return name


@public("IPython.core.magics.extension")
@magics_class
class ExtensionMagics(Magics):
    """Load, unload and reload extensions: modules with ``load_ipython_extension(shell)``."""

    @line_magic
    def load_ext(self, module_str):
        """Load an extension.

        %load_ext module

        The module is imported, and its ``load_ipython_extension(shell)`` is called.
        """
        name = _module_name("load_ext", module_str)
        outcome = self.shell.extension_manager.load_extension(name)
        if outcome == "already loaded":
            print("The %s extension is already loaded (%%reload_ext %s loads it anew)." % (name, name))
        elif outcome == "no load function":
            print("%s is not an IPython extension: it has no load_ipython_extension()." % name)

    @line_magic
    def unload_ext(self, module_str):
        """Unload an extension.

        %unload_ext module

        Its ``unload_ipython_extension(shell)`` is called; an extension without it
        cannot be unloaded.
        """
        name = _module_name("unload_ext", module_str)
        outcome = self.shell.extension_manager.unload_extension(name)
        if outcome == "no unload function":
            print("The %s extension doesn't define how to unload it." % name)
        elif outcome == "not loaded":
            print("The %s extension is not loaded." % name)

    @line_magic
    def reload_ext(self, module_str):
        """Reload an extension: unload it, import its module anew and load it.

        %reload_ext module
        """
        self.shell.extension_manager.reload_extension(_module_name("reload_ext", module_str))
