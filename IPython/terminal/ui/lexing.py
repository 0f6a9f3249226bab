"""Colours for long cells.

prompt_toolkit has pygments read the whole text again, from its beginning to its end, with every key.  For ten thousand
lines that takes half a second.  Here a long text is cut into parts, at lines where a statement of Python can begin, and
what has been found out about a part is kept: a key costs one part.
"""
from __future__ import absolute_import, unicode_literals

import bisect
import re

from prompt_toolkit.document import Document
from prompt_toolkit.lexers import Lexer

#: lines of a part, at least
PART = 100
#: parts that are remembered
REMEMBERED = 300

#: strings and comments; a quote that nothing matches is none
_STRING = re.compile(r"""#[^\n]*|'''(?:\\.|[^\\])*?(?:'''|\Z)|\"{3}(?:\\.|[^\\])*?(?:\"{3}|\Z)"""
                     r"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*\"""", re.S)
#: how a line begins that may be the first of a part
_BEGINNING = re.compile(r"[^\s%)\]}#'\"]")


def part_starts(text, lines):
    """Return the numbers of the lines with which the parts of a text begin, the first of them 0.

    :param lines: the text's lines.
    """
    starts = [0]
    if len(lines) <= 2 * PART or text.lstrip().startswith("%%"):
        return starts
    inside = _inside_strings(text)
    number = PART
    while number < len(lines):
        if _BEGINNING.match(lines[number]) and number not in inside:
            starts.append(number)
            number += PART
        else:
            number += 1
    return starts


def _inside_strings(text):
    """Return the set of the lines that begin inside of a string."""
    inside, line, seen = set(), 0, 0
    for match in _STRING.finditer(text):
        breaks = text.count("\n", match.start(), match.end())
        if breaks:
            line += text.count("\n", seen, match.start())
            inside.update(range(line + 1, line + breaks + 1))
            line, seen = line + breaks, match.end()
    return inside


class PartLexer(Lexer):
    """A lexer that has another one colour the parts of a text.

    :param lexer: the other one, for Python.
    """

    def __init__(self, lexer):
        self._lexer = lexer
        self._known = {}

    def lex_document(self, document):
        """Return a function from a line's number to its coloured pieces."""
        lines = document.lines
        starts = part_starts(document.text, lines)

        def get_line(number):
            """Return the pieces of a line."""
            at = bisect.bisect_right(starts, number) - 1
            first = starts[at]
            if at + 1 < len(starts):
                return self._part("\n".join(lines[first:starts[at + 1]]) + "\n")(number - first)
            return self._part("\n".join(lines[first:]))(number - first)

        return get_line

    def _part(self, text):
        if text not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[text] = self._lexer.lex_document(Document(text))
        return self._known[text]
