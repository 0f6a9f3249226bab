"""``IPython.core.macro``: macros, from ``zmqkernel.shell.macro``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.macro import Macro  # noqa: F401

alias(__name__, "zmqkernel.shell.macro")
