"""``IPython.core.magics.pylab``: matplotlib, from ``zmqkernel.shell.magics.pylab``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.pylab import PylabMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.pylab")
