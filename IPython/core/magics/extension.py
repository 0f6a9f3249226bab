"""``IPython.core.magics.extension``: extensions, from ``zmqkernel.shell.magics.extension``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.extension import ExtensionMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.extension")
