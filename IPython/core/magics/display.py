"""``IPython.core.magics.display``: cells that are shown, from ``zmqkernel.shell.magics.display``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.display import DisplayMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.display")
