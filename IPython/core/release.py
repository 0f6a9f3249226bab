"""``IPython.core.release``: name and version, from ``zmqkernel.application.release``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.release import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.release")
