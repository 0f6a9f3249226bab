"""``IPython.utils.PyColorize``: themes, and colouring of Python source.

The parts stand in ``zmqkernel.shell.coloring``; this module is the name under which programs know them.
"""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public

from .coloring.highlight import Parser, pylight, python_tokens  # noqa: F401
from .coloring.schemes import (  # noqa: F401
    ANSICodeColors, LightBGColors, LinuxColors, NeutralColors, NoColor)
from .coloring.theme import (  # noqa: F401
    MAX_SYMBOL_LENGTH, THEME_ENTRY_POINT_GROUP, USER_THEME_DIRNAME, Symbols, Theme, ThemeTable, theme_table)
from .coloring.tokens import Token, token_from_str  # noqa: F401

for _class in (Parser, Symbols, Theme, ThemeTable):
    public("IPython.utils.PyColorize")(_class)


def render_tokens(tokens, theme_name):
    """Return a token stream, ``[(token type, text), ...]``, as text in the colours of the theme ``theme_name``."""
    return theme_table[theme_name].format(tokens)
