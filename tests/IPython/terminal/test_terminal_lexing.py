"""Colours of long cells: part by part, and the same as in one go."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text.utils import split_lines
from prompt_toolkit.lexers import PygmentsLexer

from IPython.lib.lexers import IPython3Lexer
from IPython.terminal.ui.lexing import PART, PartLexer, part_starts

STATEMENTS = '''\
def name(argument, other="it's"):
    """A text of
several lines
    with 'quotes' and # signs
"""
    return {"key": argument  # an unmatched " here
}

class Name(object):
    text = \'\'\'another
one \'\'\'
%timeit name(1)
!echo it's
x = [name(n) for n in range(10)]
'''


class Counting(object):
    """A lexer that counts what it is asked for."""

    def __init__(self):
        self.documents = []

    def lex_document(self, document):
        self.documents.append(document.text)
        return lambda number: [("", document.lines[number])]


def test_parts_have_the_colours_that_the_whole_has():
    text = STATEMENTS * 60
    document = Document(text)
    whole = PygmentsLexer(IPython3Lexer).lex_document(document)
    parts = PartLexer(PygmentsLexer(IPython3Lexer)).lex_document(document)
    assert len(part_starts(text, document.lines)) > 5
    for number in range(document.line_count):
        assert _merged(parts(number)) == _merged(whole(number)), document.lines[number]


def _merged(fragments):
    """Return (style, character) for each character of a line."""
    return [(fragment[0], character) for fragment in next(iter(split_lines(list(fragments))), ())
            for character in fragment[1] if character != "\n"]


def test_a_key_costs_one_part():
    lexer = Counting()
    parts = PartLexer(lexer)
    lines = ["name_%d = %d" % (number, number) for number in range(20 * PART + 50)]
    for number in range(3):
        assert parts.lex_document(Document("\n".join(lines)))(number) == [("", lines[number])]
    for typed in ("x", "xy"):
        get_line = parts.lex_document(Document("\n".join(lines + [typed])))
        assert [get_line(number)[0][1] for number in range(len(lines) - 30, len(lines) + 1)] == lines[-30:] + [typed]
    assert len(lexer.documents) == 3 and max(map(len, lexer.documents)) < 2 * PART * len(lines[-1])


@pytest.mark.parametrize("text", ["x = 1\n" * 50, "%%bash\n" + "echo\n" * 1000, '"""' + "text\n" * 1000,
                                  "(\n" + "    1,\n" * 1000 + ")"])
def test_texts_that_are_not_cut(text):
    assert part_starts(text, text.split("\n")) == [0]
