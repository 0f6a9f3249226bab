"""The last lines of a traceback: what was raised, with the place of a syntax error and the notes."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import to_text
from ipython_compat.source_lines import cached_line

from ..coloring.tokens import Token
from .naming import file_tokens
from .values import safe_str


def type_name(etype):
    """Return the name of an exception's class; the text itself where there is none (string exceptions, ``None``)."""
    name = getattr(etype, "__name__", None)
    return to_text(name) if name is not None else safe_str(etype)


def notes_of(value):
    """Return the notes of an exception (PEP 678) as a list of lines."""
    notes = getattr(value, "__notes__", None)
    if notes is None:
        return []
    if not isinstance(notes, (list, tuple)):
        return [safe_str(notes, "notes")]
    lines = []
    for note in notes:
        lines.extend(safe_str(note, "note").split("\n"))
    return lines


def is_syntax_error(etype):
    """Whether ``etype`` is a class of syntax errors."""
    return isinstance(etype, type) and issubclass(etype, SyntaxError)


def _error_line(value):
    """Return the text of the line a syntax error is in, from the exception or else from the source."""
    text = getattr(value, "text", None)
    if text is None and value.filename and isinstance(value.lineno, int):
        text = cached_line(value.filename, value.lineno)
    return to_text(text or "").rstrip("\r\n")


def _caret(value, text):
    """Return the line with the caret for a line shown without its indentation; None where the place is not known."""
    if not isinstance(value.offset, int):
        return None
    shown = text.strip()
    # 0: Python found the end of the text where more should have been
    column = value.offset - 1 - (len(text) - len(text.lstrip())) if value.offset else len(shown) - 1
    column = max(0, min(column, len(shown)))
    return "".join(char if char.isspace() else " " for char in shown[:column]).ljust(column) + "^"


def syntax_location(value, compiler=None):
    """Return the token stream that shows where a syntax error is: file and line, the line itself, a caret."""
    stream = [(Token, "  ")]
    filename = value.filename or "<string>"
    stream.extend(file_tokens(filename, value.lineno, compiler=compiler))
    stream.append((Token, "\n"))
    text = _error_line(value)
    if text.strip():
        stream.extend([(Token.Line, "    "), (Token.Line, text.strip()), (Token, "\n")])
        caret = _caret(value, text)
        if caret is not None:
            stream.extend([(Token.Caret, "    " + caret), (Token, "\n")])
    return stream


def exception_message(etype, value):
    """Return what stands after the exception's name; the empty string where there is nothing to say."""
    if value is None:
        return ""
    if is_syntax_error(etype) and isinstance(value, SyntaxError) and value.msg:
        return safe_str(value.msg)
    return safe_str(value)


def exception_streams(etype, value, compiler=None):
    """Return the token streams of the lines that tell what was raised, for the listing modes.

    :return: the place of a syntax error (one stream), then name and message, then the notes; each ends its line.
    """
    streams = []
    if is_syntax_error(etype) and isinstance(value, SyntaxError):
        streams.append(syntax_location(value, compiler))
    message = exception_message(etype, value)
    line = [(Token.ExcName, type_name(etype))]
    if message:
        line += [(Token.ExcName, ":"), (Token, " " + message)]
    streams.append(line + [(Token, "\n")])
    streams.extend([(Token, note + "\n")] for note in notes_of(value))
    return streams
