"""Folders, commands, aliases, files and the environment."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

import pytest

from ipython_compat import to_native


def here():
    return os.path.realpath(os.getcwd())


@pytest.fixture
def folders(tmp_path):
    for name in ("a", "b c", "other"):
        (tmp_path / name).mkdir()
    return os.path.realpath(to_native(str(tmp_path)))


def test_cd_goes_there_and_back(ip, folders, shown):
    assert shown("%cd a").strip() == os.path.join(folders, "a")
    ip.run_line_magic("cd", "-q ..")
    assert here() == folders and shown("%cd -q a") == ""
    ip.run_line_magic("cd", "-")
    assert here() == folders
    ip.run_line_magic("cd", "'b c'")
    assert here() == os.path.join(folders, "b c")
    ip.run_line_magic("cd", "-0")
    assert here() == folders
    ip.run_line_magic("cd", "--b c")
    assert here() == os.path.join(folders, "b c")
    ip.run_line_magic("cd", "")
    assert here() == os.path.realpath(os.path.expanduser("~"))


def test_cd_says_what_is_wrong(ip, folders, shown, usage):
    assert "No such file or directory" in shown("%cd nowhere")
    assert here() == folders
    assert "not exist in history" in shown("%cd -99")
    usage("cd", "-b nothing")
    usage("cd", "-x a")


def test_cd_force_quiet(ip, folders, shown):
    ip.run_line_magic("config", "OSMagics.cd_force_quiet = True")
    assert shown("%cd a") == "" and here() == os.path.join(folders, "a")


def test_folders_visited_are_kept(ip, folders, shown, usage):
    for name in ("a", "..", "other"):
        ip.run_line_magic("cd", "-q " + name)
    visited = [os.path.realpath(str(each)) for each in ip.user_ns["_dh"]]
    assert visited == [folders, os.path.join(folders, "a"), folders, os.path.join(folders, "other")]
    assert ip.db["dhist"][-1].endswith("other")
    assert len(shown("%dhist").splitlines()) == 5 and len(shown("%dhist 2").splitlines()) == 3
    assert "1: " in shown("%dhist 1 2") and len(shown("%dhist 1 2").splitlines()) == 2
    usage("dhist", "x")
    usage("dhist", "1 2 3")


def test_stack_of_folders(ip, folders, usage):
    assert len(ip.run_line_magic("pushd", "a")) == 1
    ip.run_line_magic("pushd", "../other")
    assert here().endswith("other") and len(ip.run_line_magic("dirs", "")) == 2
    ip.run_line_magic("popd", "")
    ip.run_line_magic("popd", "")
    assert here() == folders
    usage("popd", "")
    usage("pushd", "nowhere")
    assert ip.dir_stack == []


def test_bookmarks(ip, folders, shown, usage):
    ip.run_line_magic("bookmark", "start")
    ip.run_line_magic("bookmark", "aa a")
    assert "start -> " in shown("%bookmark -l")
    ip.run_line_magic("cd", "-b aa")
    assert here().endswith("a")
    ip.run_line_magic("cd", "start")
    assert here() == folders
    ip.run_line_magic("bookmark", "-d aa")
    usage("bookmark", "-d aa")
    ip.run_line_magic("bookmark", "-r")
    assert ip.db["bookmarks"] == {}
    for line in ("", "-d", "a b c", "-x"):
        usage("bookmark", line)


def test_environment(ip, usage, shown):
    assert shown("%env TEST_NAME=value") == "env: TEST_NAME=value\n"
    assert ip.run_line_magic("env", "TEST_NAME") == "value"
    ip.run_line_magic("env", "TEST_NAME other value")
    assert os.environ["TEST_NAME"] == "other value"
    ip.user_ns["var"] = "filled"
    ip.run_line_magic("set_env", "TEST_NAME=$var")
    assert os.environ["TEST_NAME"] == "filled"
    os.environ[str("SOME_API_KEY")] = str("hush")
    listed = ip.run_line_magic("env", "")
    assert listed["TEST_NAME"] == "filled" and listed["SOME_API_KEY"] == "<hidden>"
    for magic, line in (("env", "NOT_THERE"), ("set_env", ""), ("set_env", "a"), ("set_env", "a b=c")):
        usage(magic, line)


def test_aliases(ip, shown, usage):
    ip.run_line_magic("alias", "hello echo hello %l end")
    assert shown("%hello big world").strip() == "hello big world end"
    ip.run_line_magic("alias", "two echo %s and %s")
    assert shown("%two a b").strip() == "a and b"
    usage("two", "a")
    assert ip.run_line_magic("alias", "two") == ("two", "echo %s and %s")
    assert ("two", "echo %s and %s") in ip.run_line_magic("alias", "")
    ip.run_line_magic("unalias", "two")
    assert ip.find_line_magic("two") is None
    assert "not both" in shown("%alias bad echo %s %l")
    assert "not an alias" in shown("%unalias two")
    usage("unalias", "")
    usage("alias", "two")


def test_rehashx_makes_programs_aliases(ip, tmp_path, monkeypatch):
    program = tmp_path / "a_program"
    program.write_text("#!/bin/sh\necho ran\n")
    program.chmod(0o755)
    (tmp_path / "no_program").write_text("x")
    (tmp_path / "cd").write_text("#!/bin/sh\n")
    (tmp_path / "cd").chmod(0o755)
    monkeypatch.setenv(str("PATH"), to_native(str(tmp_path) + os.pathsep + "/nowhere/at/all"))
    ip.run_line_magic("rehashx", "")
    assert ip.alias_manager.is_alias("a_program") and not ip.alias_manager.is_alias("no_program")
    assert not ip.alias_manager.is_alias("cd") and "a_program" in ip.db["syscmdlist"]


def test_output_of_commands(ip, usage):
    lines = ip.run_line_magic("sx", "echo one; echo two")
    assert lines == ["one", "two"] and lines.s == "one two" and lines.n == "one\ntwo"
    assert ip.run_line_magic("system", "echo x") == ["x"]
    assert ip.run_cell_magic("sx", "", "echo one\necho two") == ["one", "two"]
    assert ip.run_cell_magic("!", "--out kept", "echo one") is None and ip.user_ns["kept"] == ["one"]
    usage("sx", "stray", "echo 1")
    usage("sx", "--other", "echo 1")


def test_sc_keeps_output_in_a_variable(ip, shown, usage):
    ip.run_line_magic("sc", "text=echo one; echo two")
    assert ip.user_ns["text"].l[:2] == ["one", "two"]
    assert "lines ==" in shown("%sc -l -v lines=echo one")
    assert ip.user_ns["lines"] == ["one"]
    usage("sc", "")
    usage("sc", "-z x=y")


def test_writefile(ip, shown, usage):
    assert shown("%%writefile 'a file'\nline \xe9\n") == "Writing a file\n"
    assert shown("%%writefile -a 'a file'\nmore\n") == "Appending to a file\n"
    with io.open("a file", encoding="utf-8") as f:
        assert f.read() == "line \xe9\nmore\n"
    assert shown("%%file \"a file\"\nx\n") == "Overwriting a file\n"
    usage("writefile", "", "x")
    usage("writefile", "/no/such/folder/x", "x")


def test_pycat_shows_source(ip, shown):
    with io.open("source.py", "w") as f:
        f.write("value = 1\n")
    assert shown("%pycat source.py") == "value = 1\n"
    assert "Error: no such file" in shown("%pycat not_there")


def test_isexec(ip, tmp_path):
    family = ip.find_line_magic("cd").__self__
    plain = tmp_path / "plain"
    plain.write_text("")
    assert not family.isexec(str(plain))
    plain.chmod(0o755)
    assert family.isexec(str(plain)) and not family.isexec(str(tmp_path))
