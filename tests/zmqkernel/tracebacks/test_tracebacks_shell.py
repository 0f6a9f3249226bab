# -*- coding: utf-8 -*-
"""Tracebacks of a real shell's cells."""
from __future__ import absolute_import, unicode_literals

import io

import pytest
from testkit.realshell import real_shell


@pytest.fixture
def run(capsys):
    """Return a function that runs cells, counted, and returns what was printed."""
    with real_shell() as shell:
        def call(*cells):
            capsys.readouterr()
            for cell in cells:
                shell.run_cell(cell, store_history=True)
            return capsys.readouterr()[0]
        call.shell = shell
        yield call


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Return a function that writes a module that can be imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("sys.dont_write_bytecode", True)

    def write(name, text, encoding="utf-8"):
        with io.open(str(tmp_path / (name + ".py")), "w", encoding=encoding) as stream:
            stream.write(text)
    return write


def test_a_cell_that_fails(run):
    assert run("1/0") == """\
---------------------------------------------------------------------------
ZeroDivisionError                         Traceback (most recent call last)
Cell In[1], line 1
----> 1 1/0

ZeroDivisionError: %s
""" % ("division by zero" if str is not bytes else "integer division or modulo by zero")


def test_functions_keep_the_name_of_their_cell(run):
    shown = run("def f():\n    return 1/0", "f()")
    assert "Cell In[2], line 1\n----> 1 f()\n" in shown
    assert "Cell In[1], line 2, in f()\n      1 def f():\n----> 2     return 1/0\n" in shown


@pytest.mark.parametrize("mode, expected, unexpected", [
    ("Plain", "Traceback (most recent call last):\n  Cell In[1], line 1\n    1/0\nZeroDivisionError: ", "---->"),
    ("Minimal", "ZeroDivisionError: ", "line 1"), ("Verbose", "----> 1 1/0", "nothing"),
    ("Docs", "->  1/0", "----->")])
def test_modes_of_the_shell(run, mode, expected, unexpected):
    run.shell.run_line_magic("xmode", mode)
    shown = run("1/0")
    assert expected in shown and unexpected not in shown and "\n\n\n" not in shown


def test_a_syntax_error_in_a_cell(run):
    shown = run("x = 1\ny = = 2\n")
    assert shown.startswith("  Cell In[1], line 2\n    y = = 2\n        ^\nSyntaxError: ")
    assert "Traceback" not in shown


def test_a_syntax_error_in_a_module(run, module):
    module("bad_module_of_shell", "def ok():\n    pass\n\ndef bad(:\n    pass\n")
    shown = run("import bad_module_of_shell")
    assert "Cell In[1], line 1\n    import bad_module_of_shell" in shown
    assert "bad_module_of_shell.py:4\n    def bad(:\n" in shown and "runner" not in shown


def test_a_syntax_error_that_compile_raises(run):
    shown = run("def f():\n    compile('a b', 'other', 'exec')", "f()")
    assert "Cell In[1], line 2 in f" in shown and "File other:1\n    a b\n" in shown


def test_an_exception_of_another_kind_given_to_the_syntax_formatter(run):
    shell = run.shell
    shell.run_cell("raise ValueError('QWERTY')")
    run()
    shell.showsyntaxerror()
    assert "QWERTY" in run.shell.SyntaxTB.text(ValueError, ValueError("QWERTY"), None)


def test_a_file_that_changes_between_two_failures(run, module, tmp_path):
    module("changing_module", "def f():\n    raise ValueError('first')\n")
    assert "----> 2     raise ValueError('first')" in run("import changing_module", "changing_module.f()")
    module("changing_module", "\n# added\n\ndef f():\n    raise ValueError('second, longer')\n")
    shown = run("import sys; del sys.modules['changing_module']; import changing_module", "changing_module.f()")
    assert "----> 5     raise ValueError('second, longer')" in shown


def test_source_in_another_encoding(run, module):
    module("cyrillic_module", "# -*- coding: iso-8859-5 -*-\ndef fail():\n    u'дбИЖ'; 1/0     # дбИЖ\n",
           "iso-8859-5")
    shown = run("import cyrillic_module", "cyrillic_module.fail()")
    assert "1/0     # дбИЖ" in shown


def test_an_exception_that_renders_itself(run):
    shown = run("class Own(Exception):\n    def _render_traceback_(self):\n        return ['one', 'two']", "raise Own()")
    assert shown == "one\ntwo\n"


def test_magics_leave_no_frames_of_theirs(run):
    shown = run("get_ipython().run_line_magic('time', '1/0')")
    assert "ZeroDivisionError" in shown and "zmqkernel" not in shown and "hidden" not in shown


def test_a_class_of_a_cell_can_be_inspected(run):
    run("class InCell(object):\n    kept = 1\n", "other = 1")
    found = run.shell.inspector.info(run.shell.user_ns["InCell"], "InCell", detail_level=1)
    assert found["source"] == "class InCell(object):\n    kept = 1"


def test_the_theme_of_the_shell_is_used(run):
    run.shell.colors = str("linux")
    assert "\x1b[91mZeroDivisionError\x1b[39m" in run("1/0")
    run.shell.colors = str("nocolor")
    assert "\x1b" not in run("1/0")
