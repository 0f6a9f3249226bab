"""``IPython.terminal.pt_inputhooks.asyncio``, from ``zmqkernel.shell.eventloops.asyncio_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.asyncio_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.asyncio_loop")
