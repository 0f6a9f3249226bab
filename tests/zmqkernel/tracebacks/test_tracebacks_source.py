# -*- coding: utf-8 -*-
"""Which lines of source are shown."""
from __future__ import absolute_import, unicode_literals

import io
import linecache
import sys

from zmqkernel.shell.tracebacks.source import LineGap, context_lines
from zmqkernel.shell.tracebacks.ultratb import FormattedTB


def shown(source, lineno, scope_line=None, context=5):
    return ["..." if isinstance(line, LineGap) else line.lineno
            for line in context_lines(source.splitlines(), lineno, scope_line, context)]


def test_statements_are_counted_not_lines():
    assert shown("a = 1\nb = [\n 1,\n 2]\n\n# remark\nc = 3\nd = 4\ne = 5\nf = 6\n", 7) == [2, 3, 4, 6, 7, 8, 9]


def test_comments_on_lines_of_their_own_count_as_one_statement():
    source = "a = 1\nb = 2\n# one\n\n# two\nc = 3  # tail\n1/0\n# last\n"
    assert shown(source, 7) == [3, 4, 5, 6, 7, 8]
    assert shown("# top\n\n1/0\n", 3) == [1, 3]


def test_comments_behind_a_function_are_not_its_own():
    source = "def f():\n    1/0\n    # end\n# g\ndef g():\n    x = 1\n# low\n    y = 2\n"
    assert shown(source, 2, scope_line=1) == [1, 2]
    assert shown(source, 8, scope_line=5) == [6, 7, 8]


def test_a_function_shows_only_its_own_lines():
    source = "x = 1\ndef f():\n    a = 1\n    return a\ny = 2\n"
    assert shown(source, 4, scope_line=2) == [2, 3, 4]
    assert shown(source, 1) == [1, 2, 3]


def test_a_decorated_function_begins_with_its_decorator():
    assert shown("@dec\ndef f():\n    return 1\nx = 1\n", 3, scope_line=1) == [1, 2, 3]


def test_a_nested_function_ends_at_its_own_indentation():
    assert shown("class A:\n    def f(self):\n        x = 1\n        y = 2\n    def g(self):\n        pass\n", 3, 2) == [2, 3, 4]


def test_long_statements_are_cut_in_the_middle_unless_they_run():
    source = "a = [\n%s]\nb = 1\n" % "".join(" %d,\n" % n for n in range(20))
    assert shown(source, 23) == [1, 2, 3, "...", 21, 22, 23]
    assert shown(source, 5, context=1) == list(range(1, 23))


def test_lambdas_show_the_function_around_them():
    assert shown("x = 1\ndef f():\n    a = 1\n    return (lambda:\n            1/0)()\nz = 1\n", 5, scope_line=4) == [2, 3, 4, 5]


def test_what_is_not_python_is_shown_by_line():
    source = "{% for a in b %}\n(((\n'''\n{{ a.x }}\nrest\nmore\nend"
    assert shown(source, 4) == [2, 3, 4, 5, 6]


def test_lines_out_of_range_show_nothing():
    assert shown("a = 1\n", 99) == []


def fail_in(path, text):
    namespace = {}
    try:
        exec(compile(text, str(path), str("exec")), namespace)
    except Exception:
        etype, value, tb = sys.exc_info()
        return etype, value, tb.tb_next


def test_a_file_that_is_gone_leaves_a_readable_traceback(tmp_path):
    info = fail_in(tmp_path / "gone.py", "x = 1\n1/0\n")
    text = FormattedTB(mode="Context", theme_name="nocolor").text(*info)
    assert "gone.py:2" in text and "Could not get source" in text and text.endswith("ZeroDivisionError: " + str(info[1]))


def test_a_file_that_got_shorter_leaves_a_readable_traceback(tmp_path):
    path = tmp_path / "short.py"
    path.write_text("x = 1\n")
    for mode in ("Context", "Verbose", "Plain"):
        text = FormattedTB(mode=mode, theme_name="linux").text(*fail_in(path, "\n\n\n\n1/0\n"))
        assert "short.py" in text and "ZeroDivisionError" in text


def test_a_file_that_changed_is_read_anew(tmp_path):
    path = tmp_path / "changed.py"
    path.write_text("1/0  # before\n")
    formatter = FormattedTB(mode="Context", theme_name="nocolor")
    assert "# before" in formatter.text(*fail_in(path, "1/0\n"))
    path.write_text("1/0  # after it was edited\n")
    assert "# after it was edited" in formatter.text(*fail_in(path, "1/0\n"))


def test_source_in_another_encoding_is_read_by_its_cookie(tmp_path):
    path = tmp_path / "latin.py"
    with io.open(str(path), "w", encoding="latin-1") as stream:
        stream.write("# -*- coding: latin-1 -*-\nname = 'caf\xe9'; 1/0\n")
    linecache.checkcache(str(path))
    text = FormattedTB(mode="Context", theme_name="nocolor").text(*fail_in(path, "\n1/0\n"))
    assert "ZeroDivisionError" in text and "caf\xe9" in text
    assert isinstance(text, type(""))
    text = FormattedTB(mode="Context", theme_name="linux").text(*fail_in(path, "\n1/0\n"))
    assert "ZeroDivisionError" in text


def test_wide_characters_before_the_running_expression_do_not_shift_the_mark(cells):
    text = cells.text("é = '日本'; x = len(é) + [][1]" if sys.version_info[0] > 2 else "x = [][1]", theme="linux")
    if hasattr(compile("1", "x", "eval"), "co_positions"):
        assert "\x1b[30;43m[][1]\x1b[39;49m" in text


def test_far_down_in_a_module_statements_are_found_too():
    source = "".join("def f%d(x):\n    y = [x,\n      1]\n    return y\n\n" % n for n in range(300)) + "1/0\nz = 1\n"
    assert shown(source, 1501) == [1497, 1498, 1499, 1501, 1502]


def test_code_that_never_had_a_file_is_passed_over_in_silence():
    text = FormattedTB(mode="Context", theme_name="nocolor").text(*fail_in("<frozen thing>", "1/0\n"))
    assert "<frozen thing>:1" in text and "no source" not in text
