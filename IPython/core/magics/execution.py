"""``IPython.core.magics.execution``: magics that run code, from ``zmqkernel.shell.magics.execution``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.execution import ExecutionMagics, TimeitResult, Timer  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.execution")
