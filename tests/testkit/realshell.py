"""A real shell in the test's process."""
from __future__ import absolute_import, unicode_literals

import contextlib
import sys


@contextlib.contextmanager
def real_shell(**traits):
    """Have a shell without colours as the instance of its class; ``traits`` configure it."""
    from traitlets.config import Config
    from zmqkernel.shell.interactiveshell import InteractiveShell
    argv, main = sys.argv, sys.modules["__main__"]
    InteractiveShell.clear_instance()
    config = Config()
    config.InteractiveShell.colors = str("nocolor")
    for name, value in traits.items():
        setattr(config.InteractiveShell, name, value)
    shell = InteractiveShell.instance(config=config)
    shell.builtin_trap.activate()
    try:
        yield shell
    finally:
        shell.builtin_trap.deactivate()
        shell.restore_sys_module_state()
        InteractiveShell.clear_instance()
        shell.history_manager.close()
        sys.argv, sys.modules["__main__"] = argv, main
