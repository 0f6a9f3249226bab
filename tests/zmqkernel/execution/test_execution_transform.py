# -*- coding: utf-8 -*-
"""What becomes of what is typed."""
from __future__ import absolute_import, unicode_literals

import pytest
import six

from zmqkernel.shell.execution import transform
from zmqkernel.shell.execution.transform import TransformerManager

LINE = "get_ipython().run_line_magic(%r, %r)\n"
SYSTEM = "get_ipython().system(%r)\n"
OUTPUT = "get_ipython().getoutput(%r)\n"

CASES = [
    ("1", "1\n"),
    ("%foo a b", LINE % ("foo", "a b")),
    ("%foo", LINE % ("foo", "")),
    ("!ls -l", SYSTEM % "ls -l"),
    ("!!ls", OUTPUT % "ls"),
    ("a = !ls", "a = " + OUTPUT % "ls"),
    ("a, b = !ls", "a, b = " + OUTPUT % "ls"),
    ("a[0] = %foo b", "a[0] = " + LINE % ("foo", "b")),
    ("foo?", LINE % ("pinfo", "foo")),
    ("foo??", LINE % ("pinfo2", "foo")),
    ("?foo", LINE % ("pinfo", "foo")),
    ("??foo", LINE % ("pinfo2", "foo")),
    ("*int*?", LINE % ("psearch", "*int*")),
    ("*a.b*??", LINE % ("pinfo2", "*a.b*")),
    ("!echo don't?", SYSTEM % "echo don't?"),
    ("x = \"a?", "x = \"a?\n"),
    ("print(1) ?", "print(1) ?\n"),
    ("    # more\n  x", "  # more\nx\n"),
    ("    x = '''\n  y'''\n    z", "x = '''\n  y'''\nz\n"),
    # the indentation of a line that nobody wrote
    ("def f():\n    return 1\n    ", "def f():\n    return 1\n\n"),
    ("x = '''\n   \n'''\n  \n\t\n", "x = '''\n   \n'''\n\n\n"),
    ("a.b[0].c?", LINE % ("pinfo", "a.b[0].c")),
    ("%foo?", LINE % ("pinfo", "%foo")),
    ("%%foo?", LINE % ("pinfo", "%%foo")),
    ("x = foo?", LINE % ("pinfo", "foo")),
    ("?", "get_ipython().show_usage()\n"),
    (",f 1 2", 'f("1", "2")\n'),
    (";f 1 2", 'f("1 2")\n'),
    ("/f 1 2", "f(1, 2)\n"),
    ("/ f", "/ f\n"),
    ("if x:\n    %foo\n    !ls\n", "if x:\n    " + LINE % ("foo", "") + "    " + SYSTEM % "ls"),
    ("!echo it's\nx = 1", SYSTEM % "echo it's" + "x = 1\n"),
    ("%timeit 0777\n%foo (\n%bar", LINE % ("timeit", "0777") + LINE % ("foo", "(") + LINE % ("bar", "")),
    ("    %foo\n    x", LINE % ("foo", "") + "x\n"),
    ("\n\n%foo", LINE % ("foo", "")),
    (">>> %foo\n>>> x", LINE % ("foo", "") + "x\n"),
    (">>> if 1:\n...     x\n", "if 1:\n    x\n"),
    ("In [1]: a\n\nIn [2]: b\n   ...: c", "a\n\nb\nc\n"),
    ("'''\n%foo\n'''", "'''\n%foo\n'''\n"),
    ("(a,\n%foo\n)", "(a,\n%foo\n)\n"),
    ("a == !x", "a == !x\n"),
    ("x = 1; %foo", "x = 1; %foo\n"),
    ("f(a=%foo)", "f(a=%foo)\n"),
    ("a = '''x\n   \nb'''", "a = '''x\n   \nb'''\n"),
    ("é = !ls", "é = " + OUTPUT % "ls"),
]


@pytest.mark.parametrize("cell, python", CASES)
def test_a_cell_becomes_python(cell, python):
    assert TransformerManager().transform_cell(cell) == python


def test_a_cell_magic_takes_the_whole_cell():
    expected = "get_ipython().run_cell_magic(%r, %r, %r)\n" % ("foo", "a b", "%bar\n!x\n")
    assert TransformerManager().transform_cell("%%foo a b\n%bar\n!x") == expected


def test_a_command_continued_over_lines_keeps_the_numbers_of_the_lines_after_it():
    lines = TransformerManager().transform_cell("!ls \\\n  -l\nx = 1").splitlines()
    assert lines == [SYSTEM.strip() % "ls    -l", "", "x = 1"]


def test_an_escape_in_an_f_string_with_quotes_of_its_own_is_found_behind_it():
    cell = 'x = f"{d["("]}"\n%foo\n'
    assert TransformerManager().transform_cell(cell).endswith(LINE % ("foo", ""))


def test_extensions_append_to_every_stage():
    manager = TransformerManager()
    manager.cleanup_transforms.append(lambda lines: [line.replace("ONE", "1") for line in lines])
    manager.line_transforms.append(lambda lines: lines + ["# end\n"])

    class Dollar(transform.TokenTransformBase):
        @classmethod
        def find(cls, tokens_by_line):
            for line in tokens_by_line:
                for token in line:
                    if token.string == "$":
                        return cls(token.start)

        def transform(self, lines):
            line = lines[self.start_line]
            return self._spliced(lines, self.start_line, line.replace("$", "USD"))

    manager.token_transformers.append(Dollar)
    assert manager.transform_cell("a = ONE + $") == "a = 1 + USD\n# end\n"


def test_a_token_transformer_may_find_that_it_does_not_apply():
    class Hesitant(transform.TokenTransformBase):
        @classmethod
        def find(cls, tokens_by_line):
            return cls((1, 0))

        def transform(self, lines):
            raise SyntaxError("not here")
    manager = TransformerManager()
    manager.token_transformers.append(Hesitant)
    assert manager.transform_cell("%foo") == LINE % ("foo", "")
    assert manager.check_complete("x") == ("complete", None)


def test_the_pattern_of_questions_is_there_for_extensions():
    assert transform._help_end_re.search("x = a.b[0]??").groups() == ("a.b[0]", "[0]", "??")


def test_a_transformer_that_never_rests_is_stopped():
    class Restless(transform.TokenTransformBase):
        @classmethod
        def find(cls, tokens_by_line):
            return cls((1, 0))

        def transform(self, lines):
            return [lines[0].rstrip("\n") + "x\n"]

    manager = TransformerManager()
    manager.token_transformers.append(Restless)
    with pytest.raises(RuntimeError):
        manager.transform_cell("a")


def test_without_somebody_to_tell_a_failure_goes_to_the_caller():
    manager = TransformerManager()
    manager.cleanup_transforms.append(lambda lines: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        manager.transform_cell("a")


def test_a_failing_transformer_is_told_and_left_out():
    manager, told = TransformerManager(), []
    manager.on_error = lambda transformer, exc: told.append((transformer, type(exc)))

    def failing(lines):
        raise ValueError("no")
    manager.cleanup_transforms.append(failing)
    assert manager.transform_cell("%foo") == LINE % ("foo", "")
    assert told == [(failing, ValueError)]


def test_a_syntax_error_of_a_transformer_refuses_the_cell():
    manager = TransformerManager()
    manager.on_error = lambda transformer, exc: None

    def refusing(lines):
        raise SyntaxError("not here")
    manager.line_transforms.append(refusing)
    with pytest.raises(SyntaxError):
        manager.transform_cell("a")


def test_the_module_is_light(own_home):
    """The terminal uses it before anything else is there."""
    import os
    import subprocess
    import sys
    code = ("import sys; before = set(sys.modules); import zmqkernel.shell.execution.transform; "
            "print([n for n in ('asyncio', 'inspect', 'traitlets', 'sqlite3', 'subprocess') "
            "if n in sys.modules and n not in before])")
    environment = dict(os.environ, PYTHONPATH=str(os.pathsep.join(path for path in sys.path if path)))
    out = subprocess.check_output([sys.executable, "-c", code], env=environment)
    assert six.ensure_text(out).strip() == "[]"
