"""``IPython.core.async_helpers``: event loops of cells, from ``zmqkernel.shell.execution.async_helpers``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.async_helpers import get_asyncio_loop  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.async_helpers")
