"""Python text as tokens, however unfinished it is, and the expression that ends at the cursor.

The standard tokenizer differs between Pythons and gives up on an open string or bracket, which is what stands at a
cursor most of the time.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import keyword
import re
from collections import namedtuple

#: ``kind`` is one of name, number, string, open (a string without its end), comment, newline, op.
Token = namedtuple(str("Token"), str("kind start end text"))

_TOKEN = re.compile(r"""
    (?P<space>[ \t\f]+|\\\r?\n)
  | (?P<newline>\r?\n)
  | (?P<comment>\#[^\n]*)
  | (?P<string>(?:[rRbBuUfFtT]{1,2})?(?:\"\"\"|'''|"|'))
  | (?P<number>0[xXoObB]\w+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJlL]?)
  | (?P<name>[^\W\d]\w*)
  | (?P<op>==|!=|<=|>=|->|:=|\*\*|//|.)
""", re.VERBOSE | re.UNICODE | re.DOTALL)

_STRING_ENDS = {}
CLOSERS = {")": "(", "]": "[", "}": "{"}
OPENERS = frozenset(CLOSERS.values())
#: Keywords that are values.
_VALUES = frozenset(("None", "True", "False"))


def _string_end(text, start, quote):
    """Where the string whose text begins at ``start`` ends, and whether it was closed."""
    pattern = _STRING_ENDS.get(quote)
    if pattern is None:
        inner = r"(?:\\.|[^\\])*?" if len(quote) == 3 else r"(?:\\.|[^\\\n])*?"
        pattern = _STRING_ENDS[quote] = re.compile(inner + quote, re.DOTALL)
    match = pattern.match(text, start)
    if match:
        return match.end(), True
    if len(quote) == 3:
        return len(text), False
    end = text.find("\n", start)
    return (len(text), False) if end < 0 else (end, True)


def tokenize(text):
    """Return the tokens of ``text``; white space is left out.

    :param text: Python, as far as it is written.  Magics and shell lines give odd tokens and no error.
    """
    tokens, position, size = [], 0, len(text)
    while position < size:
        match = _TOKEN.match(text, position)
        kind, end = match.lastgroup, match.end()
        if kind == "string":
            quote = match.group().lstrip("rRbBuUfFtT")
            end, closed = _string_end(text, end, quote)
            kind = "string" if closed else "open"
        if kind != "space":
            tokens.append(Token(kind, position, end, text[position:end]))
        position = end
    return tokens


def is_name(token):
    """True for a name that is no keyword, and for None, True and False."""
    return token.kind == "name" and (token.text in _VALUES or not keyword.iskeyword(token.text))


def opening_index(tokens, index):
    """Index of the bracket that the closing bracket ``tokens[index]`` closes; None where there is none."""
    depth = 0
    for i in range(index, -1, -1):
        if tokens[i].kind != "op":
            continue
        if tokens[i].text in CLOSERS:
            depth += 1
        elif tokens[i].text in OPENERS:
            depth -= 1
            if depth == 0:
                return i
    return None


def unclosed_index(tokens, index=None):
    """Index of the innermost bracket that is open after ``tokens[:index]``; None where there is none."""
    depth = 0
    for i in range((len(tokens) if index is None else index) - 1, -1, -1):
        if tokens[i].kind != "op":
            continue
        if tokens[i].text in CLOSERS:
            depth += 1
        elif tokens[i].text in OPENERS:
            if depth == 0:
                return i
            depth -= 1
    return None


def primary_index(tokens, index):
    """Index where the primary expression that ends with ``tokens[index]`` begins.

    ``f(a.b[1].c`` with the last token's index: that of ``a``.

    :return: None where no primary ends there.
    """
    while index >= 0:
        token = tokens[index]
        if token.kind == "op" and token.text in CLOSERS:
            start = opening_index(tokens, index)
            if start is None:
                return None
            before = tokens[start - 1] if start else None
            trailer = token.text != "}" and before is not None and (
                is_name(before) or before.kind == "string" or (before.kind == "op" and before.text in CLOSERS))
            if not trailer:
                return start
            index = start - 1
            continue
        if token.kind not in ("string", "number") and token.kind != "name":
            return None
        dotted = index and tokens[index - 1].kind == "op" and tokens[index - 1].text == "."
        if not dotted:
            return index if token.kind != "name" or is_name(token) else None
        index -= 2
    return None


class Cursor(object):
    """What stands before the cursor.

    :param text: the text up to the cursor.

    ``state``: ``code``, ``string``, ``number`` or ``comment``.  ``fragment``: the piece of a name that is being
    completed.  ``base``: the expression before the dot, None where there is no dot.  ``string``: the open string's
    token.  ``keyword_arguments``: those of the call around it, once somebody has looked them up.
    """

    keyword_arguments = None

    def __init__(self, text):
        self.text = text
        self.tokens = tokenize(text)
        self.state, self.fragment, self.base, self.string = "code", "", None, None
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind == "open":
            self._in_string(last)
        elif last is not None and last.kind == "comment" and last.end == len(text):
            self.state = "comment"
        else:
            self._in_code()

    def _in_string(self, token):
        self.string = token
        self.state = "string"
        code = replacement_field(token.text)
        if code is not None:
            inner = Cursor(code)
            if inner.state == "code":
                self.state, self.fragment, self.base = "code", inner.fragment, inner.base

    def _in_code(self):
        index = len(self.tokens) - 1
        if index >= 0 and self.tokens[index].end == len(self.text):
            if self.tokens[index].kind == "number":
                self.state = "number"
            elif self.tokens[index].kind == "name":
                self.fragment = self.tokens[index].text
                index -= 1
        dot = self.tokens[index] if index >= 0 else None
        touches = dot is not None and dot.text == "." and dot.end == len(self.text) - len(self.fragment)
        if not touches:
            return
        start = primary_index(self.tokens, index - 1)
        self.base = "" if start is None else self.text[self.tokens[start].start:self.tokens[index].start]


def replacement_field(string):
    """The code of the f-string replacement field that is open at the end of ``string``, or None."""
    prefix = string[:len(string) - len(string.lstrip("rRbBuUfFtT"))].lower()
    if "f" not in prefix and "t" not in prefix:
        return None
    fields = string.replace("{{", "\0\0").replace("}}", "\0\0")
    start = fields.rfind("{")
    if start < 0 or fields.rfind("}") > start:
        return None
    return string[start + 1:]
