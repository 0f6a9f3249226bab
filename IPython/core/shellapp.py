"""``IPython.core.shellapp``: what applications do to a new shell, from ``zmqkernel.application.shellapp``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.shellapp import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.shellapp")
