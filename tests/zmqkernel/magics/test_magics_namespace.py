"""Looking at objects; listing and removing variables."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io

import pytest

from zmqkernel.shell.magics.variables import describe


@pytest.fixture
def filled(ip):
    ip.run_cell("a = 1; b = 2.5; c = 'text'; d = [1, 2]; _hidden = 3\ndef fn(x): 'Doc of fn.'; return x",
                store_history=True)
    return ip


def test_who_lists_names(filled, shown):
    assert shown("%who").split() == ["a", "b", "c", "d", "fn"]
    assert shown("%who int float").split() == ["a", "b"]
    assert "No variables match" in shown("%who nothing")
    assert filled.run_line_magic("who_ls", "") == ["a", "b", "c", "d", "fn"]
    assert filled.run_line_magic("who_ls", "function") == ["fn"]


def test_who_of_an_empty_namespace(ip, shown):
    assert shown("%who") == "Interactive namespace is empty.\n" == shown("%whos")


def test_whos_is_a_table(filled, shown):
    lines = shown("%whos").splitlines()
    assert lines[0].split() == ["Variable", "Type", "Data/Info"] and set(lines[1]) == set("-")
    rows = dict((line.split(None, 2)[0], line.split(None, 2)[1:]) for line in lines[2:])
    assert rows["a"] == ["int", "1"] and rows["d"] == ["list", "n=2"] and rows["fn"][0] == "function"
    assert [line.split()[0] for line in shown("%whos float").splitlines()[2:]] == ["b"]


def test_values_are_described_in_a_line():
    class Bad(object):
        def __str__(self):
            raise ValueError

    class ndarray(object):
        shape, size, itemsize, dtype = (2, 3), 6, 8, "float64"

    class DataFrame(object):
        shape = (2, 3)
    assert describe("x" * 100) == "x" * 25 + "<...>" + "x" * 25
    assert describe("a\nb") == "a\\nb" and describe({}) == "n=0"
    assert "no string" in describe(Bad())
    assert describe(ndarray()) == "2x3: 6 elems, type `float64`, 48 bytes"
    assert describe(DataFrame()) == "Shape: (2, 3)"


def test_reset_asks_first(filled, shown, monkeypatch):
    monkeypatch.setattr(type(filled), "ask_yes_no", lambda self, *args, **kwargs: False)
    assert "Nothing done." in shown("%reset") and "a" in filled.user_ns
    assert "Nothing done." in shown("%reset_selective a") and "a" in filled.user_ns
    monkeypatch.setattr(type(filled), "ask_yes_no", lambda self, *args, **kwargs: True)
    filled.run_line_magic("reset", "")
    assert "a" not in filled.user_ns


def test_soft_reset_keeps_the_history(filled):
    filled.run_cell("41 + 1", store_history=True)
    filled.run_line_magic("reset", "-s -f")
    assert filled.run_line_magic("who_ls", "") == [] and filled.user_ns["_oh"] and filled.user_ns["_ih"][1]
    filled.run_line_magic("reset", "-f")
    assert not filled.user_ns["_oh"]


def test_parts_are_reset(filled, shown):
    filled.run_cell("41 + 1", store_history=True)
    before = filled.user_ns["_ih"]
    shown("%reset -f in")
    assert filled.user_ns["_ih"] is before and not any(before) and "_i1" not in filled.user_ns
    assert "Flushing output cache (1 entries)" in shown("%reset -f out") and not filled.user_ns["_oh"]
    shown("%reset -f dhist")
    assert list(filled.user_ns["_dh"]) == [] and "a" in filled.user_ns
    assert "Don't know how to reset other" in shown("%reset -f other")


def test_reset_array_removes_arrays_only(filled, monkeypatch, shown):
    import sys
    import types
    numpy = types.ModuleType(str("numpy"))
    numpy.ndarray = type(str("ndarray"), (object,), {})
    monkeypatch.setitem(sys.modules, str("numpy"), numpy)
    filled.user_ns["array"] = numpy.ndarray()
    filled.run_line_magic("reset", "-f array")
    assert "array" not in filled.user_ns and "a" in filled.user_ns


def test_reset_selective(filled, usage, shown):
    filled.run_line_magic("reset_selective", "-f ^[ab]$")
    assert filled.run_line_magic("who_ls", "") == ["c", "d", "fn"]
    assert "No regex" in shown("%reset_selective -f")
    usage("reset_selective", "-f [")
    usage("reset", "-z")


def test_xdel_removes_what_refers_to_the_object(ip, shown, usage):
    ip.run_cell("class K(object): pass\nx = K(); y = x\nx", store_history=True)
    ip.run_line_magic("xdel", "x")
    assert "x" not in ip.user_ns and "y" not in ip.user_ns
    ip.run_cell("x = 1; y = x")
    ip.run_line_magic("xdel", "-n x")
    assert "x" not in ip.user_ns and "y" in ip.user_ns
    assert "NameError" in shown("%xdel not_there")
    usage("xdel", "")


def test_looking_at_objects(filled, shown, usage):
    assert "Doc of fn." in shown("%pinfo fn") and "Doc of fn." in shown("%pdoc fn")
    assert "return x" in shown("%pinfo2 fn") and "return x" in shown("%psource fn")
    assert "fn(x)" in shown("%pdef fn")
    assert "not found" in shown("%pinfo not_there")
    usage("psource", "")


def test_pfile_falls_back_to_files(ip, shown):
    with io.open("a_file.py", "w") as f:
        f.write("content = 1\n")
    assert "content = 1" in shown("%pfile a_file") and "content = 1" in shown("%pfile a_file.py")
    assert "File `'not_there'` not found." in shown("%pfile not_there").replace("u'", "'")


def test_psearch(filled, shown, usage):
    filled.run_cell("import os\n_private = 1")
    assert "os.getcwd" in shown("%psearch os.getc*").split()
    assert shown("%psearch -e builtin f*").split() == ["fn"]
    for command in ("%psearch f*", "%psearch -c f*", "f*?"):
        assert "float" in shown(command).split() and "False" not in shown(command).split()
    assert "False" in shown("%psearch -i f*").split()
    filled.wildcards_case_sensitive = False
    assert "False" in shown("%psearch f*").split() and "False" not in shown("%psearch -c f*").split()
    assert "_private" in shown("%psearch -a -e builtin _p*").split()
    assert shown("%psearch -e builtin * float").split() == ["b"]
    assert "function" in shown("%psearch -l").split()
    assert "fn" in shown("%pinfo f*").split()
    for line in ("", "a b c", "-e nowhere a*", "-s nowhere a*", "-z a"):
        usage("psearch", line)
