"""One session's record: what is kept, written, and read again."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sqlite3
import subprocess
import sys

import pytest
from traitlets import TraitError

from zmqkernel.shell.history.manager import (
    DummyDB, HistoryAccessor, HistoryManager, HistoryOutput, HistorySavingThread)


class Shell(object):
    """What a history manager needs of a shell."""

    def __init__(self, folder):
        self.user_ns = {}
        self.profile_dir = type(str("ProfileDir"), (), {"location": folder})

    def push(self, variables, interactive=True):
        assert not interactive
        self.user_ns.update(variables)


@pytest.fixture
def shell(tmp_path):
    return Shell(str(tmp_path))


@pytest.fixture
def manager(shell):
    manager = HistoryManager(shell=shell)
    yield manager
    manager.close()


def store(manager, *sources):
    for number, source in enumerate(sources, len(manager.input_hist_raw)):
        manager.store_inputs(number, source, source)


def rows(manager, table="history"):
    connection = sqlite3.connect(str(manager.hist_file))
    try:
        return connection.execute("SELECT * FROM %s" % table).fetchall()
    finally:
        connection.close()


def test_nothing_is_opened_before_it_is_needed(manager, tmp_path):
    assert not os.path.exists(str(manager.hist_file))
    assert str(manager.hist_file) == str(tmp_path / "history.sqlite")
    store(manager, "a = 1")
    manager.writeout_cache()
    assert rows(manager) == [(1, 1, "a = 1", "a = 1")]


def test_sqlite_is_imported_late():
    code = "import zmqkernel.shell.history.manager, sys; print('sqlite3' in sys.modules)"
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path))
    assert subprocess.check_output([sys.executable, "-c", code], env=env).strip() == b"False"


def test_the_schema_is_the_one_that_people_have(manager):
    store(manager, "1")
    manager.writeout_cache()
    described = dict((name, [tuple(row[1:3]) for row in manager.db.execute("PRAGMA table_info(%s)" % name)])
                     for name in ("sessions", "history", "output_history"))
    assert dict((name, [(column, kind.lower()) for column, kind in columns])
                for name, columns in described.items()) == {
        "sessions": [("session", "integer"), ("start", "timestamp"), ("end", "timestamp"), ("num_cmds", "integer"),
                     ("remark", "text")],
        "history": [("session", "integer"), ("line", "integer"), ("source", "text"), ("source_raw", "text")],
        "output_history": [("session", "integer"), ("line", "integer"), ("output", "text")]}


def test_last_inputs_are_variables(manager, shell):
    store(manager, "a", "b", "c", "d")
    assert [shell.user_ns[name] for name in ("_i", "_ii", "_iii")] == ["c", "b", "a"]
    assert [shell.user_ns["_i%d" % number] for number in (1, 2, 3, 4)] == ["a", "b", "c", "d"]


def test_trailing_newlines_go_and_exit_is_not_recorded(manager):
    manager.store_inputs(1, "x = 1\n", "x = 1\n\n")
    manager.store_inputs(2, "exit()")
    manager.store_inputs(3, "quit")
    assert manager.input_hist_raw == ["", "x = 1"]


def test_ranges_of_this_session_come_from_memory(manager):
    store(manager, "a", "b", "c", "d")
    manager.output_hist_reprs[2] = "two"
    assert list(manager.get_range(0, 2, 4)) == [(0, 2, "b"), (0, 3, "c")]
    assert list(manager.get_range(0, -2)) == [(0, 3, "c"), (0, 4, "d")]
    assert list(manager.get_range(0, 1, -2)) == [(0, 1, "a"), (0, 2, "b")]
    assert list(manager.get_range(0, 2, 3, output=True)) == [(0, 2, ("b", "two"))]
    assert list(manager.get_range_by_str("1 3-4")) == [(0, 1, "a"), (0, 3, "c"), (0, 4, "d")]


def test_other_sessions_come_from_the_file(shell, manager):
    store(manager, "old 1", "old 2")
    manager.end_session()
    young = HistoryManager(shell=shell)
    store(young, "new")
    assert list(young.get_range(-1)) == [(1, 1, "old 1"), (1, 2, "old 2")]
    assert list(young.get_range_by_str("~1/2 1")) == [(1, 2, "old 2"), (0, 1, "new")]
    assert list(young.get_tail(2, include_latest=True)) == [(1, 2, "old 2"), (2, 1, "new")]
    assert list(young.get_tail(2)) == [(1, 1, "old 1"), (1, 2, "old 2")]
    young.close()


def test_raw_and_transformed_are_both_kept(manager):
    manager.store_inputs(1, "get_ipython().run_line_magic('time', 'x')", "%time x")
    assert list(manager.get_tail(1, include_latest=True)) == [(1, 1, "%time x")]
    assert "run_line_magic" in list(manager.get_tail(1, raw=False, include_latest=True))[0][2]
    for number in range(2, 14):
        manager.store_inputs(number, "x")
    assert len(list(manager.get_tail(None, include_latest=True))) == len(list(manager.get_tail(None))) == 10
    assert list(manager.search("*run_line*")) == []
    assert len(list(manager.search("*run_line*", search_raw=False))) == 1


def test_search_by_glob_and_unique(manager):
    store(manager, "b = 1", "a = 1", "a = 1", "a = 2")
    assert [line for _, line, _ in manager.search("a*")] == [2, 3, 4]
    assert [line for _, line, _ in manager.search("a*", unique=True)] == [3, 4]
    assert [line for _, line, _ in manager.search("*", n=2)] == [3, 4]
    assert [line for _, line, _ in manager.search("[b]*")] == [1]


def test_outputs_are_recorded_where_that_is_wanted(shell):
    manager = HistoryManager(shell=shell, db_log_output=True)
    store(manager, "1 + 1")
    manager.output_hist_reprs[1] = "2"
    manager.store_output(1)
    manager.end_session()
    assert list(HistoryAccessor(hist_file=str(manager.hist_file)).get_range(1, output=True)) == [(1, 1, ("1 + 1", "2"))]
    manager.close()


def test_sessions_have_times_a_count_and_a_name(manager):
    store(manager, "1", "2")
    manager.name_session("trial")
    number, start, end, count, remark = manager.get_session_info()
    assert (number, end, count, remark) == (1, None, None, "trial") and start is not None
    manager.end_session()
    number, start, end, count, remark = HistoryAccessor.get_session_info(manager, 1)
    assert (count, remark) == (2, "trial") and end is not None
    assert manager.get_last_session_id() == 1
    assert HistoryAccessor.get_session_info(manager, 99) is None


def test_a_session_without_lines_leaves_no_row(shell, manager):
    manager.end_session()
    assert manager.session_number == 0
    assert manager.get_last_session_id() is None


def test_reset_begins_a_new_session(manager):
    store(manager, "1")
    manager.output_hist[1] = 1
    before = manager.session_number
    manager.reset()
    assert manager.session_number == before + 1
    assert manager.input_hist_raw == [""] and manager.output_hist == {}
    store(manager, "2")
    manager.reset(new_session=False)
    assert manager.input_hist_raw == ["", "2"]


def test_lists_stay_the_same_objects(manager):
    parsed, outputs = manager.input_hist_parsed, manager.output_hist
    store(manager, "1")
    manager.reset()
    assert manager.input_hist_parsed is parsed and manager.output_hist is outputs


def test_lines_wait_as_long_as_the_cache_says(shell):
    manager = HistoryManager(shell=shell, db_cache_size=2)
    store(manager, "1", "2")
    manager.cell_finished()
    assert not os.path.exists(str(manager.hist_file))
    store(manager, "3")
    manager.cell_finished()
    assert len(rows(manager)) == 3
    manager.deferred = True
    store(manager, "4", "5", "6", "7")
    manager.cell_finished()
    assert len(rows(manager)) == 3
    manager.writeout_cache()
    assert len(rows(manager)) == 7
    manager.close()


def test_a_line_that_is_there_already_moves_to_a_new_session(manager, capsys):
    store(manager, "1", "2")
    manager.writeout_cache()
    manager.store_inputs(2, "another 2")
    manager.writeout_cache()
    assert rows(manager)[-1] == (2, 2, "another 2", "another 2")
    assert manager.session_number == 2
    assert "session 2" in capsys.readouterr()[1]


def test_many_shells_write_to_one_file(shell):
    managers = [HistoryManager(shell=shell) for _ in range(4)]
    for turn in range(5):
        for number, manager in enumerate(managers):
            manager.store_inputs(turn + 1, "%d of %d" % (turn, number))
            manager.writeout_cache()
    assert sorted(manager.session_number for manager in managers) == [1, 2, 3, 4]
    assert len(rows(managers[0])) == 20
    assert [line for _, _, line in managers[0].get_tail(2, include_latest=True)] == ["3 of 0", "4 of 0"]
    for manager in managers:
        manager.close()


def test_a_session_goes_on_in_another_process(shell, manager):
    store(manager, "a", "b", "c")
    manager.writeout_cache()
    heir_shell = Shell(shell.profile_dir.location)
    heir = HistoryManager(shell=heir_shell)
    heir.adopt_session(manager.session_number, last_line=4)
    heir.store_inputs(5, "what killed it")
    heir.writeout_cache()
    assert heir.input_hist_raw == ["", "a", "b", "c", "", "what killed it"]
    assert heir_shell.user_ns["_i"] == "c" and heir_shell.user_ns["_i2"] == "b"
    assert rows(manager)[-1][:2] == (1, 5)
    heir.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_connection_is_not_shared_over_a_fork(manager):
    store(manager, "parent")
    manager.writeout_cache()
    connection = manager.db
    pid = os.fork()
    if not pid:
        fine = manager.db is not connection
        manager.store_inputs(2, "child")
        manager.writeout_cache()
        os._exit(0 if fine else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert manager.db is connection
    manager.store_inputs(3, "parent again")
    manager.writeout_cache()
    assert [row[3] for row in rows(manager)] == ["parent", "child", "parent again"]


def test_memory_keeps_no_file(shell, tmp_path):
    manager = HistoryManager(shell=shell, hist_file=":memory:")
    store(manager, "1", "2")
    assert [line for _, _, line in manager.get_tail(5, include_latest=True)] == ["1", "2"]
    assert os.listdir(str(tmp_path)) == []


def test_disabled_history_takes_everything_and_keeps_nothing(shell, tmp_path):
    manager = HistoryManager(shell=shell, enabled=False)
    store(manager, "1")
    manager.writeout_cache()
    manager.end_session()
    assert isinstance(manager.db, DummyDB)
    assert list(manager.get_tail()) == [] and list(manager.search("*")) == []
    assert list(manager.get_range()) == [(0, 1, "1")]
    assert os.listdir(str(tmp_path)) == []


def test_text_that_has_no_utf8_is_recorded(manager):
    store(manager, "x = '\udc80'")
    manager.writeout_cache()
    assert "x = " in rows(manager)[0][3]


def test_an_accessor_reads_a_profile(monkeypatch, tmp_path):
    folder = tmp_path / "profile_work"
    folder.mkdir()
    monkeypatch.setenv(str("IPYTHONDIR"), str(tmp_path))
    manager = HistoryManager(shell=Shell(str(folder)))
    store(manager, "there")
    manager.end_session()
    with HistoryAccessor(profile="work") as accessor:
        assert [line for _, _, line in accessor.get_tail(1, include_latest=True)] == ["there"]
        assert list(accessor.get_range(1)) == [(1, 1, "there")]
    with pytest.raises(OSError):
        HistoryAccessor(profile="none")


def test_a_file_is_named_by_text_or_path(tmp_path):
    assert HistoryAccessor(hist_file=tmp_path / "x").hist_file == tmp_path / "x"
    with pytest.raises(TraitError):
        HistoryAccessor(hist_file=3)


def test_a_saving_thread_writes_when_it_is_told_to(manager):
    thread = HistorySavingThread(manager)
    assert thread.name == "IPythonHistorySavingThread" and thread.daemon
    manager.save_thread = thread
    thread.start()
    store(manager, "1")
    manager.save_flag.set()
    thread.stop()
    manager.writeout_cache()
    assert len(rows(manager)) == 1


def test_outputs_compare_by_value():
    assert HistoryOutput("out_stream", {"stream": ["a"]}) == HistoryOutput("out_stream", {"stream": ["a"]})
    assert "out_stream" in repr(HistoryOutput("out_stream", {}))


def test_lines_that_were_written_already_are_not_written_twice(manager, capsys):
    store(manager, "1", "2")
    manager.writeout_cache()
    heir = HistoryManager(hist_file=str(manager.hist_file))
    heir.adopt_session(manager.session_number, last_line=1)
    heir.store_inputs(2, "2")
    heir.store_inputs(3, "3")
    heir.writeout_cache()
    assert [row[:3] for row in rows(manager)] == [(1, 1, "1"), (1, 2, "2"), (1, 3, "3")]
    assert capsys.readouterr()[1] == ""
    heir.close()


def test_outputs_and_exceptions_of_recorded_cells_are_kept(manager):
    manager.note_output(1, "display_data", {"text/plain": "of no cell"})
    manager.store_inputs(1, "1/0")
    manager.note_output(1, "execute_result", {"text/plain": "1"})
    manager.note_exception(1, "ZeroDivisionError", "by zero", ["line"])
    manager.cell_finished()
    manager.note_output(1, "display_data", {"text/plain": "too late"})
    assert manager.outputs == {1: [HistoryOutput("execute_result", {"text/plain": "1"})]}
    assert manager.exceptions[1]["ename"] == "ZeroDivisionError"
