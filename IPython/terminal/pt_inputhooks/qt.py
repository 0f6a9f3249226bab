"""``IPython.terminal.pt_inputhooks.qt``, from ``zmqkernel.shell.eventloops.qt_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.qt_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.qt_loop")
