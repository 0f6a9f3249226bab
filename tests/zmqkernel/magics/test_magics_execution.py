"""%macro, %%capture, %code_wrap, %prun, %debug, %pdb and %tb."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import io
import os
import pstats
import signal

import pytest

from zmqkernel.shell.magics.ast_mod import Mangler, ReplaceCodeTransformer, mangle_all
from zmqkernel.shell.magics.execution import parse_breakpoint


def typing(monkeypatch, *lines):
    """Let the debugger read these lines."""
    left = list(lines)
    target = "six.moves.builtins.input" if str is not bytes else "__builtin__.raw_input"
    monkeypatch.setattr(target, lambda prompt="": left.pop(0))
    return left


def test_macro_runs_inputs_again(ip, shown, usage):
    ip.run_cell("a = 1", store_history=True)
    ip.run_cell("a += 1", store_history=True)
    out = shown("%macro again 2")
    assert "Macro `again` created" in out and "=== Macro contents: ===\na += 1" in out
    shown("again")
    assert ip.user_ns["a"] == 3
    assert shown("%macro -q two 1-2") == "" and ip.run_line_magic("macro", "") == ["again", "two"]
    assert "neither a string nor a macro" in shown("%macro three 99")
    ip.run_cell("%pwd", store_history=True)
    number = ip.execution_count - 1
    shown("%macro -q -r raw {0}".format(number))
    assert "%pwd" in str(ip.user_ns["raw"])
    usage("macro", "lonely")
    usage("macro", "-z x 1")


def test_capture_keeps_output(ip, shown):
    assert shown("%%capture out\nimport sys\nprint(1)\nsys.stderr.write('err')\nfrom zmqkernel.shell.display.functions "
                 "import display\ndisplay('d')\n2") == ""
    out = ip.user_ns["out"]
    assert out.stdout == "1\n" and out.stderr == "err" and len(out.outputs) == 2
    assert "1" in shown("out.show()")


def test_capture_lets_through(ip, capsys, usage):
    ip.run_cell("%%capture --no-stdout out\nprint('seen')")
    assert capsys.readouterr()[0] == "seen\n" and ip.user_ns["out"].stdout == ""
    ip.run_cell("%%capture --no-stderr\nimport sys\n_ = sys.stderr.write('seen')")
    assert capsys.readouterr()[1] == "seen"
    ip.user_ns["kept"] = 1
    ip.run_cell("%%capture kept\n1;")
    assert "kept" not in ip.user_ns
    usage("capture", "--other", "1")


def test_code_wrap_surrounds_cells(ip, shown, usage):
    shown("%%code_wrap around\nbefore = 1\n__code__\nprint('after')\n__ret__")
    out = shown("x = 5\nx + before")
    assert out.index("after") < out.index("6")
    assert "around" in shown("%code_wrap --list") and "__code__" in shown("%code_wrap --list-all")
    shown("%code_wrap --remove around")
    assert "after" not in shown("x + 1") and ip.ast_transformers == []
    usage("code_wrap", "--remove around")
    usage("code_wrap", "name")
    usage("code_wrap", "name", "def (\n")


def names(tree):
    return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]


def test_template_takes_the_cell():
    transformer = ReplaceCodeTransformer.from_string("try:\n    __code__\nfinally:\n    done()\n__ret__")
    space = {"done": lambda: space.setdefault("log", []).append(1)}
    tree = transformer.visit(ast.parse("a = 1\na + 1"))
    exec(compile(tree, "x", "exec"), space)
    assert space["a"] == 1 and space["log"] == [1]
    assert isinstance(tree.body[0].__class__.__name__, str) and len(tree.body[0].body) == 2
    transformer.visit(ast.parse(""))
    transformer.enabled = False
    assert len(transformer.visit(ast.parse("1")).body) == 1


def test_names_are_mangled_by_choice():
    source = "import os\nfrom x import y as z\ndef f(a): return a\n__code__"
    tree = Mangler(predicate=mangle_all).visit(ast.parse(source))
    function = tree.body[2]
    assert tree.body[0].names[0].asname == "mangle-os" and tree.body[1].names[0].asname == "mangle-z"
    assert function.name == "mangle-f" and "__code__" in names(tree)
    assert Mangler().visit(ast.parse("x")).body[0].value.id == "x"


def test_prun_shows_filters_and_writes(ip, capsys, usage):
    ip.user_ns["fun"] = lambda: sorted([2, 1])
    ip.run_line_magic("prun", "-l sorted -s cumulative -T out.txt -D out.prof fun()")
    text = capsys.readouterr()[0]
    assert "sorted" in text and "Ordered by: cumulative time" in text and "lambda" not in text
    with io.open("out.txt") as f:
        assert "sorted" in f.read()
    assert pstats.Stats(str("out.prof")).total_calls >= 2
    ip.run_line_magic("prun", "-q fun()")
    assert "function calls" not in capsys.readouterr()[0]
    stats = ip.run_cell_magic("prun", "-r -q", "def inner():\n    pass\ninner()\nleft = 1")
    assert stats.total_calls >= 2 and ip.user_ns["left"] == 1
    ip.run_line_magic("prun", "import sys; sys.exit()")
    assert "SystemExit exception caught" in capsys.readouterr()[0]
    for line in ("-s nothing 1", "-z 1", "-D /no/such/folder/x 1"):
        usage("prun", line)


def test_breakpoints_as_text():
    assert parse_breakpoint("3", "cur.py") == ("cur.py", 3) and parse_breakpoint("f.py:4", "c.py") == ("f.py", 4)
    with pytest.raises(ValueError):
        parse_breakpoint("x", "c.py")


def test_debug_after_an_exception(ip, monkeypatch, shown):
    ip.run_cell("def f(x):\n    return 1 / x\nf(0)")
    left = typing(monkeypatch, "p x", "q")
    out = shown("%debug")
    assert "return 1 / x" in out and "\n0\n" in out and not left


def test_debug_code_and_cells(ip, monkeypatch, shown):
    left = typing(monkeypatch, "n", "c")
    shown("%debug stepped = 1")
    assert ip.user_ns["stepped"] == 1
    left = typing(monkeypatch, "c")
    out = shown("%%debug\na = 1\nb = a + 1")
    assert ip.user_ns["b"] == 2 and "NOTE: Enter 'c'" in out and not left


def test_debug_stops_at_a_breakpoint(ip, monkeypatch, shown, tmp_path):
    path = os.path.join(os.getcwd(), "broken_at.py")
    with io.open(path, "w") as f:
        f.write("def f():\n    x = 41\n    return x + 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    ip.run_cell("from broken_at import f")
    left = typing(monkeypatch, "c", "p x", "c")
    handler = signal.getsignal(signal.SIGINT)
    out = shown("%debug -b {0}:3 answer = f()".format(path))
    assert signal.getsignal(signal.SIGINT) is handler
    assert "41" in out and not left and ip.user_ns["answer"] == 42


@pytest.mark.parametrize("line", ["-b", "-b x", "-b 3", "-b x.py:y 1"])
def test_wrong_breakpoints_are_told(usage, line):
    usage("debug", line)


def test_pdb_is_switched(ip, capsys, usage):
    for line, wanted in (("", True), ("", False), ("on", True), ("0", False), ("1", True), ("OFF", False)):
        ip.run_line_magic("pdb", line)
        assert bool(ip.call_pdb) is wanted
    assert "turned ON" in capsys.readouterr()[0]
    usage("pdb", "maybe")


def test_tb_shows_the_last_traceback_again(ip, shown, usage):
    ip.run_cell("1/0")
    assert "1/0" in shown("%tb") and "ZeroDivisionError" in shown("%tb")
    assert "1/0" not in shown("%tb minimal") and ip.InteractiveTB.mode == "Context"
    usage("tb", "loud")


def test_a_breakpoint_in_quotes():
    from zmqkernel.shell.magics.debugging import _take_option
    assert _take_option("--breakpoint 'a b.py:3' f(1)") == ("a b.py:3", "f(1)")
    assert _take_option('-b "a b.py:3"') == ("a b.py:3", "") and _take_option("-b a.py:3 f()") == ("a.py:3", "f()")
