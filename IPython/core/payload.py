"""``IPython.core.payload``: requests to the frontend, from ``zmqkernel.shell.payload``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.payload import PayloadManager  # noqa: F401

alias(__name__, "zmqkernel.shell.payload")
