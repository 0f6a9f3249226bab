"""``IPython.core.payloadpage``: paging by payload, from ``zmqkernel.shell.payloadpage``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.payloadpage import page  # noqa: F401

alias(__name__, "zmqkernel.shell.payloadpage")
