"""``IPython.core.magics.packaging``: package managers, from ``zmqkernel.shell.magics.packaging``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.packaging import PackagingMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.packaging")
