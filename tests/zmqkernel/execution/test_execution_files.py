"""Files and modules run in the user's namespace; temporary files."""
from __future__ import absolute_import, unicode_literals

import io
import json
import os

import pytest

from ipython_compat import to_text
from testkit.shells import shown


@pytest.fixture
def write(tmp_path):
    """Write a file; return its path."""
    def write_file(name, text):
        path = str(tmp_path / name)
        with io.open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path
    return write_file


def test_a_python_file(shell, write):
    namespace = {}
    shell.safe_execfile(write("a.py", "x = 5\n"), namespace)
    assert namespace["x"] == 5


def test_an_exception_of_a_file_is_shown_with_its_line(shell, write):
    with shown() as caught:
        shell.safe_execfile(write("a.py", "x = 5\n1/0\n"), {})
    assert "----> 2 1/0" in caught.out and "execute_file" not in caught.out
    with pytest.raises(ZeroDivisionError):
        shell.safe_execfile(write("a.py", "1/0\n"), {}, raise_exceptions=True)


@pytest.mark.parametrize("status, options, said", [
    ("0", {}, False), ("", {}, False), ("3", {}, True), ("'why'", {}, True), ("3", {"exit_ignore": True}, False)])
def test_a_file_that_exits(shell, write, status, options, said):
    options = dict((str(key), value) for key, value in options.items())
    with shown() as caught:
        shell.safe_execfile(write("a.py", "import sys; sys.exit(%s)" % status), {}, **options)
    assert ("SystemExit" in caught.out) is said


def test_only_an_exit_with_a_status_is_raised(shell, write):
    shell.safe_execfile(write("a.py", "raise SystemExit(0)"), {}, raise_exceptions=True)
    with pytest.raises(SystemExit):
        shell.safe_execfile(write("a.py", "raise SystemExit(1)"), {}, raise_exceptions=True)


def test_a_missing_file_is_a_warning(shell):
    for run in (lambda: shell.safe_execfile("/nowhere/a.py", {}), lambda: shell.safe_execfile_ipy("/nowhere/a.ipy")):
        with pytest.warns(UserWarning, match="Could not open file"):
            run()


def test_an_unknown_option_is_refused(shell, write):
    with pytest.raises(TypeError, match="nope"):
        shell.safe_execfile(write("a.py", ""), {}, nope=1)


def test_a_file_of_ipython_syntax(shell, write):
    with shown() as caught:
        shell.safe_execfile_ipy(write("a.ipy", "z = !echo hi\nprint(z[0])\n"))
    assert caught.out == "hi\n" and shell.user_ns["z"] == ["hi"]


def test_a_notebook_runs_until_a_cell_fails(shell, write):
    cells = [{"cell_type": "code", "source": ["a = 1\n", "b = 2"]}, {"cell_type": "markdown", "source": "# x"},
             {"cell_type": "code", "source": "print(a + b)"}, {"cell_type": "code", "source": "1/0"},
             {"cell_type": "code", "source": "print('after')"}]
    path = write("a.ipynb", to_text(json.dumps({"cells": cells})))
    with shown() as caught:
        shell.safe_execfile_ipy(path)
    assert caught.out.startswith("3\n") and "ZeroDivisionError" in caught.out and "after" not in caught.out
    assert "Cell In[1], line 1" in caught.out
    with shown(), pytest.raises(ZeroDivisionError) as raised:
        shell.safe_execfile_ipy(path, raise_exceptions=True)
    innermost = raised.tb
    while innermost.tb_next is not None:
        innermost = innermost.tb_next
    assert innermost.tb_frame.f_code.co_filename.startswith("<ipython-input-")


def test_a_module(shell, write, monkeypatch):
    monkeypatch.syspath_prepend(os.path.dirname(write("h3_module.py", "value = __name__\n")))
    write("h3_failing.py", "1/0\n")
    namespace = {}
    shell.safe_run_module("h3_module", namespace)
    assert namespace["value"] == "__main__"
    with shown() as caught, pytest.warns(UserWarning, match="h3_failing"):
        shell.safe_run_module("h3_failing", {})
    assert "ZeroDivisionError" in caught.out


def test_a_script_gets_the_same_module_again_emptied(shell):
    module = shell.new_main_mod("a.py", "one")
    module.left = 1
    again = shell.new_main_mod("a.py", "two")
    assert again is module and again.__name__ == "two" and not hasattr(again, "left")
    shell.clear_main_mod_cache()
    assert shell.new_main_mod("a.py", "one") is not module


def test_temporary_files_go_with_the_shell(shell):
    path = shell.mktempfile("text")
    with io.open(path, encoding="utf-8") as f:
        assert f.read() == "text"
    assert os.path.basename(path).startswith("ipython_edit_") and path.endswith(".py")
    shell.atexit_operations()
    assert not os.path.exists(path) and not os.path.exists(os.path.dirname(path))
