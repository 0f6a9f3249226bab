"""``IPython.terminal.pt_inputhooks.osx``, from ``zmqkernel.shell.eventloops.osx_loop``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.eventloops.osx_loop import inputhook  # noqa: F401

alias(__name__, "zmqkernel.shell.eventloops.osx_loop")
