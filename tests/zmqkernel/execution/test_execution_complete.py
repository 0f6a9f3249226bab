"""Is an input whole, and how far is its next line indented?"""
from __future__ import absolute_import, unicode_literals

import pytest

from ipython_compat import PY3
from zmqkernel.shell.execution.transform import TransformerManager

COMPLETE, INVALID = ("complete", None), ("invalid", None)


def more(indent):
    """Return the verdict that more lines are needed."""
    return "incomplete", indent


CASES = [
    ("", COMPLETE), ("  ", COMPLETE), ("x = 1", COMPLETE), ("# comment", COMPLETE), ("a;", COMPLETE),
    ("if x:", more(4)), ("if x:\n", more(4)), ("if x:\n  y", more(2)), ("if x:\n  y\n", COMPLETE),
    ("if x:\n  y\n\n", COMPLETE), ("if x:\n  y\nelse:", more(4)), ("for i in x: y", COMPLETE),
    ("x = (1,", more(0)), ("x = (1,\n  2", more(2)), ("x = '''a", more(0)), ("x = '''a\n  b", more(2)),
    ("x = 'a", INVALID), ("for", INVALID), ("1a", INVALID), ("x)", INVALID), ("(]", INVALID), ("$", INVALID),
    ("a b", INVALID), ("return", INVALID),
    ("def f():\n    pass\n", COMPLETE), ("class A:\n  def f(self):\n    x", more(4)),
    ("try:\n  x\n", more(2)), ("try:\n  x\nexcept:", more(4)), ("@foo\n", more(0)),
    ("def f(x,\n      y):\n", more(4)), ("x = 1 \\", more(0)), ("a + \\\n b", COMPLETE),
    ("%foo", COMPLETE), ("%foo \\", more(0)), ("!ls", COMPLETE), ("x = !ls", COMPLETE), ("foo?", COMPLETE),
    ("if x:\n    %foo\n", COMPLETE), ("if x:\n    !ls", more(4)), ("foo? # c", INVALID),
    ("%%foo", more(0)), ("%%foo\nx", more(0)), ("%%foo\n(\n\n", COMPLETE), ("%%foo\n\n", COMPLETE),
    (">>> if x:", more(4)), ("In [1]: if x:", more(4)), ("  x", COMPLETE), ("d['a", INVALID), ("if x: #c", more(4)),
    ("x # c:", COMPLETE), ("{1:", more(0)), ("def 7x(", INVALID), ("class (", INVALID), ("while (", more(0)),
]


@pytest.mark.parametrize("cell, verdict", CASES)
def test_the_verdict(cell, verdict):
    assert TransformerManager().check_complete(cell) == verdict


@pytest.mark.skipif(not PY3, reason="await is a name there")
@pytest.mark.parametrize("cell, verdict", [
    ("await x", COMPLETE), ("async def f():", more(4)), ("async for i in x:", more(4)),
    ("async with a as b:\n  await c\n", COMPLETE), ("await x y", INVALID),
])
def test_await_outside_of_functions(cell, verdict):
    assert TransformerManager().check_complete(cell) == verdict


@pytest.mark.parametrize("last", ["return", "return(1)", "raise X", "pass", "break", "continue"])
def test_the_line_after_one_that_leaves_the_block(last):
    assert TransformerManager().check_complete("def f():\n  while x:\n        " + last) == more(8 if PY3 else 4)
    assert TransformerManager().check_complete("def f():\n  while x:\n        x" + last[:4]) == more(8)


def test_the_shell_gives_blanks_to_begin_with(shell):
    assert shell.check_complete("if x:") == ("incomplete", "    ")
    assert shell.check_complete("x") == ("complete", "")
