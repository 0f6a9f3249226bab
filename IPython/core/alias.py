"""``IPython.core.alias``: system commands under short names, from ``zmqkernel.shell.aliases``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.aliases import (  # noqa: F401  (names for readers and type checkers)
    Alias, AliasError, AliasManager, InvalidAliasError, default_aliases, shell_line_split)

alias(__name__, "zmqkernel.shell.aliases")
