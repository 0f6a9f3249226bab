"""A tokenizer for what is typed at a prompt: Python with magics, shell commands and questions in between.

The standard library's gives up at the first thing that is not Python (since 3.12), and differs from version to
version.  This one never fails: a character or an unfinished string that means nothing to Python becomes an
``ERRORTOKEN`` and the scan goes on, so that a command is found whatever stands around it, and on each Python alike.
Where the text is Python, the tokens are those of :mod:`tokenize` (f-strings are single ``STRING`` tokens, as before
3.12), with positions that count rows from 1.
"""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat.token_info import TokenInfo, token_type

COMMENT = token_type("COMMENT")
DEDENT = token_type("DEDENT")
ENDMARKER = token_type("ENDMARKER")
ERRORTOKEN = token_type("ERRORTOKEN")
INDENT = token_type("INDENT")
NAME = token_type("NAME")
NEWLINE = token_type("NEWLINE")
NL = token_type("NL")
NUMBER = token_type("NUMBER")
OP = token_type("OP")
STRING = token_type("STRING")

_PREFIX = r"(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU][rR]?)?"
_TOKEN = r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<newline>\r?\n)
  | (?P<continued>\\\r?\n)
  | (?P<quote>%s(?:'''|\"\"\"|'|\"))
  | (?P<number>0[xXoObB][\w]+ | (?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJlL]?)
  | (?P<name>\w+)
  | (?P<op>\*\*=?|//=?|>>=?|<<=?|\.\.\.|->|:=|!=|<>|[+\-*/%%&|^=<>@]=|[-+*/%%&|^~<>=@()\[\]{},:;.`])
""" % _PREFIX
_BLANKS = re.compile(r"[ \f\t]*")
_TAB = 8
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def tokenize_lines(lines):
    """Return the tokens of ``lines``, a list of texts with their line ends, as a flat list.

    Ends with the ``DEDENT`` tokens that are due and ``ENDMARKER``.
    """
    return _Scanner(lines).scan()


class _Scanner(object):
    """One pass over the lines of an input."""

    def __init__(self, lines):
        self.lines = lines
        self.text = "".join(lines)
        self.starts = []
        offset = 0
        for line in lines:
            self.starts.append(offset)
            offset += len(line)
        self.tokens = []
        # Compiled when it is first used, and from then on in re's cache: most cells need no tokens.
        self.match_token = re.compile(_TOKEN, re.VERBOSE | re.UNICODE).match
        self.depth = 0
        self.indents = [0]
        self.row = 0

    def scan(self):
        """Return all tokens."""
        position, end, fresh = 0, len(self.text), True
        while position < end:
            self._advance(position)
            if fresh and not self.depth:
                position = self._indentation(position)
            else:
                position = _BLANKS.match(self.text, position).end()
            if position >= end:
                break
            position, fresh = self._token(position)
        row = len(self.lines) + 1
        if self.tokens and self.tokens[-1].type not in (NEWLINE, NL):
            last = self.tokens[-1]
            ended = (last.end[0], last.end[1] + 1)
            self.tokens.append(TokenInfo(NL if last.type == COMMENT else NEWLINE, "", last.end, ended, ""))
        for _ in self.indents[1:]:
            self.tokens.append(TokenInfo(DEDENT, "", (row, 0), (row, 0), ""))
        self.tokens.append(TokenInfo(ENDMARKER, "", (row, 0), (row, 0), ""))
        return self.tokens

    def _advance(self, position):
        """Let ``row`` be the line of ``position``."""
        while self.row + 1 < len(self.starts) and self.starts[self.row + 1] <= position:
            self.row += 1

    def _where(self, position):
        return self.row + 1, position - self.starts[self.row]

    def _add(self, kind, start, end):
        """Append the token of ``text[start:end]``, which may go over several lines."""
        began, first = self._where(start), self.row
        self._advance(max(start, end - 1))
        line = self.lines[first] if first == self.row else "".join(self.lines[first:self.row + 1])
        self.tokens.append(TokenInfo(kind, self.text[start:end], began, self._where(end), line))

    def _indentation(self, position):
        """Note the indentation of a logical line; return the position behind it."""
        end = _BLANKS.match(self.text, position).end()
        if end >= len(self.text) or self.text[end] in "#\r\n":
            return end
        width = 0
        for char in self.text[position:end]:
            width = (width // _TAB + 1) * _TAB if char == "\t" else 0 if char == "\f" else width + 1
        if width > self.indents[-1]:
            self.indents.append(width)
            self._add(INDENT, position, end)
        where = self._where(end)
        while width < self.indents[-1]:
            self.indents.pop()
            self.tokens.append(TokenInfo(DEDENT, "", where, where, self.lines[self.row]))
        return end

    def _token(self, position):
        """Append the token at ``position``; return the position behind it, and whether a logical line starts there."""
        match = self.match_token(self.text, position)
        kind = match.lastgroup if match else "error"
        if kind == "newline":
            logical = not self.depth and bool(self.tokens) and self.tokens[-1].type not in (NL, NEWLINE, COMMENT)
            if logical and self.tokens[-1].type == DEDENT:
                logical = False
            if self.tokens and self.tokens[-1].type == COMMENT:
                logical = not self.depth and not self._alone_on_line()
            self._add(NEWLINE if logical else NL, position, match.end())
            return match.end(), True
        if kind == "continued":
            return match.end(), False
        if kind == "quote":
            return self._string(position, match.end()), False
        if kind == "error":
            self._add(ERRORTOKEN, position, position + 1)
            return position + 1, False
        if kind == "op":
            self._nest(match.group())
        self._add(_KINDS[kind], position, match.end())
        return match.end(), False

    def _alone_on_line(self):
        """Return whether the comment just read is all there is on its line."""
        comment = self.tokens[-1]
        return not comment.line[:comment.start[1]].strip()

    def _nest(self, operator):
        if operator in _OPENING:
            self.depth += 1
        elif operator in _CLOSING and self.depth:
            self.depth -= 1

    def _string(self, start, body):
        """Append the string literal at ``start`` whose first character is at ``body``; return the position behind it.

        A quote without a partner is an error token by itself; three of them take all that is left.
        """
        opening = self.text[start:body]
        quote = opening.lstrip("rRbBfFtTuU")
        formatted = any(char in "fFtT" for char in opening)
        end = string_end(self.text, body, quote, formatted)
        if end is None and formatted:
            end = string_end(self.text, body, quote, False)
        if end is not None:
            self._add(STRING, start, end)
            return end
        if len(quote) == 3:
            self._add(ERRORTOKEN, start, len(self.text))
            return len(self.text)
        quote_at = body - 1
        if quote_at > start:
            self._add(NAME, start, quote_at)
        self._add(ERRORTOKEN, quote_at, body)
        return body


_KINDS = {"comment": COMMENT, "number": NUMBER, "name": NAME, "op": OP}


def string_end(text, position, quote, formatted):
    """Return the position behind the string literal whose body starts at ``position``, or None where it has no end.

    :param quote: its quotes, one or three.
    :param formatted: whether braces hold expressions, in which quotes belong to strings of their own (PEP 701).
    """
    size = len(text)
    while position < size:
        char = text[position]
        if char == "\\":
            position += 2 if text[position + 1:position + 3] != "\r\n" else 3
        elif text.startswith(quote, position):
            return position + len(quote)
        elif char == "\n" and len(quote) == 1:
            return None
        elif char == "{" and formatted:
            if text.startswith("{{", position):
                position += 2
            else:
                position = _field_end(text, position + 1, quote)
                if position is None:
                    return None
        else:
            position += 1
    return None


def _field_end(text, position, quote):
    """Return the position behind the brace that ends a replacement field, or None."""
    depth, size = 0, len(text)
    while position < size:
        char = text[position]
        if char == "}" and not depth:
            return position + 1
        if char == "\n" and len(quote) == 1:
            return None
        if char in "'\"":
            inner = char * 3 if text.startswith(char * 3, position) else char
            prefix = text[max(0, position - 2):position].lower()
            position = string_end(text, position + len(inner), inner, prefix[-1:] in ("f", "t"))
            if position is None:
                return None
            continue
        depth += (char in _OPENING) - (char in _CLOSING)
        position += 1
    return None
