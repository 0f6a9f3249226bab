"""History of a real shell, in a profile's folder."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sqlite3
import subprocess
import sys

import pytest
from six.moves import builtins
from testkit.shells import Session, make_shell
from traitlets.config import Config


@pytest.fixture
def make(tmp_path):
    made = []

    def make_session(**settings):
        config = Config()
        config.HistoryManager.hist_file = str(tmp_path / "history.sqlite")
        config.HistoryManager.update(settings)
        config.InteractiveShell.colors = "nocolor"
        made.append(make_shell(config=config))
        return Session(made[-1])
    yield make_session
    for shell in made:
        shell.atexit_operations()
    builtins.__dict__.pop(str("_"), None)


def lines(tmp_path, columns="line, source_raw"):
    connection = sqlite3.connect(str(tmp_path / "history.sqlite"))
    try:
        return connection.execute("SELECT %s FROM history ORDER BY session, line" % columns).fetchall()
    finally:
        connection.close()


def test_cells_are_recorded_as_typed_and_as_run(make, tmp_path):
    session = make()
    session.run("a = 1")
    session.run("%who_ls")
    session.run("not recorded", store_history=False)
    session.run("1/0")
    assert [raw for _, raw in lines(tmp_path)] == ["a = 1", "%who_ls", "1/0"]
    assert "run_line_magic" in lines(tmp_path, "source")[1][0]


def test_the_variables_of_the_last_inputs(make):
    session = make()
    for cell in ("'one'", "'two'", "'three'"):
        session.run(cell)
    assert session.value("_i, _ii, _iii, _i1, In[2]") == ("'three'", "'two'", "'one'", "'one'", "'two'")
    assert session.value("Out[1], _2") == ("one", "two")


def test_an_input_is_recorded_although_it_ends_the_shell(make, tmp_path):
    session = make()
    session.run("first = 1")
    session.shell.history_manager.store_inputs(2, "killer()")
    session.shell.atexit_operations()
    assert [raw for _, raw in lines(tmp_path)] == ["first = 1", "killer()"]


def test_a_session_goes_on_where_another_shell_died(make, tmp_path):
    first = make()
    for cell in ("a = 1", "b = 2"):
        first.run(cell)
    number = first.shell.history_manager.session_number
    second = make()
    second.shell.history_manager.adopt_session(number, last_line=2)
    second.shell.execution_count = 3
    assert second.value("In[1], _i2") == ("a = 1", "b = 2")
    assert lines(tmp_path, "session, line")[-1] == (number, 3)


def test_what_was_shown_and_raised_is_kept(make):
    session = make(db_log_output=True)
    session.run("42")
    session.run("1/0")
    history = session.shell.history_manager
    assert [output.bundle["text/plain"] for output in history.outputs[1]] == ["42"]
    assert history.exceptions[2]["ename"] == "ZeroDivisionError"
    assert list(history.get_range(0, 1, 2, output=True)) == [(0, 1, ("42", "42"))]


def test_cells_that_are_not_recorded_leave_nothing_behind(make):
    session = make()
    history = session.shell.history_manager
    for _ in range(20):
        session.run("'x'", store_history=False)
    assert not history.outputs and not history.db_input_cache and len(history.input_hist_raw) == 1


def test_reset_begins_a_session(make, tmp_path):
    session = make()
    session.run("a = 1")
    session.shell.reset()
    session.run("b = 2")
    assert lines(tmp_path, "session, line") == [(1, 1), (2, 1)]


def test_a_disabled_history(make, tmp_path):
    session = make(enabled=False)
    session.run("a = 1")
    assert session.value("In[1]") == "a = 1"
    session.shell.atexit_operations()
    assert not (tmp_path / "history.sqlite").exists()


def test_processes_that_write_at_the_same_time(tmp_path):
    code = ("import sys\n"
            "from zmqkernel.shell.history.manager import HistoryManager\n"
            "history = HistoryManager(hist_file=sys.argv[1])\n"
            "for line in range(1, 16):\n"
            "    history.store_inputs(line, 'line %d' % line)\n"
            "    history.writeout_cache()\n"
            "history.end_session()\n")
    path = str(tmp_path / "history.sqlite")
    env = dict(os.environ, PYTHONPATH=str(os.pathsep).join(item for item in sys.path if item))
    writers = [subprocess.Popen([sys.executable, "-c", code, path], env=env) for _ in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    found = lines(tmp_path, "session, line")
    assert sorted(found) == [(session, line) for session in range(1, 5) for line in range(1, 16)]
