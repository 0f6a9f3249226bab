"""``IPython.terminal.pt_inputhooks.pyglet``, from ``zmqkernel.shell.eventloops.pyglet_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.pyglet_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.pyglet_loop")
