"""Paths: finding, expanding, linking."""
from __future__ import absolute_import, unicode_literals

import errno
import os

import pytest

from zmqkernel.shell.utils import path

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX names")


@pytest.fixture
def folder(tmpdir, monkeypatch):
    for name in ("a.py", "b.txt", "c*.txt"):
        tmpdir.join(name).write(name)
    monkeypatch.chdir(tmpdir)
    return tmpdir


def test_python_files(folder):
    assert path.get_py_filename("a.py") == "a.py"
    assert path.get_py_filename("a") == "a.py"
    assert path.get_py_filename("b.txt") == "b.txt"
    with pytest.raises(IOError) as caught:
        path.get_py_filename("missing")
    assert "'missing'" in str(caught.value)


def test_filefind(folder):
    absolute = os.path.join(os.getcwd(), "b.txt")
    assert path.filefind("b.txt") == absolute
    assert path.filefind("'b.txt'", ["/nowhere", str(folder)]) == os.path.join(str(folder), "b.txt")
    assert path.filefind(absolute, ["/nowhere"]) == absolute
    with pytest.raises(IOError):
        path.filefind("missing.txt", str(folder))


@posix
def test_patterns_as_a_shell_has_them(folder):
    assert sorted(path.shellglob(["?.*", "none*"])) == ["a.py", "b.txt", "none*"]
    assert path.shellglob([r"c\*.txt"]) == ["c*.txt"]
    assert path.shellglob([r"\[x\]"]) == ["[x]"]
    assert path.unescape_glob(r"\[a\]\*\\?") == "[a]*\\?"


@posix
def test_expanding_and_shortening(monkeypatch):
    monkeypatch.setenv(str("HOME"), str("/home/somebody"))
    monkeypatch.setenv(str("H4X"), str("x"))
    assert path.expand_path("~/$H4X") == "/home/somebody/x"
    assert path.compress_user("/home/somebody/x") == "~/x"
    assert path.compress_user("/elsewhere") == "/elsewhere"


def test_quotation_marks_of_windows():
    assert path.unquote_filename('"a b"', win32=True) == "a b"
    assert path.unquote_filename('"a b"', win32=False) == '"a b"'


def test_home_directory(own_home):
    assert path.get_home_dir() == os.path.realpath(str(own_home))
    assert path.get_home_dir(require_writable=True) == os.path.realpath(str(own_home))


def test_a_home_that_is_not_there(monkeypatch):
    monkeypatch.setenv(str("HOME"), str("/no/such/home"))
    if os.name == "posix":
        with pytest.raises(path.HomeDirError):
            path.get_home_dir(require_writable=True)


@posix
def test_xdg_folders(own_home):
    assert path.get_xdg_dir() is None
    own_home.joinpath(".config").mkdir()
    assert path.get_xdg_dir() == str(own_home / ".config")
    own_home.joinpath(".cache").mkdir()
    assert path.get_xdg_cache_dir() == str(own_home / ".cache")


def test_folders_are_made_once(tmpdir):
    wanted = str(tmpdir.join("x", "y"))
    path.ensure_dir_exists(wanted)
    path.ensure_dir_exists(wanted)
    assert os.path.isdir(wanted)
    tmpdir.join("file").write("")
    with pytest.raises(IOError):
        path.ensure_dir_exists(str(tmpdir.join("file")))


@posix
def test_links(folder):
    assert path.link("a.py", "linked.py") == 0
    assert path.link("a.py", "linked.py") == errno.EEXIST
    path.link_or_copy("a.py", "linked.py")
    path.link_or_copy("b.txt", "linked.py")
    assert folder.join("linked.py").read() == "b.txt"
    assert sorted(os.listdir(".")) == ["a.py", "b.txt", "c*.txt", "linked.py"]


def test_targets(folder):
    assert path.target_outdated("missing", ["a.py"])
    os.utime("a.py", (1000, 1000))
    os.utime("b.txt", (2000, 2000))
    assert path.target_outdated("a.py", ["b.txt", "gone"])
    assert not path.target_outdated("b.txt", ["a.py"])
