"""Trimming and clearing the history file."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sqlite3

import pytest

from zmqkernel.shell.history.manager import HistoryManager
from zmqkernel.shell.history.trimming import TrimError, count_lines, trim


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "history.sqlite")
    for session in range(3):
        manager = HistoryManager(hist_file=path, db_log_output=True)
        for line in range(1, 5):
            manager.store_inputs(line, "%d/%d" % (session + 1, line))
            manager.output_hist_reprs[line] = "out"
            manager.store_output(line)
        manager.end_session()
        manager.close()
    return path


def query(path, sql):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_the_last_lines_stay_with_their_outputs_and_sessions(path):
    assert count_lines(path) == 12
    assert trim(path, 6) is None
    assert [row[0] for row in query(path, "SELECT source FROM history")] == ["2/3", "2/4", "3/1", "3/2", "3/3", "3/4"]
    assert len(query(path, "SELECT * FROM output_history")) == 6
    assert query(path, "SELECT session FROM sessions") == [(2,), (3,)]


def test_a_copy_is_left_where_it_is_asked_for(path):
    assert trim(path, 2, backup=True) == path + ".1"
    assert trim(path, 0, backup=True) == path + ".2"
    assert [count_lines(name) for name in (path, path + ".1", path + ".2")] == [0, 12, 2]


def test_an_open_shell_goes_on_in_its_session(path):
    manager = HistoryManager(hist_file=path)
    manager.store_inputs(1, "open")
    manager.writeout_cache()
    trim(path, 0)
    manager.store_inputs(2, "still open")
    manager.writeout_cache()
    assert query(path, "SELECT session, line, source FROM history") == [(4, 2, "still open")]
    manager.close()
    young = HistoryManager(hist_file=path)
    assert young.session_number == 5
    young.close()


def test_trouble_is_one_error(tmp_path):
    with pytest.raises(TrimError):
        trim(str(tmp_path / "none"), 3)
    (tmp_path / "text").write_bytes(b"no database" * 200)
    with pytest.raises(TrimError):
        count_lines(str(tmp_path / "text"))
