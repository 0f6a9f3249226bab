"""``IPython.core.debugger``: the debugger, from ``zmqkernel.shell.debugger``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.debugger import (  # noqa: F401
    BdbQuit_excepthook, InterruptiblePdb, Pdb, Tracer, set_trace,
)

alias(__name__, "zmqkernel.shell.debugger")
