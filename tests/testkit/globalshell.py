"""The shell of ``IPython.testing.globalipapp``, put away again: the rest of the run is to find the process
without one."""
from __future__ import absolute_import, unicode_literals

import contextlib

from six.moves import builtins


@contextlib.contextmanager
def global_shell():
    """Start the shell, and leave nothing of it behind."""
    from IPython.testing import globalipapp

    shell = globalipapp.get_ipython()
    try:
        yield shell
    finally:
        shell.builtin_trap.deactivate()
        if hasattr(builtins, "get_ipython"):
            del builtins.get_ipython
        type(shell).clear_instance()
        del globalipapp._started[:]
