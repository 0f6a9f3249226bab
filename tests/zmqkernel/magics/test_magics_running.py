"""%run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import json
import os
import sys

import pytest

from ipython_compat import to_text
from zmqkernel.shell.magics.running import expand_arguments, split_options

PROGRAM = """\
import sys
argv, name, file_ = list(sys.argv), __name__, __file__
main = sys.modules['__main__'].__dict__ is globals()
def fun():
    return outside
if 'exit' in sys.argv:
    sys.exit(3)
"""


def write(name, text):
    with io.open(name, "w", encoding="utf-8") as f:
        f.write(to_text(text))


@pytest.fixture
def program(ip):
    write("prog.py", PROGRAM)
    return ip


def run(ip, line):
    ip.run_line_magic("run", line)
    return ip.user_ns


@pytest.mark.parametrize("words, options, rest", [
    ("-n f.py -x", "-n", "f.py -x"), ("-t -N 3 f", "-t -N 3", "f"), ("-tN3 f", "-tN3", "f"),
    ("-m mod -x", "-m mod", "-x"), ("-m mod -- -x", "-m mod", "-x"),
    ("-i -m mod a", "-i -m mod", "a"), ("-mmod -q", "-mmod", "-q"), ("-e -- -f", "-e", "-f"), ("f -n", "", "f -n")])
def test_options_end_at_the_program(words, options, rest):
    assert split_options(words.split()) == (options.split(), rest.split())


def test_arguments_are_patterns(ip):
    for name in ("a1", "a2", "b"):
        write(name, "")
    assert expand_arguments(["a*", "'a*'", "\"b c\"", "x*", "~"], True) == [
        "a1", "a2", "a*", "b c", "x*", os.path.expanduser("~")] or expand_arguments(["a*"], True) == ["a2", "a1"]
    assert expand_arguments(["a*"], False) == ["a*"] and expand_arguments(["\\a*"[0:1] + "*"], True) == ["*"]


def test_program_runs_as_main_and_leaves_its_variables(program):
    argv, main = sys.argv, sys.modules["__main__"]
    before = program.user_ns["__name__"]
    ns = run(program, "prog.py one 'two words'")
    assert ns["argv"] == ["prog.py", "one", "two words"] and ns["name"] == "__main__" and ns["main"]
    assert ns["file_"] == os.path.abspath("prog.py")
    assert ns["__name__"] == before and "__file__" not in ns
    assert sys.argv is argv and sys.modules["__main__"] is main


def test_suffix_may_be_missing_and_name_quoted(ip):
    write("my prog.py", PROGRAM)
    assert run(ip, "'my prog' x")["argv"][1:] == ["x"]
    assert run(ip, "\"my prog.py\"")["argv"][1:] == []


def test_functions_go_on_working(program):
    ns = run(program, "prog.py")
    with pytest.raises(NameError):
        ns["fun"]()
    ns["outside"] = 5
    run(program, "-i prog.py")
    assert ns["fun"]() == 5


def test_n_runs_as_if_imported(program):
    assert run(program, "-n prog.py")["name"] == "prog"


def test_exit_is_told_unless_ignored(program, shown):
    assert "SystemExit: 3" in shown("%run prog.py exit")
    assert "SystemExit" not in shown("%run -e prog.py exit")


def test_error_shows_the_program(ip, shown):
    write("bad.py", "kept = 1\ndef f():\n    1/0\nf()\n")
    out = shown("%run bad.py")
    assert "bad.py" in out and "ZeroDivisionError" in out and ip.user_ns["kept"] == 1


def test_module(ip, tmp_path, monkeypatch, shown, usage):
    (tmp_path / "pack").mkdir()
    write("pack/__init__.py", "")
    write("pack/mod.py", "import sys\nfrom_mod, name = sys.argv[1:], __name__\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    ns = run(ip, "-m pack.mod -x --y 1")
    assert ns["from_mod"] == ["-x", "--y", "1"] and ns["name"] == "__main__"
    usage("run", "-m pack.not_there")


def test_times(program, shown):
    out = shown("%run -t prog.py")
    assert "IPython CPU timings (estimated):" in out and "User   :" in out and "Wall time:" in out
    out = shown("%run -t -N 3 prog.py")
    assert "Total runs performed: 3" in out and "Per run" in out


def test_profile(ip, shown):
    write("slow.py", "def worker():\n    return sum(range(10))\nfor i in range(7): worker()\nprofiled = 1\n")
    out = shown("%run -p -l worker -s calls slow.py")
    assert "worker" in out and " 7 " in out and "Ordered by: call count" in out
    assert ip.user_ns["profiled"] == 1
    stats = ip.run_line_magic("run", "-p -r -q slow.py")
    assert stats.total_calls > 7


def test_ipython_scripts_and_notebooks(ip, shown):
    write("script.ipy", "kept = %pwd\nprint('ran')\n")
    assert "ran" in shown("%run script.ipy") and ip.user_ns["kept"]
    cells = [{"cell_type": "markdown", "source": "no code ("},
             {"cell_type": "code", "source": ["from_notebook = 1\n", "here = __file__"]},
             {"cell_type": "code", "source": "where = %pwd"}]
    write("book.ipynb", json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}))
    ns = run(ip, "book.ipynb")
    assert ns["from_notebook"] == 1 and ns["where"] and "book.ipynb" in ns["here"] and "__file__" not in ns


def test_debugger_stops_at_the_breakpoint(ip, monkeypatch, shown):
    write("stepped.py", "def f():\n    x = 1\n    return x\nresult = f()\n")
    typed = ["c", "p x", "c"] * 2
    monkeypatch.setattr("six.moves.builtins.input" if str is not bytes else "__builtin__.raw_input",
                        lambda prompt="": typed.pop(0))
    for _ in range(2):  # the second time there is a debugger that has run already
        out = shown("%run -d -b 3 stepped.py")
        assert "stepped.py(3)f()" in out and ip.user_ns.pop("result") == 1
    assert not typed


@pytest.mark.parametrize("line", [
    "", "not_there.py", "-z prog.py", "-t -N x prog.py", "-t -N 0 prog.py", "-m", "-m 'no module'", "-d -b x prog.py",
    "-d -b 99999 prog.py", "'open"])
def test_wrong_arguments_are_told(program, usage, line):
    usage("run", line)
    assert "argv" not in program.user_ns


def test_other_runners_and_finders(program):
    calls = []
    magic = program.find_line_magic("run")
    magic("thing x", runner=lambda *args, **kwargs: calls.append((args[0], kwargs)),
          file_finder=lambda name: name + ".any")
    assert calls == [("thing.any", {"exit_ignore": False})]
