"""``IPython.core.magics.history``: input history, from ``zmqkernel.shell.magics.history``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.history import HistoryMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.history")
