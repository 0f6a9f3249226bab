"""``IPython.core.hooks``: what users and frontends can replace, from ``zmqkernel.shell.hooks``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.hooks import (  # noqa: F401  (names for readers and type checkers)
    CommandChainDispatcher, clipboard_get, editor, show_in_pager, synchronize_with_editor)

alias(__name__, "zmqkernel.shell.hooks")
