"""``IPython.terminal.pt_inputhooks.gtk4``, from ``zmqkernel.shell.eventloops.gtk4_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.gtk4_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.gtk4_loop")
