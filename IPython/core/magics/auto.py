"""``IPython.core.magics.auto``: automatic things, from ``zmqkernel.shell.magics.auto``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.auto import AutoMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.auto")
