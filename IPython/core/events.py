"""``IPython.core.events``: callbacks around cells, from ``zmqkernel.shell.events``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.events import EventManager, available_events  # noqa: F401

alias(__name__, "zmqkernel.shell.events")
