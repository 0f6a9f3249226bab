"""The tokenizer: the standard library's tokens where the text is Python, and no failure anywhere."""
from __future__ import absolute_import, unicode_literals

import io
import os
import tokenize

import pytest

from ipython_compat import PY2
from zmqkernel.shell.execution import tokens
from zmqkernel.shell.execution.token_transforms import make_tokens_by_line

FOLDER = os.path.dirname(os.__file__)
MODULES = ["argparse.py", "codeop.py", "difflib.py", "textwrap.py", "tokenize.py", "bdb.py"]


def standard(lines):
    """Return the standard library's tokens."""
    if not PY2:
        return list(tokenize.generate_tokens(iter(lines + [""]).__next__))
    return list(tokenize.generate_tokens(iter(lines + [""]).next))


@pytest.mark.parametrize("name", MODULES)
def test_python_has_the_standard_librarys_tokens(name):
    with io.open(os.path.join(FOLDER, name), encoding="utf-8") as f:
        lines = f.read().splitlines(True)
    expected = [tuple(token)[:4] for token in standard(lines)]
    if any(token[1].rstrip("'\"") in ("f", "rf", "fr") and token[0] != tokens.NAME for token in expected):
        pytest.skip("f-strings are several tokens since Python 3.12")
    assert [tuple(token)[:4] for token in tokens.tokenize_lines(lines)] == expected


@pytest.mark.parametrize("text", ["'", '"""abc', "(", ")", "$", "\\", "a\\\n", "!x'", "\x00", "  \n x\n", "f'{", "0x",
                                  "'''\n", "if x:\n\ty\n  z", "\r\n", "f'{a['", "\u2028", "1__0", "''''"])
def test_nothing_makes_it_fail(text):
    found = tokens.tokenize_lines(text.splitlines(True))
    assert found[-1].type == tokens.ENDMARKER


def test_lines_are_logical_lines():
    lines = make_tokens_by_line(["a = (1,\n", "  2)\n", "b\n"])
    assert [line[0].string for line in lines] == ["a", "b", ""]


@pytest.mark.parametrize("text, end", [
    ('x" rest', 2), ('a\\"b" c', 5), ("no end", None), ("two\nlines\"", None),
])
def test_the_end_of_a_string(text, end):
    assert tokens.string_end(text, 0, '"', False) == end


@pytest.mark.parametrize("text, end", [
    ('{d["x"]}" y', 9), ('{{"', 3), ('{a!r:>{w}}"', 11), ("{'\"'}\"", 6), ('{ "', None),
])
def test_the_end_of_an_f_string(text, end):
    assert tokens.string_end(text, 0, '"', True) == end
