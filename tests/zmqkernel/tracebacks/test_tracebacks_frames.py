"""Which frames a traceback has: offsets, hidden ones, recursion."""
from __future__ import absolute_import, unicode_literals

import os

from zmqkernel.shell.cellnames import compress_user, display_name
from zmqkernel.shell.tracebacks.ultratb import FormattedTB, VerboseTB

HIDING = """\
def visible():
    return 1 / 0
def first():
    __tracebackhide__ = True
    second()
def second():
    __tracebackhide__ = True
    visible()
"""


def test_hidden_frames_are_counted_and_left_out(cells):
    cells.add(HIDING)
    text = cells.text("first()")
    assert "    [... skipping hidden 2 frame]\n" in text
    assert "in first()" not in text and "in visible()" in text


def test_hidden_frames_are_shown_when_that_is_wanted(cells):
    cells.add(HIDING)
    formatter = VerboseTB(theme_name="nocolor")
    formatter.compiler = cells
    formatter.skip_hidden = False
    assert "in first()" in formatter.text(*cells.failure("first()"))


def test_the_frame_that_failed_is_never_hidden(cells):
    cells.add("def f():\n    __tracebackhide__ = True\n    1/0")
    assert "in f()" in cells.text("f()")


def test_frames_outside_of_the_shells_mark_are_left_out(cells):
    cells.add("def shell(f):\n    __tracebackhide__ = '__ipython_bottom__'\n    f()\ndef user():\n    1/0")
    text = cells.text("shell(user)")
    assert "in user()" in text and "in shell" not in text and "line 1\n" not in text
    assert "In[2]" not in cells.text("shell(user)", "Plain")


def test_the_offset_leaves_outer_frames_out(cells):
    cells.add("def f():\n    1/0")
    formatter = FormattedTB(mode="Plain", theme_name="nocolor")
    formatter.compiler = cells
    info = cells.failure("f()")
    assert "In[2]" in formatter.text(*info)
    assert "In[2]" not in formatter.text(*info, tb_offset=1)
    formatter.tb_offset = 1
    assert "In[2]" not in formatter.text(*info)


def test_recursion_is_folded(cells):
    cells.add("def r():\n    r()")
    text = cells.text("r()")
    assert text.count("in r()") == 3
    assert "    [... skipping similar frames: r at line 2 (" in text


def test_mutual_recursion_is_folded_with_both_names(cells):
    cells.add("def a():\n    b()\ndef b():\n    a()")
    text = cells.text("a()")
    assert "skipping similar frames: a at line 2 (" in text and ", b at line 4 (" in text
    assert text.count("\n") < 50


def test_methods_have_qualified_names(cells):
    cells.add("class K(object):\n    def m(self):\n        def inner():\n            1/0\n        inner()")
    text = cells.text("K().m()")
    assert "in K.m(self)" in text and "in K.m.<locals>.inner()" in text


def test_star_arguments_are_marked(cells):
    cells.add("def f(a, *rest, **named):\n    1/0")
    assert "in f(a, *rest, **named)" in cells.text("f(1)")
    assert "in f(a=1, *rest=(2,), **named={})" in cells.text("f(1, 2)", "Verbose")


def test_a_deleted_argument_does_not_break_the_traceback(cells):
    cells.add("def f(a):\n    del a\n    1/0")
    assert "in f(a=<deleted>)" in cells.text("f(1)", "Verbose")


def test_our_own_frames_are_left_out_without_a_word(cells):
    cells.add("def f():\n    1/0")
    cells.namespace["inside"] = {"__name__": str("zmqkernel.shell.something")}
    cells.add("exec(compile('def call(f):\\n    f()', 'inside.py', 'exec'), inside)")
    text = cells.text("inside['call'](f)")
    assert "in f()" in text and "in call" not in text and "hidden" not in text
    assert "in call" in cells.text("inside['call'](f)", "Plain")


def test_files_named_without_a_folder_are_shown_with_the_one_they_are_in(tmp_path, monkeypatch):
    (tmp_path / "m.py").write_text("x\n")
    monkeypatch.chdir(str(tmp_path))
    assert display_name("m.py", object()) == ("File", compress_user(os.path.abspath("m.py")))
    assert display_name("gone.py", object()) == ("File", "gone.py")


def test_a_package_of_ours_is_left_out_as_its_modules_are(cells):
    cells.add("def f():\n    1/0")
    cells.namespace["inside"] = {"__name__": str("IPython")}
    cells.add("exec(compile('def call(f):\\n    f()', 'inside.py', 'exec'), inside)")
    assert "in call" not in cells.text("inside['call'](f)")


def test_where_an_interrupt_met_a_library_of_ours_is_left_out(cells):
    cells.namespace["library"] = {"__name__": str("traitlets.something")}
    cells.add("def f():\n    library['get']()")
    cells.add("exec(compile('def get():\\n    raise KeyboardInterrupt', 'library.py', 'exec'), library)")
    text = cells.text("f()")
    assert "in f()" in text and "in get" not in text
    cells.add("exec(compile('def get():\\n    try: {}[0]\\n    except KeyError: raise KeyboardInterrupt', "
              "'library.py', 'exec'), library)")
    text = cells.text("f()")
    assert "in f()" in text and "in get" not in text and "KeyError" not in text
