"""``IPython.core.displayhook``: the display hook, from ``zmqkernel.shell.display.hook``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.hook import CapturingDisplayHook, DisplayHook  # noqa: F401

alias(__name__, "zmqkernel.shell.display.hook")
