"""``IPython.core.error``: the shell's exceptions, from ``zmqkernel.shell.errors``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.errors import (  # noqa: F401  (names for readers and type checkers)
    InputRejected, IPythonCoreError, StdinNotImplementedError, TryNext, UsageError)

alias(__name__, "zmqkernel.shell.errors")
