"""``IPython.paths``: where profiles and caches are, from ``zmqkernel.application.paths``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.paths import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.paths")
