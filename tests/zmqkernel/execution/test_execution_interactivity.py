"""Which statements show their values."""
from __future__ import absolute_import, unicode_literals

import ast

import pytest

from zmqkernel.shell.execution.interactivity import split_nodes

CELL = "1\nx = 2\n3"


@pytest.mark.parametrize("mode, cell, shown", [
    ("all", CELL, ["1", "3"]), ("last", CELL, ["3"]), ("last_expr", CELL, ["3"]), ("none", CELL, []),
    ("last_expr_or_assign", CELL, ["3"]),
    ("last", "for i in (1, 2): i", ["1", "2"]), ("last_expr", "for i in (1, 2): i", []),
    ("last_expr", "x = 5", []), ("last_expr_or_assign", "x = 5", ["5"]), ("last_expr_or_assign", "x = 5;", []),
    ("last_expr_or_assign", "x = 5\nx += 1", ["6"]), ("last_expr_or_assign", "a, b = 1, 2", []),
    ("last_expr_or_assign", "a = b = 1", []), ("last_expr_or_assign", "import os\nos.q = 1", []),
    ("last_expr", "5;", []), ("last_expr", "5 # no;", ["5"]), ("last_expr", "'a;'", ["'a;'"]),
])
def test_what_is_shown(session, mode, cell, shown):
    session.shell.ast_node_interactivity = mode
    out = session.run(cell).out
    assert [line.split(": ", 1)[1] for line in out.splitlines()] == [text.replace("'", "'") for text in shown] or \
        [line.split(": ", 1)[1].lstrip("u") for line in out.splitlines()] == shown


def test_async_is_an_old_name():
    nodes = ast.parse("x = 1\nx").body
    assert split_nodes(nodes, "async") == split_nodes(nodes, "last_expr")


def test_an_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="Interactivity was"):
        split_nodes(ast.parse("1").body, "sometimes")
