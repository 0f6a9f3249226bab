"""``IPython.core.crashhandler``: reports of faults, from ``zmqkernel.application.crashhandler``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.crashhandler import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.crashhandler")
