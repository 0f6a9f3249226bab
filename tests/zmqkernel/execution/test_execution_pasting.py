"""Prompts that are pasted with the code, and transforms that only looking must not call."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.execution import transform


def stripped(transformer, text):
    return "".join(transformer(text.splitlines(True)))


@pytest.mark.parametrize("pasted, code", [
    (">>> for i in a:\n...     b(i)\n", "for i in a:\n    b(i)\n"),
    ("for i in a:\n...     b(i)\n", "for i in a:\n...     b(i)\n"),
    (">>>     a\n", "a\n"), ("    >>> a\n    >>> b\n", "a\nb\n"), ("... a\n", "... a\n"),
    (">>> f('''\n...\n...   x\n... ''')\n", "f('''\n\n  x\n''')\n"),
])
def test_pythons_prompts(pasted, code):
    assert stripped(transform.classic_prompt, pasted) == code


def test_a_blank_line_behind_a_prompt_stays_a_line():
    pasted = "In [1]: def f():\n   ...:     pass\n   ...:\n   ...: f()\n"
    assert stripped(transform.ipython_prompt, pasted) == "def f():\n    pass\n\nf()\n"


@pytest.mark.parametrize("stage", ["cleanup_transforms", "line_transforms"])
def test_transforms_with_side_effects_are_for_cells_that_run(stage):
    seen = []

    def noted(lines):
        seen.append(lines)
        return lines
    noted.has_side_effects = True
    manager = transform.TransformerManager()
    getattr(manager, stage).insert(0, noted)
    assert manager.check_complete("a = 1\n") == ("complete", None) and not seen
    assert manager.transform_cell("a = 1") == "a = 1\n" and len(seen) == 1


@pytest.mark.parametrize("cell", ["def f():\n  x = 0\n  \\\n  ", "def f():\n  x = 0\n  \\\n", "def f():\n  x = 0\n  \\"])
def test_a_line_that_goes_on(cell):
    assert transform.TransformerManager().check_complete(cell) == ("incomplete", 2)


def test_lines_without_ends_are_told_of():
    with pytest.warns(UserWarning):
        transform.make_tokens_by_line(["a", "b"])


def test_where_an_assignment_is():
    def found(code):
        return transform._find_assign_op(transform.make_tokens_by_line([code])[0])

    assert found("a = b\n") == 1 and found("f(a=b)\n") is None and found("a == b\n") is None
