"""``IPython.utils.PyColorize``: themes, and colouring of Python source.

The parts stand in ``zmqkernel.shell.coloring``; this module is the name under which programs know them.
"""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public
from ipython_compat.lazymodule import install

from .coloring.highlight import Parser, pylight, python_tokens  # noqa: F401
from .coloring.theme import (  # noqa: F401
    MAX_SYMBOL_LENGTH, THEME_ENTRY_POINT_GROUP, USER_THEME_DIRNAME, Symbols, Theme, ThemeTable, _theme_filename,
    theme_table)
from .coloring.tokens import Token, token_from_str  # noqa: F401

for _class in (Parser, Symbols, Theme, ThemeTable):
    public("IPython.utils.PyColorize")(_class)


def render_tokens(tokens, theme_name):
    """Return a token stream, ``[(token type, text), ...]``, as text in the colours of the theme ``theme_name``."""
    return theme_table[theme_name].format(tokens)


#: stands for a style that was not given, in programs written for IPython 8
Undefined = object()


def main(argv=None):
    """Colour a Python file, or standard input, on standard output (``python -m IPython.utils.PyColorize FILE``)."""
    import io
    import sys
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments:
        with io.open(arguments[0], encoding="utf-8") as stream:
            text = stream.read()
    else:
        text = sys.stdin.read()
    Parser(theme_name="neutral").format(text)


_OLD_TABLES = ("ANSICodeColors", "LightBGColors", "LinuxColors", "NeutralColors", "NoColor")


def _old_table(name):
    """Return a colour table of older releases, which only programs written for them ask for."""
    if name not in _OLD_TABLES:
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    from .coloring import schemes
    return getattr(schemes, name)


install(__name__, _old_table)
