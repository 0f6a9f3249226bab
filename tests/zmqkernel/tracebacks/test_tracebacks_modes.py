"""What a traceback looks like in each mode."""
from __future__ import absolute_import, unicode_literals

import io
import sys

import pytest

from zmqkernel.shell.tracebacks.ultratb import AutoFormattedTB, ColorTB, FormattedTB, ListTB, VerboseTB

CALLS = """\
def f(x):
    y = x + 1
    return g(y)

def g(z):
    a = [1, 2, 3]
    b = 'q'
    return a[z]
"""


def test_context_shows_the_statements_around_each_frame(cells):
    cells.add(CALLS)
    assert cells.text("f(10)") == """\
---------------------------------------------------------------------------
IndexError                                Traceback (most recent call last)
Cell In[2], line 1
----> 1 f(10)

Cell In[1], line 3, in f(x)
      1 def f(x):
      2     y = x + 1
----> 3     return g(y)

Cell In[1], line 8, in g(z)
      6 a = [1, 2, 3]
      7 b = 'q'
----> 8 return a[z]

IndexError: list index out of range"""


def test_verbose_shows_arguments_and_variables(cells):
    cells.add(CALLS)
    text = cells.text("f(10)", "Verbose")
    assert "in f(x=10)\n" in text
    assert "----> 8 return a[z]\n        a = [1, 2, 3]\n        z = 11\n" in text


def test_plain_is_a_listing(cells):
    cells.add(CALLS)
    assert cells.text("f(10)", "Plain") == """\
Traceback (most recent call last):
  Cell In[2], line 1
    f(10)
  Cell In[1], line 3 in f
    return g(y)
  Cell In[1], line 8 in g
    return a[z]
IndexError: list index out of range
"""


def test_minimal_is_the_last_line(cells):
    assert cells.text("raise KeyError('k')", "Minimal") == "KeyError: 'k'\n"


def test_docs_shows_the_first_frame_and_how_many_follow(cells):
    cells.add(CALLS)
    assert cells.text("f(10)", "Docs") == ("Traceback (most recent call last): Cell In[2], line 1\n\n->  f(10)\n"
                                           "\n    [... 2 skipped frames]\n\nIndexError: list index out of range")


def test_doctest_leaves_the_frames_out(cells):
    assert cells.text("1/0", "Doctest").splitlines()[:2] == ["Traceback (most recent call last):", "    ..."]


def test_modes_follow_each_other_and_unknown_ones_are_refused():
    formatter = FormattedTB(mode="Plain")
    seen = []
    for _ in formatter.valid_modes:
        formatter.set_mode()
        seen.append(formatter.mode)
    assert seen == ["Context", "Verbose", "Minimal", "Docs", "Doctest", "Plain"]
    with pytest.raises(ValueError) as caught:
        formatter.set_mode("Fancy")
    assert "Fancy" in str(caught.value) and "Verbose" in str(caught.value)
    formatter.context()
    assert formatter.mode == "Context" and not formatter.include_vars
    formatter.verbose()
    assert formatter.include_vars


def test_colours_mark_the_name_the_arrow_and_the_source(cells):
    text = cells.text("x = 'a'\n1/0", theme="linux")
    assert "\x1b[91mZeroDivisionError\x1b[39m" in text
    assert "\x1b[92m----> \x1b[39m\x1b[92m2\x1b[39m " in text
    assert "\x1b[38;5;186m" in text  # a string literal


@pytest.mark.skipif(not hasattr(compile("1", "x", "eval"), "co_positions"), reason="no columns in code objects")
def test_the_running_expression_is_marked(cells):
    text = cells.text("a = [0]\nb = len(a) + a[5] + 1", theme="linux")
    assert "\x1b[30;43ma[5]\x1b[39;49m" in text


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError):
        FormattedTB(theme_name="no-such-theme")


def test_the_older_names_of_colour_schemes_are_understood():
    assert VerboseTB(color_scheme="NoColor").has_colors is False
    assert FormattedTB(color_scheme="Linux").has_colors is True
    with pytest.warns(DeprecationWarning):
        ColorTB()


def test_colours_can_be_switched_off_and_on():
    formatter = FormattedTB(theme_name="linux")
    formatter.color_toggle()
    assert not formatter.has_colors
    formatter.color_toggle()
    assert formatter._theme_name == "linux"


def test_calling_an_auto_formatter_writes_the_exception_being_handled():
    out = io.StringIO()
    try:
        1 / 0
    except ZeroDivisionError:
        AutoFormattedTB(mode="Plain", theme_name="nocolor")(out=out)
    assert out.getvalue().startswith("Traceback (most recent call last):\n")
    assert "ZeroDivisionError" in out.getvalue()


def test_handler_writes_and_remembers_the_traceback():
    formatter = VerboseTB(theme_name="nocolor", ostream=io.StringIO())
    try:
        1 / 0
    except ZeroDivisionError:
        formatter()
        assert formatter.tb is sys.exc_info()[2]
    assert "ZeroDivisionError: " in formatter.ostream.getvalue()


def test_a_list_of_extracted_entries_can_be_formatted():
    lines = ListTB(theme_name="nocolor").structured_traceback(
        ValueError, ValueError("no"), [("a.py", 3, "fn", "code()"), ("b.py", 4, "<module>", None)])
    assert "".join(lines) == ("Traceback (most recent call last):\n  File a.py:3 in fn\n    code()\n  File b.py:4\n"
                              "ValueError: no\n")


def test_the_long_heading_names_the_interpreter(cells):
    assert "Python %d.%d" % tuple(sys.version_info)[:2] in cells.text("1/0", long_header=True)


def test_the_users_home_is_shortened(cells, own_home):
    module = own_home / "failing_module.py"
    module.write_text("def fail():\n    return 1 / 0\n")
    cells.namespace["path"] = str(module)
    source = "exec(compile(open(path).read(), path, 'exec'))\nfail()"
    assert "File ~/failing_module.py:2, in fail()" in cells.text(source).replace("\\", "/")


@pytest.mark.skipif(not hasattr(compile("1", "x", "eval"), "co_positions"), reason="no columns in code objects")
def test_programs_may_set_the_style_of_the_running_expression(cells, monkeypatch):
    monkeypatch.setattr(VerboseTB, "tb_highlight", "bg:ansiblue ansired")
    assert "\x1b[44;31m1/0\x1b[49;39m" in cells.text("1/0", theme="linux")


@pytest.mark.skipif(not hasattr(compile("1", "x", "eval"), "co_positions"), reason="no columns in code objects")
def test_marked_source_keeps_its_colours_where_only_the_background_changes(cells):
    from zmqkernel.shell.colors import Theme, Token, theme_table
    theme_table.add(Theme("test-background", None, {Token.TbHighlight: "bg:ansired",
                                                    Token.Literal.Number: "ansiblue"}))
    text = cells.text("1/0", theme="test-background")
    assert "\x1b[34m\x1b[41m1\x1b[49m\x1b[39m\x1b[41m/\x1b[49m" in text


def test_caret_of_an_error_at_the_end_of_an_expression():
    error = SyntaxError("invalid syntax", ("<text>", 1, 0, "1+"))
    assert "    1+\n     ^\n" in "".join(ListTB().structured_traceback(SyntaxError, error, None))


def test_the_heading_is_as_wide_as_the_terminal_where_that_is_narrow(cells, monkeypatch):
    monkeypatch.setenv(str("COLUMNS"), str("30"))
    cells.add(CALLS)
    assert cells.text("f(10)").splitlines()[:2] == ["-" * 30, "IndexError Traceback (most recent call last)"]
