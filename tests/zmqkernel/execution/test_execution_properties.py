"""Properties of input transformation, for any Python."""
from __future__ import absolute_import, unicode_literals

import ast

import pytest

hypothesis = pytest.importorskip("hypothesis")
st = hypothesis.strategies

from zmqkernel.shell.execution import tokens  # noqa: E402
from zmqkernel.shell.execution.transform import TransformerManager  # noqa: E402

SETTINGS = hypothesis.settings(max_examples=150, deadline=None)

names = st.sampled_from(["a", "bc", "x1", "foo", "_y"])
atoms = st.one_of(names, st.integers(0, 99).map(str), st.sampled_from(
    ["'%x'", '"!y?"', "'''\n%no\n!no\n'''", "f(a, *b)", "[1, 2]", "{'k': 1}", "(x\n % y)", "a[0]", "lambda: 0", "'?'"]))
expressions = st.recursive(atoms, lambda inner: st.one_of(
    st.tuples(inner, st.sampled_from([" + ", " % ", " == ", " and ", " != ", " / ", ", "]), inner).map("".join),
    inner.map("({0})".format), inner.map("[{0}]".format)), max_leaves=4)
simple = st.one_of(
    expressions, st.tuples(names, st.just(" = "), expressions).map("".join),
    st.tuples(names, st.just(" %= "), names).map("".join),
    st.sampled_from(["pass", "import os", "# comment?", "x = y = 1", "a = 1; b = 2", "x = 5  # 100%", "del a"]))


def block(statements):
    """Return a compound statement around statements."""
    body = "\n".join("    " + line if line.strip() else line for line in "\n".join(statements).split("\n"))
    return "if a:\n" + body


statements = st.recursive(simple, lambda inner: st.lists(inner, min_size=1, max_size=3).map(block), max_leaves=6)
programs = st.lists(statements, min_size=1, max_size=5).map(lambda found: "\n".join(found) + "\n")


def is_python(text):
    """Return whether a text compiles."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


@SETTINGS
@hypothesis.given(programs)
def test_pure_python_passes_through_unchanged(program):
    hypothesis.assume(is_python(program))
    assert TransformerManager().transform_cell(program) == program


@SETTINGS
@hypothesis.given(st.lists(st.one_of(simple.filter(lambda text: "\n" not in text), st.sampled_from(
    ["%foo a", "!ls", "x = !ls", "y = %foo", "foo?", "!a \\\n  b", "z = %foo \\\n b"])), min_size=1, max_size=8))
def test_every_line_number_survives(lines):
    cell = "\n".join(["start = 0"] + lines + ["MARK"])
    assert TransformerManager().transform_cell(cell).split("\n").index("MARK") == cell.split("\n").index("MARK")


@SETTINGS
@hypothesis.given(st.text(alphabet="ab1 \t\n()[]{}'\"\\%!?,;/=:.#$@\u00e9", max_size=40))
def test_nothing_typed_makes_it_fail(text):
    manager = TransformerManager()
    manager.transform_cell(text)
    assert manager.check_complete(text)[0] in ("complete", "incomplete", "invalid")


@SETTINGS
@hypothesis.given(st.text(alphabet="ab1 \t\n()[]{}'\"\\%!?,;/=:.#$\u00e9", max_size=40))
def test_tokens_are_in_order_and_where_they_say(text):
    lines = text.splitlines(True)
    position = (1, 0)
    for token in tokens.tokenize_lines(lines):
        assert token.start >= position or token.type in (tokens.DEDENT, tokens.ENDMARKER)
        position = max(position, token.end)
        if token.start[0] == token.end[0] and token.string and token.start[0] <= len(lines):
            assert lines[token.start[0] - 1][token.start[1]:token.end[1]] == token.string
