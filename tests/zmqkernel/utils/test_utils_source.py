# -*- coding: utf-8 -*-
"""Source code: encodings, tokens, the name at a cursor."""
from __future__ import absolute_import, unicode_literals

import io

import pytest

from zmqkernel.shell.utils import openpy, tokenutil

LATIN = b'# coding: latin-1\nx = "\xe9"\n'


def test_declared_encodings():
    assert openpy.source_to_unicode(LATIN) == 'x = "é"\n'
    assert openpy.source_to_unicode(LATIN, skip_encoding_cookie=False) == '# coding: latin-1\nx = "é"\n'
    assert openpy.source_to_unicode("already text") == "already text"
    assert openpy.source_to_unicode("ä".encode("utf-8")) == "ä"
    assert openpy.source_to_unicode(b"# coding: no-such-thing\nx\n").endswith("x\n")


def test_only_the_first_two_lines_declare():
    assert openpy.source_to_unicode(b"a\nb\n# coding: latin-1\n") == "a\nb\n# coding: latin-1\n"


def test_reading_files(tmpdir):
    name = str(tmpdir.join("latin.py"))
    with io.open(name, "wb") as stream:
        stream.write(LATIN)
    assert openpy.read_py_file(name) == 'x = "é"\n'
    assert openpy.read_py_file(tmpdir.join("latin.py"), skip_encoding_cookie=False).startswith("# coding")
    with openpy.open(name) as stream:
        assert stream.readline() == "# coding: latin-1\n"


def test_lines_at_cursors():
    assert tokenutil.line_at_cursor("", 11) == ("", 0)
    assert tokenutil.line_at_cursor("One\nTwo\n", 4) == ("Two\n", 4)
    assert tokenutil.line_at_cursor("pri\npri", 7) == ("pri", 4)


@pytest.mark.parametrize("cell, names", [
    ("foo(bar, baz)", "foo foo foo foo bar bar bar foo foo baz baz baz foo foo"),
    ("foo(a=5, b=6)", "foo " * 14),
    ("x.y(z", "x x x.y x.y z x.y"),
    ("a = o.b", " - - - - o o o.b o.b"),
    ("f(1)\ng(", "f f f f f g g g"),
    ("get()", "get " * 6),
])
def test_names_at_cursors(cell, names):
    found = [tokenutil.token_at_cursor(cell, n) for n in range(len(cell) + 1)]
    assert found == [name if name != "-" else "" for name in names.split()]


def test_multiline_tokens():
    cell = '"""\n\nxxx\n\n""", [\n2, "complicated"]\nb = hello("string", there)'
    start = cell.index("hello")
    assert tokenutil.token_at_cursor(cell, start + 1) == "hello"
    assert tokenutil.token_at_cursor(cell, cell.index("string")) == "hello"
    assert tokenutil.token_at_cursor(str("x.y"), 3) == "x.y", "bytes, on Python 2"


def test_tokens_end_where_the_code_does():
    texts = [token[1] for token in tokenutil.generate_tokens(io.StringIO("f(a,\n").readline)]
    assert texts[:4] == ["f", "(", "a", ","]
