"""``IPython.core.ultratb``: traceback formatters, from ``zmqkernel.shell.tracebacks.ultratb``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.tracebacks.ultratb import (  # noqa: F401
    AutoFormattedTB, ColorTB, FormattedTB, ListTB, SyntaxTB, VerboseTB,
)

alias(__name__, "zmqkernel.shell.tracebacks.ultratb")
