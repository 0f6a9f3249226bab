"""A history file that is damaged, locked, full, read-only or not there: one warning, and the shell works."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sqlite3

import pytest

from zmqkernel.shell.history.manager import HistoryManager


def make(path, **traits):
    return HistoryManager(hist_file=str(path), connection_options={"timeout": 0.01}, **traits)


def add(manager, *sources):
    for source in sources:
        manager.store_inputs(len(manager.input_hist_raw), source)
    manager.writeout_cache()


def warned(capsys):
    return [line for line in capsys.readouterr()[1].splitlines() if line]


def lines_of(path):
    connection = sqlite3.connect(str(path))
    try:
        return [row[0] for row in connection.execute("SELECT source FROM history ORDER BY session, line")]
    finally:
        connection.close()


def test_a_damaged_file_is_moved_aside(capsys, tmp_path):
    path = tmp_path / "history.sqlite"
    for _ in range(2):
        path.write_bytes(b"this is no database, but somebody's text" * 50)
        manager = make(path)
        add(manager, "1", "2")
        said = warned(capsys)
        assert len(said) == 1 and "moved" in said[0]
        assert lines_of(path) == ["1", "2"]
        manager.close()
    assert sorted(os.listdir(str(tmp_path))) == ["history-corrupt-2.sqlite", "history-corrupt.sqlite", "history.sqlite"]


def test_a_file_that_is_damaged_while_it_is_open(tmp_path):
    path = tmp_path / "history.sqlite"
    manager = make(path)
    add(manager, "1")
    manager.close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    assert list(manager.search("*")) == []
    add(manager, "2")
    assert manager.input_hist_raw == ["", "1", "2"]
    assert any("corrupt" in name for name in os.listdir(str(tmp_path)))
    manager.close()


def test_what_is_typed_while_the_file_is_locked_is_written_later(capsys, tmp_path):
    path = tmp_path / "history.sqlite"
    manager = make(path)
    add(manager, "before")
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    add(manager, "meanwhile 1")
    add(manager, "meanwhile 2")
    assert len(warned(capsys)) == 1
    assert [line for _, _, line in manager.get_range()] == ["before", "meanwhile 1", "meanwhile 2"]
    other.execute("ROLLBACK")
    other.close()
    add(manager, "after")
    assert lines_of(path) == ["before", "meanwhile 1", "meanwhile 2", "after"]
    manager.close()


def test_a_file_that_is_locked_from_the_beginning(tmp_path):
    path = tmp_path / "history.sqlite"
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    manager = make(path)
    add(manager, "1")
    assert manager.session_number == 0 and list(manager.get_tail()) == []
    other.execute("ROLLBACK")
    other.close()
    manager.end_session()
    assert lines_of(path) == ["1"]
    assert os.listdir(str(tmp_path)) == ["history.sqlite"]
    manager.close()


def test_a_full_disk(capsys, tmp_path):
    path = tmp_path / "history.sqlite"
    manager = make(path)
    add(manager, "small")
    manager.db.execute("PRAGMA max_page_count = %d" % manager.db.execute("PRAGMA page_count").fetchone()[0])
    add(manager, "x" * 100000)
    assert len(warned(capsys)) == 1
    manager.db.execute("PRAGMA max_page_count = 100000")
    add(manager, "y")
    assert [len(line) for line in lines_of(path)] == [5, 100000, 1]
    manager.close()


def test_a_read_only_file_is_read(capsys, tmp_path):
    path = tmp_path / "history.sqlite"
    manager = make(path)
    add(manager, "old")
    manager.end_session()
    manager.close()
    manager = make(path)
    manager.db.execute("PRAGMA query_only = 1")
    add(manager, "new")
    add(manager, "newer")
    assert len(warned(capsys)) == 1
    assert [line for _, _, line in manager.get_tail(5, include_latest=True)] == ["old"]
    assert [line for _, _, line in manager.get_range()] == ["new", "newer"]
    assert manager.session_number == 2
    manager.end_session()
    assert lines_of(path) == ["old"]
    manager.close()


@pytest.mark.parametrize("name", ["missing/history.sqlite", "folder"])
def test_a_file_that_cannot_be_opened(capsys, tmp_path, name):
    (tmp_path / "folder").mkdir()
    manager = make(tmp_path / name)
    add(manager, "1", "2")
    assert len(warned(capsys)) == 1
    assert [line for _, _, line in manager.get_tail(5, include_latest=True)] == ["1", "2"]
    manager.close()
