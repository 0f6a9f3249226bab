"""``IPython.core.magics.config``: configuration, from ``zmqkernel.shell.magics.config``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.config import ConfigMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.config")
