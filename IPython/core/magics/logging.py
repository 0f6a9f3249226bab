"""``IPython.core.magics.logging``: session logs, from ``zmqkernel.shell.magics.logging``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.logging import LoggingMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.logging")
