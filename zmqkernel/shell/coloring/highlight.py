"""Python source as a token stream, and the classic ``Parser`` interface to it."""
from __future__ import absolute_import, unicode_literals

import sys

from .theme import theme_table

_lexers = {}


def python_lexer():
    """Return the lexer for Python (built once) that keeps every character of its input."""
    if "python" not in _lexers:
        from pygments.lexers.python import PythonLexer
        _lexers["python"] = PythonLexer(stripnl=False, stripall=False, ensurenl=False)
    return _lexers["python"]


def python_tokens(source):
    """Return the token stream of Python ``source``: ``[(token type, text), ...]``; the texts join to ``source``."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    return list(python_lexer().get_tokens(source))


def pylight(source, theme_name):
    """Return Python ``source`` in the colours of the theme called ``theme_name``."""
    theme = theme_table[theme_name]
    if theme.colorless:
        return source
    return theme.format(python_tokens(source))


class Parser(object):
    """Colours Python source.

    :param out: where :meth:`format` writes; a text file, or ``"str"`` to return the text instead.
    :param theme_name: the theme; None is ``"nocolor"``.
    """

    #: the theme of a parser that was made without one
    theme_name = "nocolor"

    def __init__(self, out=None, theme_name=None, color_table=None, style=None, parent=None):
        self.out = sys.stdout if out is None else out
        self.theme_name = theme_name or style or "nocolor"

    @property
    def style(self):
        """The name of the theme."""
        return self.theme_name

    @style.setter
    def style(self, name):
        self.theme_name = name

    def format(self, raw, out=None, scheme=""):
        """Colour ``raw``; see :meth:`format2`."""
        return self.format2(raw, out)[0]

    def format2(self, raw, out=None):
        """Colour the Python source ``raw``.

        :param out: where to write; a text file, ``"str"`` to return the text, None for what the parser was made with.
        :return: ``(text, failed)``: the text is None where it was written to a file.
        :raises ValueError: where ``out`` is neither a file nor ``"str"``.
        """
        target = self.out if out is None else out
        text = pylight(raw, self.theme_name)
        if target == "str":
            return text, False
        if not hasattr(target, "write"):
            raise ValueError("out is a file, or the word \"str\"")
        target.write(text)
        return None, False

    def __call__(self, toktype, toktext, start_pos, end_pos, line):
        """Write one token of ``tokenize`` in its colour."""
        self.out.write(pylight(toktext, self.theme_name))
