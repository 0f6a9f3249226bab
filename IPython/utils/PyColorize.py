"""``IPython.utils.PyColorize``: themes and source colouring, from ``zmqkernel.shell.colors``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.colors import (  # noqa: F401
    ANSICodeColors, LightBGColors, LinuxColors, NeutralColors, NoColor, Parser, Symbols, Theme, ThemeTable, Token,
    theme_table, token_from_str,
)

alias(__name__, "zmqkernel.shell.colors")
