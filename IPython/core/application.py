"""``IPython.core.application``: the base of applications with profiles and config files, from
``zmqkernel.application.base``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.application.base import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "zmqkernel.application.base")
