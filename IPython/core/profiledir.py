"""``IPython.core.profiledir``: a profile's folder, from ``zmqkernel.application.profiledir``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.profiledir import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.profiledir")
