"""``IPython.core.logger``: the session log, from ``zmqkernel.shell.logger``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.logger import Logger  # noqa: F401

alias(__name__, "zmqkernel.shell.logger")
