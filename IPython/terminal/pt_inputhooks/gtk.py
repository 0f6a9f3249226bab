"""``IPython.terminal.pt_inputhooks.gtk``, from ``zmqkernel.shell.eventloops.gtk2_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.gtk2_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.gtk2_loop")
