"""``IPython.core.magics.code``: magics that edit, load and save code, from ``zmqkernel.shell.magics.code``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.code import CodeMagics, MacroToEdit  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.code")
