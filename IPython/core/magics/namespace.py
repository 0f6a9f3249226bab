"""``IPython.core.magics.namespace``: the user's namespace, from ``zmqkernel.shell.magics.namespace``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.namespace import NamespaceMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.namespace")
