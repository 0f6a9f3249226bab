"""%store."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

import pytest


@pytest.fixture
def store(ip):
    ip.run_line_magic("load_ext", "storemagic")
    return ip


def test_variables_and_aliases_come_back(store, shown):
    store.user_ns.update({str("a"): 78, str("b"): [1, {"x": "y"}]})
    store.run_line_magic("alias", "hello echo hello")
    assert shown("%store a b") == "Stored 'a' (int)\nStored 'b' (list)\n"
    assert "Alias stored: hello (echo hello)" in shown("%store hello")
    assert store.db["autorestore/a"] == 78 and "hello" in store.db["stored_aliases"]
    listed = shown("%store").splitlines()
    assert listed[0].startswith("Stored variables") and listed[1].split() == ["a", "->", "78"]
    del store.user_ns["a"], store.user_ns["b"]
    store.alias_manager.undefine_alias("hello")
    store.run_line_magic("store", "-r a hello")
    assert store.user_ns["a"] == 78 and "b" not in store.user_ns and store.alias_manager.is_alias("hello")
    store.run_line_magic("store", "-r")
    assert store.user_ns["b"] == [1, {"x": "y"}]
    assert "no stored variable or alias other" in shown("%store -r other")


def test_folders_come_back(store, tmp_path):
    (tmp_path / "sub").mkdir()
    store.run_line_magic("cd", "-q sub")
    store.user_ns["_dh"][:] = []
    store.run_line_magic("store", "-r")
    assert any(os.path.realpath(str(each)).endswith("sub") for each in store.user_ns["_dh"])


def test_stored_is_forgotten(store, shown, usage):
    store.user_ns.update({str("a"): 1, str("b"): 2})
    shown("%store a b", "%store -d a")
    assert "autorestore/a" not in store.db and "autorestore/b" in store.db
    shown("%store -z")
    assert "autorestore/b" not in store.db
    store.run_line_magic("alias", "hello echo hello")
    shown("%store hello", "%store -d hello")
    assert store.db["stored_aliases"] == {}


def test_stored_comes_back_by_itself_where_configured(store, shown):
    store.user_ns["a"] = 95
    shown("%store a")
    del store.user_ns["a"]
    store.config.StoreMagics.autorestore = False
    store.extension_manager.reload_extension("storemagic")
    assert "a" not in store.user_ns
    store.config.StoreMagics.autorestore = True
    store.extension_manager.reload_extension("storemagic")
    assert store.user_ns["a"] == 95


def test_value_is_written_to_a_file(store, shown):
    store.user_ns.update({str("text"): "line", str("number"): 5})
    shown("%store text > out.txt", "%store number >> 'out.txt'", "%store text >>out.txt")
    with io.open("out.txt", encoding="utf-8") as f:
        assert f.read() == "line\n5\nline\n"


def test_what_cannot_be_stored_is_told(store, shown, usage):
    shown("def f(): pass", "class K(object): pass", "k = K()", "import os")
    for name in ("f", "K", "k"):
        assert "cannot be stored" in shown("%store " + name)
    assert "cannot be pickled" in usage("store", "os")
    store.user_ns["x"] = 1
    for line in ("not_there", "-d", "-d not_there", "-q", "x > ", "x y > out.txt", "nothing > out.txt",
                 "x > /no/such/folder/x"):
        usage("store", line)


def test_value_that_cannot_be_read_is_told(store, shown):
    with io.open("reloaded_gone.py", "w") as f:
        f.write("class K(object):\n    pass\n")
    shown("import reloaded_gone; k = reloaded_gone.K()", "%store k")
    import sys
    del sys.modules["reloaded_gone"]
    store.db.uncache()
    with io.open("reloaded_gone.py", "w") as f:
        f.write("different = 'in size too'\n")
    assert "Unable to restore variable 'k'" in shown("%store -r")
    assert "<unavailable: " in shown("%store")


def test_macros_are_kept(store, shown):
    shown("z = 1", "%macro -q again 1", "%store again", "del again", "%store -r again", "z = 5", "again")
    assert store.user_ns["z"] == 1
