"""Magics, files, imports, characters."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import pytest
from testkit.completing import ask, make_completer, texts

from zmqkernel.shell.completion import completerlib
from zmqkernel.shell.completion.characters import unicode_names
from zmqkernel.shell.completion.modules import module_list, root_modules, try_import
from zmqkernel.shell.completion.paths import (
    compress_user, expand_user, has_open_quotes, protect_filename)


@pytest.fixture
def completer():
    return make_completer({"name": 1, "who": 2})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("sub", "my dir", "zpack"):
        (tmp_path / name).mkdir()
    for name in ("script.py", "text.txt", "my file.txt", "note.ipy", "sub/inner.py", "zpack/__init__.py",
                 "zpack/part.py"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


# -- magics

@pytest.mark.parametrize("text, expected", [
    ("%timei", ["%%timeit", "%timeit"]), ("%%timei", ["%%timeit"]), ("timei", ["%%timeit", "%timeit"]),
    ("x = %timei", ["%%timeit", "%timeit"]), ("x = timei", []), ("'%timei", []), ("%%", None),
])
def test_magics(completer, text, expected):
    found = texts(completer, text)
    assert set(found) == set(expected) if expected is not None else {"%%time", "%%bash"} <= set(found)
    for item in ask(completer, text):
        assert item.type == "magic" and text[:item.start] + item.text == text[:item.start] + item.text


def test_a_name_hides_a_magic_of_the_same_name(completer):
    assert "%who" not in texts(completer, "who") and "who" in texts(completer, "who")


def test_what_config_sets(completer):
    assert texts(completer, "%config IPC") == ["IPCompleter"]
    assert texts(completer, "%config IPCompleter.omit") == ["IPCompleter.omit__names"]
    assert "IPCompleter.greedy" in texts(completer, "%config IPCompleter.")


def test_names_of_themes(completer):
    assert "linux" in [name.lower() for name in texts(completer, "%colors ")]


def test_arguments_of_magics_are_python_where_they_may_be(completer):
    assert texts(completer, "%timeit name.bit_len") == ["bit_length"]
    assert texts(completer, "%%timeit\nnam") == ["name"]
    assert texts(completer, "%%bash\nnam") == [] and texts(completer, "!nam") == []


# -- files

@pytest.mark.parametrize("text, expected", [
    ("open('su", ["sub/"]), ("open(\"my", ["my dir/", "my file.txt"]), ("open('sub/", ["sub/inner.py"]),
    ("open('my d", ["my dir/"]), ("open('./scr", ["./script.py"]), ("!cat my", ["my\\ dir", "my\\ file.txt"]),
    ("!cat my\\ f", ["my\\ file.txt"]), ("!cat te", ["text.txt"]), ("./scr", ["./script.py"]), ("script", []),
    ("# open('su", []),
])
def test_files(completer, folder, text, expected):
    assert texts(completer, text) == expected


def test_home(completer, folder, monkeypatch):
    monkeypatch.setenv(str("HOME"), str(folder))
    assert texts(completer, "open('~/sc") == ["~/script.py"]
    assert expand_user("~/x") == (str(folder) + "/x", True, str(folder))
    assert compress_user(str(folder) + "/x", True, str(folder)) == "~/x"
    assert expand_user("x") == ("x", False, "")


def test_protection_outside_of_quotes():
    assert protect_filename("plain.txt") == "plain.txt"
    assert protect_filename("a b(c)") in ("a\\ b\\(c\\)", "\"a b(c)\"")
    assert [has_open_quotes(text) for text in ("a'b", "a\"b'c", "\"a\"")] == ["'", "\"", False]


@pytest.mark.parametrize("text, expected", [
    ("%run ", ["my dir/", "sub/", "zpack/", "note.ipy", "script.py"]), ("%run scr", ["script.py"]),
    ("run scr", ["script.py"]), ("%run script.py te", ["text.txt"]), ("%cd su", ["sub/"]), ("cd su", ["sub/"]),
    ("%reset -", ["-f", "-s"]), ("%reset a", ["array"]),
])
def test_commands(completer, folder, text, expected):
    assert texts(completer, text) == expected


# -- imports

@pytest.mark.parametrize("text, expected", [
    ("import zpack.", ["zpack.part"]), ("import zpac", ["zpack"]), ("from zpack import ", ["part"]),
    ("from zpac", ["zpack"]),
    ("from zpack ", ["import "]), ("from zpack im", ["import "]), ("from zpack import p", ["part"]),
    ("import os; import zpac", ["zpack"]),
    ("import os, zpac", ["zpack"]), ("import os as zpac", []), ("import name", []), ("from no_such_module import ", []),
])
def test_imports(completer, folder, text, expected):
    found = texts(completer, text)
    assert [item for item in found if item.startswith(("zpa", "part")) or "import" in item] == expected
    assert "name" not in found


def test_what_a_line_imports_is_known_behind_the_semicolon(completer, folder):
    assert "join" in texts(completer, "import os.path as somewhere; somewhere.jo")
    assert "upper" in texts(completer, "from os import sep; sep.up")
    assert "part" in texts(completer, "import zpack; zpack.")


def test_what_is_in_a_module():
    assert {"path", "getcwd"} <= set(try_import("os"))
    assert "path" in try_import("os", only_modules=True) and "getcwd" not in try_import("os", only_modules=True)
    assert try_import("no_such_module_of_ours") == []


def test_modules_of_a_folder(folder):
    assert module_list(str(folder)) == ["script", "zpack"]
    assert module_list(str(folder / "zpack")) == ["part"]
    assert module_list(str(folder / "none")) == []


def test_modules_that_are_no_files():
    assert {"sys", "os", "json"} <= set(root_modules())


def test_slow_listings_are_kept(folder, monkeypatch):
    monkeypatch.setattr("zmqkernel.shell.completion.modules.TIMEOUT_STORAGE", -1)
    db = {}
    root_modules(db)
    assert any("zpack" in modules for modules in db["rootmodules_cache"].values()) or str(folder) == os.getcwd()
    db["rootmodules_cache"] = dict.fromkeys(sys.path, ["only_from_cache"])
    assert "only_from_cache" in root_modules(db)


def test_a_module_that_fails_to_import(completer, folder):
    (folder / "broken_module.py").write_bytes(b"raise RuntimeError('broken')")
    assert texts(completer, "from broken_module import ") == []


def test_fixed_words_for_a_command(monkeypatch):
    hooks = []

    class Shell(object):
        def set_hook(self, name, function, str_key):
            hooks.append((name, str_key, function(self, None)))
    monkeypatch.setattr(completerlib, "_shell", Shell)
    completerlib.quick_completer("deploy", "staging production")
    assert hooks == [("complete_command", "deploy", ["staging", "production"])]


# -- characters

@pytest.mark.parametrize("text, expected", [
    ("\\alph", ["\\alpha"]), ("\\alpha", ["\u03b1"]), ("x\\_1", None), ("\\GREEK SMALL LETTER ALPHA", ["\u03b1"]),
    ("\\\u03b1", ["\\alpha"]), ("\\\u2174", ["\\SMALL ROMAN NUMERAL FIVE"]), ("\\nosuchthing", []),
])
def test_characters(completer, text, expected):
    found = texts(completer, text)
    assert expected is None or found == expected


def test_the_beginning_of_a_characters_name(completer):
    found = ask(completer, "\\GREEK SMALL LETTER ALPH")
    assert found[0].text == "GREEK SMALL LETTER ALPHA" and found[0].start == 1
    assert len(unicode_names()) > 20000 and "LATIN SMALL LETTER A" in unicode_names()


def test_characters_can_be_switched_off(completer):
    completer.backslash_combining_completions = False
    assert texts(completer, "\\alph") == []


def test_installed_packages_without_init(tmp_path, monkeypatch):
    from zmqkernel.shell.completion import modules

    packages = tmp_path / "site-packages"
    (packages / "spread" / "part").mkdir(parents=True)
    (packages / "spread" / "part" / "__init__.py").write_bytes(b"")
    (packages / "data").mkdir()
    monkeypatch.setattr(modules, "_HAS_NAMESPACES", True)
    assert module_list(str(packages)) == ["spread"]
    monkeypatch.setattr(modules, "_HAS_NAMESPACES", False)
    assert module_list(str(packages)) == []


def test_prose_names_no_files(completer, folder):
    assert texts(completer, "'''see su") == [] and texts(completer, "'''\nsee su") == []


def test_offsets_outside_of_the_text(completer):
    assert [(item.start, item.end) for item in ask(completer, "nam", 50)] == [(0, 3)]
    assert ask(completer, "nam", -3)
