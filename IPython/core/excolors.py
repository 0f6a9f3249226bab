"""``IPython.core.excolors``: the older colour tables of tracebacks, from ``zmqkernel.shell.tracebacks.excolors``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.tracebacks.excolors import (  # noqa: F401
    ExceptionColors, exception_colors,
)

alias(__name__, "zmqkernel.shell.tracebacks.excolors")
