"""Calling magics from code."""
from __future__ import absolute_import, unicode_literals

import warnings

import pytest

from ipython_compat import PY2
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class, needs_local_scope, no_var_expand, \
    output_can_be_silenced


@pytest.mark.parametrize("call, words", [
    (lambda shell: shell.run_line_magic("nope", ""), "`%nope` not found."),
    (lambda shell: shell.run_cell_magic("nope", "", "x"), "`%%nope` not found."),
    (lambda shell: shell.run_line_magic("capture", ""), "cell magic `%%capture` exists"),
    (lambda shell: shell.run_cell_magic("pwd", "", "x"), "line magic `%pwd` exists"),
    (lambda shell: shell.run_cell_magic("html", "", ""), "%%html"),
])
def test_mistakes(shell, call, words):
    with pytest.raises(UsageError) as caught:
        call(shell)
    assert words in str(caught.value)


def test_variables_are_filled_in(shell):
    def echo(line, cell=None):
        return line, cell
    shell.register_magic_function(echo)
    shell.register_magic_function(echo, "line_cell", "both")
    local = 3
    assert shell.run_line_magic("echo", "$local") == ("%d" % local, None)
    assert shell.run_cell_magic("both", "{local + 1}", "{local}") == ("4", "{local}")


def test_what_magics_want(session):
    @needs_local_scope
    def scope(line, local_ns=None):
        return "inner" in local_ns

    @no_var_expand
    def raw(line):
        return line

    @output_can_be_silenced
    def quiet(line):
        return 5
    for function in (scope, raw, quiet):
        session.shell.register_magic_function(function)
    assert session.value("def f():\n    inner = 1\n    return get_ipython().run_line_magic('scope', '')\nf()") is True
    assert session.value("x = 1\n%raw $x {x}") == "$x {x}"
    assert session.run("%quiet").out.endswith("5\n") and session.run("%quiet ;").out == ""


def test_a_family(shell):
    @magics_class
    class Mine(Magics):
        @line_magic
        def hello(self, line):
            return "hello " + line
    shell.register_magics(Mine)
    assert shell.run_line_magic("hello", "x") == "hello x"
    assert shell.find_line_magic("hello").__self__.shell is shell
    assert shell.find_cell_magic("hello") is None and shell.find_magic("hello") is not None


def test_the_old_way(shell):
    local = 7
    shell.register_magic_function(lambda line: line, magic_name="echo")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert shell.magic("pwd") == shell.run_line_magic("pwd", "")
        assert shell.magic("%echo $local") == "%d" % local
    assert len(told) == (0 if PY2 else 2)  # Python 2 never had an IPython that warned
