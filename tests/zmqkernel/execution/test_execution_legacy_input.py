"""Input line by line, as before IPython 7."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.execution import inputsplitter
from zmqkernel.shell.execution.inputsplitter import InputSplitter, IPythonInputSplitter
from zmqkernel.shell.execution.inputtransformer import (
    CoroutineInputTransformer, InputTransformer, StatelessInputTransformer, TokenInputTransformer)

LINE = "get_ipython().run_line_magic(%r, %r)\n"


@pytest.mark.parametrize("cell, python", [
    ("x=1", "x=1\n"), ("%foo a", LINE % ("foo", "a")), ("a = %foo b", "a = " + LINE % ("foo", "b")),
    ("foo?", LINE % ("pinfo", "foo")), ("if x:\n    %foo\n    y", "if x:\n    " + LINE % ("foo", "") + "    y\n"),
    ("(a,\n%foo\n)", "(a,\n%foo\n)\n"), ("'''\n%foo\n'''\ny", "'''\n%foo\n'''\ny\n"),
    (">>> x\n>>> y", "x\ny\n"), ("In [1]: x\n   ...: y", "x\ny\n"), ("  x\n  y", "x\ny\n"),
    ("%%bar a\nb", "get_ipython().run_cell_magic(%r, %r, %r)\n" % ("bar", "a", "b")),
])
def test_a_cell(cell, python):
    assert IPythonInputSplitter(line_input_checker=False).transform_cell(cell) == python


def test_lines_one_by_one():
    splitter = IPythonInputSplitter()
    assert splitter.push("if x:") is False and splitter.push_accepts_more()
    assert splitter.push("  y") and splitter.push_accepts_more()
    assert splitter.push("") and not splitter.push_accepts_more()
    assert splitter.source_raw == "if x:\n  y\n\n"
    assert splitter.source_reset() == "if x:\n  y\n\n" and splitter.source_raw == ""


def test_transformers_of_a_program():
    @CoroutineInputTransformer.wrap
    def upper():
        line = ""
        while True:
            line = yield line
            if line is not None:
                line = line.upper()

    @StatelessInputTransformer.wrap
    def star(line):
        return line + "*"
    splitter = IPythonInputSplitter(python_line_transforms=[upper(), star()])
    assert splitter.transform_cell("abc\n") == "ABC*\n"


def test_plain_python():
    splitter = InputSplitter()
    assert splitter.check_complete("if x:") == ("incomplete", 4)
    assert splitter.push("x = 1") and splitter.code is not None and not splitter.push_accepts_more()
    splitter.reset()
    assert splitter.push("x = ") and not splitter.push_accepts_more()


def test_helpers():
    assert inputsplitter.num_ini_spaces("  a") == 2
    assert inputsplitter.last_two_blanks("a\n\n\n") and not inputsplitter.last_two_blanks("a\n\nb")
    assert inputsplitter.find_next_indent("if x:\n") == 4
    assert inputsplitter.remove_comments("a # b") == "a "
    assert isinstance(list(inputsplitter.partial_tokens("x = (1,\n"))[-1], inputsplitter.InMultilineStatement)


@pytest.mark.parametrize("code, indent", [
    ("", 0), ("a = 1", 0), ("for a in b:  # c", 4), ("if a:\n  b", 2), ("if a:\n  b\n\n", 2), ("def f():\n  return 1", 0),
    ("class A:\n    def f(self):\n        pass", 4), ("if a:\n  b\nif c:\n     raise", 0), ("a = {", 4), ("a = {\n   1,", 3),
    ("a = \"\"\"b", 0), ("if a:\n   if b: continue", 3),
])
def test_the_next_lines_indentation(code, indent):
    assert inputsplitter.find_next_indent(code) == indent


@pytest.mark.parametrize("cell, python", [
    ("a,= !b", "a, = get_ipython().getoutput(%r)\n" % "b"), ("a, *b = !c", "a, *b = get_ipython().getoutput(%r)\n" % "c"),
    ("f(a?", LINE % ("pinfo", "a")), ("?a = b", LINE % ("pinfo", "a")), ("a # b?", "a # b?\n"), ("'a?", "'a?\n"),
    ("a\n%%b", "a\n%%b\n"), ("%%b\n>>> c", "get_ipython().run_cell_magic(%r, %r, %r)\n" % ("b", "", ">>> c")),
    ("%a\n>>> b", LINE % ("a", "") + ">>> b\n"), ("(1 \\ ", "(1 \\ \n"),
])
def test_cells_at_the_edge(cell, python):
    assert IPythonInputSplitter(line_input_checker=False).transform_cell(cell) == python


def test_a_transformer_that_keeps_all_lines_until_the_end():
    class Kept(InputTransformer):
        def __init__(self):
            self.lines = []

        def push(self, line):
            self.lines.append(line + " #")

        def reset(self):
            text, self.lines = "\n".join(self.lines), []
            return text
    splitter = IPythonInputSplitter()
    splitter.physical_line_transforms.insert(0, Kept())
    assert splitter.transform_cell("a\n%b c\nd") == "a #\n" + LINE % ("b", "c #") + "d #\n"


def test_tokens_without_positions():
    @TokenInputTransformer.wrap
    def doubled(tokens):
        for token in tokens:
            yield token[0], token[1] * 2 if token[1] == "x" else token[1]
    transformer = doubled()
    assert transformer.push("y=x").replace(" ", "") == "y=xx"
    assert transformer.push("y=(x,") is None and transformer.push("x)").replace(" ", "") == "y=(xx,\nxx)"
