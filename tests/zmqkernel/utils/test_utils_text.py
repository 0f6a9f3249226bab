# -*- coding: utf-8 -*-
"""Text: lists of lines, templates, columns, indenting."""
from __future__ import absolute_import, unicode_literals

import os
import pickle

import pytest

from zmqkernel.shell.utils import text

LINES = text.SList(["a 1", "b 3", "c 10", "d"])


def test_lists_have_their_forms():
    assert LINES.n == LINES.nlstr == "a 1\nb 3\nc 10\nd"
    assert LINES.s == LINES.spstr == "a 1 b 3 c 10 d"
    assert LINES.l is LINES


def test_text_has_its_forms(tmpdir):
    existing = str(tmpdir)
    string = text.LSString("x y\n" + existing)
    assert string.l == string.list == ["x y", existing]
    assert string.s == "x y " + existing
    assert string.n == string
    assert [os.path.normpath(str(p)) for p in string.p] == [os.path.normpath(existing)]


@pytest.mark.parametrize("arguments, expected", [
    (dict(pattern="A"), ["a 1"]),
    (dict(pattern="a", prune=True), ["b 3", "c 10", "d"]),
    (dict(pattern="1", field=1), ["a 1", "c 10"]),
    (dict(pattern=lambda line: line == "d"), ["d"]),
])
def test_grep(arguments, expected):
    found = LINES.grep(**arguments)
    assert found == expected
    assert isinstance(found, text.SList)


def test_fields():
    assert LINES.fields(0) == ["a", "b", "c", "d"]
    assert LINES.fields(1, 0) == ["1 a", "3 b", "10 c", "d"]
    assert LINES.fields(7) == []
    assert LINES.fields() == [["a", "1"], ["b", "3"], ["c", "10"], ["d"]]


def test_sort_by_column_as_text_and_as_numbers():
    assert LINES.sort(1) == ["d", "a 1", "c 10", "b 3"]
    assert LINES.sort(1, nums=True) == ["d", "a 1", "b 3", "c 10"]


def test_lists_and_texts_survive_pickling():
    for value in (LINES, text.LSString("a\nb")):
        again = pickle.loads(pickle.dumps(value, 2))
        assert again == value and type(again) is type(value)


@pytest.mark.parametrize("template, expected", [
    ("{n // 4} {n}", "2 8"), ("{s.upper()} {n:5d}", "HELLO     8"), ("{{x}}", "{x}"),
])
def test_eval_formatter(template, expected):
    assert text.EvalFormatter().format(template, n=8, s="hello") == expected


@pytest.mark.parametrize("template, expected", [
    ("{s[1:3]}", "el"), ("{s[:-1]!r}", repr(str("hell"))), ("{{{n}}}", "{8}"), ("{dict(a=n)['a']}", "8"),
])
def test_full_eval_formatter(template, expected):
    assert text.FullEvalFormatter().format(template, n=8, s=str("hello")) == expected


@pytest.mark.parametrize("template, expected", [
    ("$n, {n + 1}", "8, 9"), ("$$n", "$n"), ("x$s", "xhello"), ("$n.", "8."), ("$o.real", "3"), ("$s[0]", "hello[0]"),
    ("'$n' $n \"$n\"", "'$n' 8 \"8\""), ("it's $n", "it's 8"), ("'a' $n $$n 'b'", "'a' 8 $n 'b'"),
    ("awk '{{print $1}}'", "awk '{print $1}'"), ("100$ $ $$HOME", "100$ $ $HOME"),
])
def test_dollar_formatter(template, expected):
    assert text.DollarFormatter().format(template, n=8, s="hello", o=3) == expected


def test_formatters_raise_what_the_expression_raises():
    with pytest.raises(NameError):
        text.DollarFormatter().format("$missing")


def test_dollar_formatter_takes_a_namespace():
    assert text.DollarFormatter().vformat("$é" if str is not bytes else "$e", (), {"é": 1, "e": 1}) == "1"


def test_columnize_fills_the_width():
    names = ["abc", "de", "f", "ghijkl"] * 8
    lines = text.columnize(names, displaywidth=40).splitlines()
    assert len(lines) < 10
    assert max(len(line) for line in lines) <= 40
    assert sorted(word for line in lines for word in line.split()) == sorted(names)
    assert text.columnize([]) == "\n"


def test_columnize_orders():
    assert text.columnize("abcd", displaywidth=5) == "a  c\nb  d\n"
    assert text.columnize("abcd", row_first=True, displaywidth=5) == "a  b\nc  d\n"
    assert text.columnize("ab", displaywidth=10, spread=True) == "a" + " " * 8 + "b\n"


def test_item_matrix():
    rows, info = text.compute_item_matrix("abcdefg", displaywidth=8, empty="-")
    assert rows == [["a", "d", "g"], ["b", "e", "-"], ["c", "f", "-"]]
    assert info["num_columns"] == info["max_rows"] == 3
    assert info["column_widths"] == [1, 1, 1]


def test_indent():
    assert text.indent(" a\n\n  b\n") == "     a\n    \n      b\n"
    assert text.indent(" a\n  b\n", flatten=True) == "    a\n    b\n"
    assert text.indent("a", 2, 1) == "\t  a"


def test_marquee():
    assert text.marquee("hi", 20, "-") == "-------- hi --------"
    assert text.marquee("", 5) == "*****"


def test_dedent_leaves_the_first_line_alone():
    assert text.dedent("a\n  b\n   c") == "a\nb\n c"
    assert text.dedent("\n  a\n  b") == "\na\nb"


def test_wrap_paragraphs():
    assert text.wrap_paragraphs("one two\nthree\n\n\nfour", ncols=9) == ["one two\nthree", "four"]
    assert text.wrap_paragraphs("a list\nof\n  things", ncols=5) == ["a list\nof\n  things"]


def test_quotes_of_mail():
    assert text.strip_email_quotes("> > a\n> b") == "> a\nb"
    assert text.strip_email_quotes("> > a\n> > b") == "a\nb"
    assert text.strip_email_quotes("a\n> b") == "a\n> b"


def test_joining():
    assert text.get_text_list([]) == ""
    assert text.get_text_list(["a"]) == "a"
    assert text.get_text_list(["a", "b", "c"], " or ", wrap_item_with="`") == "`a`, `b` or `c`"
    assert text.list_strings("a") == ["a"] and text.list_strings(["a", "b"]) == ["a", "b"]
    assert text.long_substr(["hello", "yellow"]) == "ello"


def test_ansi_is_stripped():
    assert text.strip_ansi("\x1b[1;31mred\x1b[0m \x1b]0;title\x07x\x1b[2K") == "red x"
