"""%save, %load, %pastebin and %edit."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

import pytest

from zmqkernel.shell.magics import code as code_magics
from zmqkernel.shell.magics.code import CodeMagics, extract_code_ranges, extract_symbols, strip_initial_indent
from zmqkernel.shell.magics.editing import InteractivelyDefined, MacroToEdit

SOURCE = ("import os\n\n\n# about f\ndef f():\n    return 1\n\n\n"
          "# about K\n@dec\nclass K:\n    def m(self):\n        pass\n\nx = 1\n")


def read(name):
    with io.open(name, encoding="utf-8") as f:
        return f.read()


@pytest.fixture
def typed(ip):
    for cell in ("a = 1", "%pwd", "def fun():\n    return '\xe9'"):
        ip.run_cell(cell, store_history=True)
    with io.open("source.py", "w", encoding="utf-8") as f:
        f.write(SOURCE)
    return ip


@pytest.fixture
def prompt(typed, monkeypatch):
    """Return what was put at the prompt."""
    put = []
    monkeypatch.setattr(type(typed), "set_next_input", lambda self, text, replace=False: put.append(text))
    return put


def test_ranges_of_lines():
    ranges = "1 3 5-6 7-9 10:15 17: :10 10- -13 : x"
    assert list(extract_code_ranges(ranges)) == [
        (0, 1), (2, 3), (4, 6), (6, 9), (9, 14), (16, None), (None, 9), (9, None), (None, 13), (None, None)]


def test_symbols():
    assert extract_symbols(SOURCE, "K,f,z,x") == (
        ["@dec\nclass K:\n    def m(self):\n        pass\n", "def f():\n    return 1\n"], ["z", "x"])
    with pytest.raises(SyntaxError):
        extract_symbols("def (", "x")


def test_initial_indent():
    assert list(strip_initial_indent(["  a", "    b", "c", "  d"])) == ["a", "  b", "c", "  d"]
    assert list(strip_initial_indent([])) == []


def test_save(typed, capsys, monkeypatch):
    typed.run_line_magic("save", "saved 1 3")
    assert read("saved.py") == "# coding: utf-8\na = 1\ndef fun():\n    return '\xe9'\n"
    assert "written to file `saved.py`" in capsys.readouterr()[0]
    typed.run_line_magic("save", "-a saved 1")
    assert read("saved.py").endswith("return '\xe9'\na = 1\n")
    monkeypatch.setattr(type(typed), "ask_yes_no", lambda self, *args, **kwargs: False)
    typed.run_line_magic("save", "saved 1")
    assert "cancelled" in capsys.readouterr()[0] and "fun" in read("saved.py")
    typed.run_line_magic("save", "-f saved 1")
    assert read("saved.py") == "# coding: utf-8\na = 1\n"
    typed.run_line_magic("save", "-r typed 2")
    assert read("typed.ipy") == "# coding: utf-8\n%pwd\n"


@pytest.mark.parametrize("magic, line", [
    ("save", ""), ("save", "-z x"), ("save", "-f /no/such/folder/x 1"), ("load", "-z x"), ("load", "not_there"),
    ("load", "-r x source.py"), ("load", "fun"), ("pastebin", "-e soon 1"), ("pastebin", "-e 999 1"),
    ("pastebin", "-d"), ("edit", "-z"), ("edit", "-n many source.py")])
def test_wrong_arguments_are_told(typed, usage, magic, line):
    usage(magic, line)


def test_load_from_files_ranges_and_names(typed, prompt):
    for line in ("source.py", "-r 1,5-6 source.py", "-s f source.py", "1", "-n fun"):
        typed.run_line_magic("load", line)
    assert [text.rstrip() for text in prompt[3:]] == ["# %load 1\na = 1",
                                                      "# %load -n fun\ndef fun():\n    return '\xe9'"]
    assert prompt[:3] == ["# %load source.py\n" + SOURCE,
                          "# %load -r 1,5-6 source.py\nimport os\ndef f():\n    return 1",
                      "# %load -s f source.py\ndef f():\n    return 1\n"]
    with pytest.warns(UserWarning):
        typed.run_line_magic("loadpy", "-s nothing source.py")


def test_load_asks_before_much(typed, prompt, monkeypatch):
    with io.open("big.py", "w") as f:
        f.write("#" * 200001)
    monkeypatch.setattr(type(typed), "ask_yes_no", lambda self, *args, **kwargs: False)
    typed.run_line_magic("load", "big.py")
    assert not prompt
    typed.run_line_magic("load", "-y big.py")
    assert len(prompt[0]) > 200000


def test_pastebin_posts_and_returns_the_address(typed, monkeypatch):
    posted = []

    class Response(object):
        headers = {"Location": "https://dpaste.com/X"}

        def read(self):
            return b"https://dpaste.com/X\n"

    def urlopen(request):
        posted.append(request)
        return Response()
    monkeypatch.setattr(code_magics, "urlopen", urlopen)
    assert typed.run_line_magic("pastebin", "-e 3 -d 'My code' 1") == "https://dpaste.com/X"
    body = posted[0].data.decode("ascii")
    assert "title=My+code" in body and "content=a+%3D+1" in body and "expiry_days=3" in body


@pytest.fixture
def editor(typed):
    """Let the editor write ``editor.text``, and note what it was called with."""
    class Editor(object):
        calls, text = [], None

        def __call__(self, shell, filename, line=None, wait=True):
            self.calls.append((os.path.basename(filename), line, read(filename)))
            if self.text is not None:
                with io.open(filename, "w", encoding="utf-8") as f:
                    f.write(self.text)
    hook = Editor()
    hook.calls = []
    typed.set_hook("editor", hook)
    return hook


def test_edit_runs_what_was_written_and_returns_it(typed, editor):
    editor.text = "b = 2\n"
    assert typed.run_line_magic("edit", "") == "b = 2\n" and typed.user_ns["b"] == 2
    assert editor.calls[0][2] == ""
    typed.user_ns["text"] = "c = 3"
    editor.text = None
    assert typed.run_line_magic("edit", "text") == "c = 3" and typed.user_ns["c"] == 3


def test_edit_opens_ranges_files_and_lines(typed, editor):
    typed.run_line_magic("edit", "-x 1")
    typed.run_line_magic("edit", "-x -r 2")
    typed.run_line_magic("edit", "-x -n 4 source.py")
    typed.run_line_magic("ed", "-x source")
    assert [call[2].strip() for call in editor.calls[:2]] == ["a = 1", "%pwd"]
    assert editor.calls[2][:2] == ("source.py", 4) and editor.calls[3][0] == "source.py"


def test_an_editor_that_fails_is_not_taken_for_a_wrong_line(typed, usage):
    def broken(shell, filename, line=None, wait=True):
        raise ValueError("no such editor")
    typed.set_hook("editor", broken)
    with pytest.raises(ValueError):
        typed.run_line_magic("edit", "-x source.py")
    usage("edit", "-x -n four source.py")


def test_edit_knows_what_was_edited_last(typed, editor):
    typed.run_line_magic("edit", "-x source.py")
    typed.run_line_magic("edit", "-x -p")
    assert [call[0] for call in editor.calls] == ["source.py", "source.py"]


def test_edit_finds_definitions(typed, editor, capsys):
    import textwrap
    typed.user_ns["wrap"] = textwrap.wrap
    typed.run_line_magic("edit", "-x wrap")
    assert editor.calls[0][0] == "textwrap.py" and editor.calls[0][1] > 1
    typed.run_line_magic("edit", "-x fun")
    assert "Editing In[3]" in capsys.readouterr()[0] and "return '\xe9'" in editor.calls[1][2]
    with pytest.warns(UserWarning):
        typed.run_line_magic("edit", "-x not_there_at_all")


def test_edit_changes_macros(typed, editor, capsys):
    typed.run_line_magic("macro", "-q mac 1")
    editor.text = "a = 5\n"
    typed.run_line_magic("edit", "mac")
    typed.run_cell("mac")
    assert editor.calls[0][2].strip() == "a = 1" and typed.user_ns["a"] == 5


def test_target_as_kernels_ask_for_it(typed):
    typed.run_line_magic("macro", "-q mac 1")
    with pytest.raises(MacroToEdit):
        CodeMagics._find_edit_target(typed, "mac", {}, ["", ""])
    with pytest.raises(InteractivelyDefined) as caught:
        CodeMagics._find_edit_target(typed, "fun", {}, ["", ""])
    assert caught.value.index == 3
    last = ["", ""]
    assert CodeMagics._find_edit_target(typed, "source.py", {"n": "7"}, last) == ("source.py", "7", False)
    assert last[0] == "source.py"


def test_save_without_a_range_leaves_itself_out(ip, tmpdir, capsys):
    path = tmpdir.join("saved.py")
    for cell in ("a = 1", "b = 2", "%%save %s" % path):
        ip.run_cell(cell, store_history=True)
    assert path.read() == "# coding: utf-8\na = 1\nb = 2\n"
