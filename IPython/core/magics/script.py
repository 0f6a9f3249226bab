"""``IPython.core.magics.script``: other interpreters, from ``zmqkernel.shell.magics.script``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.script import ScriptMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.script")
