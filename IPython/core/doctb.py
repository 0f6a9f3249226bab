"""``IPython.core.doctb``: tracebacks for documentation, from ``zmqkernel.shell.tracebacks.doctb``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.tracebacks.doctb import (  # noqa: F401
    DocTB,
)

alias(__name__, "zmqkernel.shell.tracebacks.doctb")
