"""``IPython.utils.coloransi``: colours by name and tables of schemes, from ``zmqkernel.shell.coloring.schemes``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.coloring.schemes import (  # noqa: F401  (names for readers and type checkers)
    ColorScheme, ColorSchemeTable, InputTermColors, NoColors, TermColors, color_templates, make_color_table)

alias(__name__, "zmqkernel.shell.coloring.schemes")
