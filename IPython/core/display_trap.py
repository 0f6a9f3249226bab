"""``IPython.core.display_trap``: the display hook of the running shell, from
``zmqkernel.shell.execution.display_trap``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.display_trap import DisplayTrap  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.display_trap")
