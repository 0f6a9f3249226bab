"""``IPython.core.interactiveshell``: the shell, from ``zmqkernel.shell.interactiveshell``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.interactiveshell import (  # noqa: F401  (names for readers and type checkers)
    ExecutionInfo, ExecutionResult, InteractiveShell, InteractiveShellABC)

alias(__name__, "zmqkernel.shell.interactiveshell")
