"""``IPython.core.builtin_trap``: builtins of the running shell, from ``zmqkernel.shell.execution.builtin_trap``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.builtin_trap import BuiltinTrap, BuiltinUndefined, HideBuiltin  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.builtin_trap")
