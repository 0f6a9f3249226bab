"""The first lines of a traceback with context, and the arguments of a call."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_text
from ipython_compat.terminal_size import terminal_size

from ..coloring.tokens import Token
from .values import eqrepr

#: columns of the first lines, where the terminal has as many
WIDTH = 75
_TITLE = "Traceback (most recent call last)"
_LONG_TEXT = ("A problem occurred while Python code was running.  These are the calls that led to it,\n"
              "the innermost one last.")


def top_line(theme):
    """Return the token stream of the line above a traceback."""
    return [(Token.Topline, theme.top_line(_width()))]


def _width():
    return min(WIDTH, terminal_size().columns)


def title(etype, theme, long_version=False):
    """Return the token stream of the heading: the exception's name, and which way to read.

    :param etype: name of the exception's class.
    :param long_version: with interpreter, time, and a sentence of explanation.
    """
    etype = to_text(etype)
    if not long_version:
        return [(Token.ExcName, etype), (Token, " " * max(1, _width() - len(etype) - len(_TITLE)) + _TITLE)]
    import platform
    import time
    version = "Python %s: %s" % (platform.python_version(), to_text(sys.executable or ""))
    date = to_text(time.ctime(time.time()))
    return top_line(theme) + [
        (Token, "\n"), (Token.ExcName, etype), (Token, " " * max(1, WIDTH - len(etype) - len(version)) + version),
        (Token, "\n" + date.rjust(WIDTH) + "\n"), (Token, _LONG_TEXT)]


def call_tokens(record, include_values):
    """Return the token stream of a frame's function and its arguments: ``f(x, *args)`` or ``f(x=1, *args=())``."""
    stream = [(Token.VName, record.name)]
    code, frame = record.code, record.frame
    if code.co_name == "<module>":
        return []
    stream.append((Token.ValEm, "("))
    for index, (prefix, name) in enumerate(_parameters(code)):
        stream.append((Token.ValEm, (", " if index else "") + prefix + name))
        if include_values:
            text = eqrepr(frame.f_locals[name]) if name in frame.f_locals else "=<deleted>"
            stream.append((Token.ValEm, text))
    stream.append((Token.ValEm, ")"))
    return _joined(stream)


def _joined(stream):
    """Join neighbours of one token type."""
    result = []
    for token, text in stream:
        if result and result[-1][0] == token:
            result[-1] = (token, result[-1][1] + text)
        else:
            result.append((token, text))
    return result


def _parameters(code):
    """Return ``(prefix, name)`` of the parameters of a code object in the order of its signature."""
    names = code.co_varnames
    plain, keyword = code.co_argcount, getattr(code, "co_kwonlyargcount", 0)
    rest = plain + keyword
    result = [("", to_text(name)) for name in names[:plain]]
    if code.co_flags & 4:
        result.append(("*", to_text(names[rest])))
        rest += 1
    result.extend(("", to_text(name)) for name in names[plain:plain + keyword])
    if code.co_flags & 8:
        result.append(("**", to_text(names[rest])))
    return result
