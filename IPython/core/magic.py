"""``IPython.core.magic``: what a magic is written with, from ``zmqkernel.shell.magics.base``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.base import (  # noqa: F401  (names for readers and type checkers)
    MagicAlias, Magics, MagicsManager, cell_magic, line_cell_magic, line_magic, magics_class, needs_local_scope,
    no_var_expand, output_can_be_silenced, register_cell_magic, register_line_cell_magic, register_line_magic)

alias(__name__, "zmqkernel.shell.magics.base")
