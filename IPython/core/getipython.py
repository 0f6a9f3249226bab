"""``IPython.core.getipython``: the running shell, from ``zmqkernel.shell.getipython``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.getipython import get_ipython  # noqa: F401

alias(__name__, "zmqkernel.shell.getipython")
