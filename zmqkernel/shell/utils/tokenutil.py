"""Looking at code token by token: which line and which name a cursor is at."""
from __future__ import absolute_import, unicode_literals

import collections
import io
import tokenize
from keyword import iskeyword

from ipython_compat import to_text

Token = collections.namedtuple(str("Token"), [str(f) for f in ("token", "text", "start", "end", "line")])


def generate_tokens(readline):
    """Yield the tokens of code; where it ends in the middle of something, so do the tokens.

    :param readline: a function that returns the next line, and the empty text after the last.
    """
    try:
        for token in tokenize.generate_tokens(readline):
            yield token
    except tokenize.TokenError:
        return


def generate_tokens_catch_errors(readline, extra_errors_to_catch=None):
    """Yield the tokens of code; an error of the usual kinds in it gives an ``ERRORTOKEN`` with the rest of the line.

    :param extra_errors_to_catch: parts of further messages of ``TokenError`` to take so.
    :raises tokenize.TokenError: for other errors.
    """
    known = ["unterminated string literal", "invalid non-printable character", "after line continuation character",
             "literal"]  # digits that are none of the number's base, or no digits
    known.extend(extra_errors_to_catch or ())
    seen = []
    try:
        for token in tokenize.generate_tokens(readline):
            seen.append(token)
            yield token
    except tokenize.TokenError as exc:
        if not any(part in exc.args[0] for part in known):
            raise
        start = end = seen[-1][3] if seen else (1, 0)
        line = seen[-1][4] if seen else ""
        yield getattr(tokenize, "TokenInfo", Token)(tokenize.ERRORTOKEN, "", start, end, line)


def line_at_cursor(cell, cursor_pos=0):
    """Return the line of ``cell`` that the cursor is in, and the position the line begins at.

    :param cursor_pos: position in ``cell``, in characters; right after a newline it is in the next line.
    """
    offset = 0
    for line in cell.splitlines(True):
        end = offset + len(line)
        if cursor_pos < end or (cursor_pos == end and not line.endswith("\n")):
            return line, offset
        offset = end
    return "", offset


class _Names(object):
    """The names and the open calls seen so far."""

    def __init__(self):
        self.names = []
        self.calls = []

    def name(self, text, after):
        if after == "." and self.names:
            text = "%s.%s" % (self.names.pop(), text)
        self.names.append(text)

    def open(self, after):
        callee = self.names[-1] if self.names and (after in (")", "]") or _is_name(after)) else None
        self.calls.append((callee, len(self.names)))

    def close(self):
        if self.calls:
            callee, depth = self.calls.pop()
            if callee is not None:
                del self.names[depth:]

    def answer(self, inside_name):
        if not inside_name and self.calls and self.calls[-1][0]:
            return self.calls[-1][0]
        return self.names[-1] if self.names else ""


def _is_name(text):
    return bool(text) and (text[0].isalpha() or text[0] == "_") and not iskeyword(text)


def _tokens_with_offsets(cell):
    starts = [0]
    for line in cell.splitlines(True):
        starts.append(starts[-1] + len(line))
    for token in generate_tokens(io.StringIO(cell).readline):
        (row, column), (last_row, last_column) = token[2:4]
        if row <= len(starts) and last_row <= len(starts):
            yield token[0], token[1], starts[row - 1] + column, starts[last_row - 1] + last_column


def token_at_cursor(cell, cursor_pos=0):
    """Return the dotted name that help at a cursor should be about, or the empty text.

    That is the name the cursor is on, up to the part it is on; else the function in whose parentheses it is; else the
    name before it.  Keyword arguments and assigned names do not count.

    :param cursor_pos: position in ``cell``, in characters.
    """
    seen = _Names()
    inside, before = False, ""
    tokens = list(_tokens_with_offsets(to_text(cell)))
    for n, (kind, text, start, end) in enumerate(tokens):
        if start > cursor_pos:
            break
        following = tokens[n + 1][1] if n + 1 < len(tokens) else ""
        inside = False
        if kind == tokenize.NAME and not iskeyword(text):
            if following != "=":
                seen.name(text, before)
                inside = cursor_pos < end
        elif text == "(":
            seen.open(before)
        elif text == ")" and end <= cursor_pos:
            seen.close()
        before = text
    return seen.answer(inside)
