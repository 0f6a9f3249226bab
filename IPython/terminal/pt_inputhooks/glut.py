"""``IPython.terminal.pt_inputhooks.glut``, from ``zmqkernel.shell.eventloops.glut_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.glut_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.glut_loop")
