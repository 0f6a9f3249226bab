"""``IPython.core.magics.basic``: magics on magics and settings, from ``zmqkernel.shell.magics.basic``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.basic import AsyncMagics, BasicMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.basic")
