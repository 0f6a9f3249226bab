"""Syntax errors: place, line and caret."""
from __future__ import absolute_import, unicode_literals

import sys

from zmqkernel.shell.tracebacks.ultratb import FormattedTB, SyntaxTB


def syntax_error(source, filename="<string>"):
    try:
        compile(source, str(filename), str("exec"))
    except SyntaxError:
        return sys.exc_info()
    raise AssertionError("no syntax error")


def test_the_caret_stands_below_the_place():
    etype, value, _ = syntax_error("a b\n")
    formatter = SyntaxTB(theme_name="nocolor")
    lines = formatter.stb2text(formatter.structured_traceback(etype, value, [])).splitlines()
    assert lines[0] == "  File <string>:1"
    assert lines[1] == "    a b"
    assert lines[2].index("^") in (6, 8)  # older parsers point behind the name
    assert lines[3].startswith("SyntaxError: invalid syntax")


def test_the_caret_follows_the_indentation_that_was_taken_off():
    etype, value, _ = syntax_error("if 1:\n        x = = 2\n")
    text = SyntaxTB(theme_name="nocolor").text(etype, value, None)
    line, caret = text.splitlines()[1:3]
    assert line == "    x = = 2" and line[caret.index("^")] == "="


def test_the_last_error_is_remembered_until_it_is_cleared():
    etype, value, _ = syntax_error("(")
    formatter = SyntaxTB(theme_name="nocolor")
    formatter.structured_traceback(etype, value, [])
    assert formatter.last_syntax_error is value
    assert formatter.clear_err_state() is value
    assert formatter.clear_err_state() is None


def test_the_line_is_read_from_the_file_as_it_is_now(tmp_path):
    path = tmp_path / "broken.py"
    path.write_text("x = = 1  # edited\n")
    etype, value, _ = syntax_error("x = = 1\n", path)
    assert "# edited" in SyntaxTB(theme_name="nocolor").text(etype, value, None)


def test_an_indentation_error_is_shown_with_its_line():
    etype, value, _ = syntax_error("if 1:\nx\n")
    text = SyntaxTB(theme_name="nocolor").text(etype, value, None)
    assert "\n    x\n" in text and "IndentationError: expected an indented block" in text


def test_an_error_in_an_imported_module_shows_the_import_and_the_place(cells, tmp_path, monkeypatch):
    (tmp_path / "bad_syntax_module.py").write_text("def f(:\n    pass\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    formatter = SyntaxTB(theme_name="nocolor")
    formatter.compiler = cells
    text = formatter.text(*cells.failure("import bad_syntax_module"))
    assert "Cell In[1], line 1\n    import bad_syntax_module" in text
    assert "bad_syntax_module.py:1\n    def f(:\n" in text and "^\nSyntaxError: invalid syntax" in text


def test_with_context_the_place_is_shown_too():
    info = syntax_error("a b\n", "<other>")
    text = FormattedTB(mode="Context", theme_name="nocolor").text(*info)
    assert "File <other>:1\n    a b\n" in text and "\nSyntaxError: invalid syntax" in text


def test_a_syntax_error_somebody_raised_has_no_place():
    text = SyntaxTB(theme_name="nocolor").text(SyntaxError, SyntaxError("mine"), None)
    assert text.endswith("SyntaxError: mine\n")


def test_a_syntax_error_with_senseless_details_is_shown():
    for details in (("f", "line", "column", "text"), (None, None, None, None), ("f", 1, 99, "short"), ("f", 1, -5, "x")):
        text = SyntaxTB(theme_name="nocolor").text(SyntaxError, SyntaxError("mine", details), None)
        assert text.endswith("SyntaxError: mine\n")
