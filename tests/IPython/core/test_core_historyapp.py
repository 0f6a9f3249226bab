"""``ipython history trim`` and ``clear``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sqlite3
import sys

import pytest

from IPython.core import historyapp
from zmqkernel.shell.history.manager import HistoryManager


@pytest.fixture
def path(own_home, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    folder = own_home / ".ipython" / "profile_default"
    folder.mkdir(parents=True)
    path = str(folder / "history.sqlite")
    manager = HistoryManager(hist_file=path)
    for line in range(1, 6):
        manager.store_inputs(line, "line %d" % line)
    manager.end_session()
    manager.close()
    return path


def run(kind, *arguments):
    app = kind()
    app.initialize([str(argument) for argument in arguments])
    app.start()


def lines(path):
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute("SELECT source FROM history ORDER BY line")]
    finally:
        connection.close()


def test_trim_keeps_the_last_lines(path, capsys):
    run(historyapp.HistoryTrim, "--keep=2", "--backup")
    assert lines(path) == ["line 4", "line 5"] and len(lines(path + ".1")) == 5
    assert "2 of 5" in capsys.readouterr()[0]


def test_there_may_be_nothing_to_do(path, capsys):
    run(historyapp.HistoryTrim)
    assert len(lines(path)) == 5 and "Nothing to do" in capsys.readouterr()[0]


def test_clear_asks_first(path, monkeypatch, capsys):
    for answer, left in (("", 5), ("n", 5), ("y", 0)):
        monkeypatch.setattr(historyapp, "read_line", lambda prompt, answer=answer: answer)
        run(historyapp.HistoryClear)
        assert len(lines(path)) == left


def test_clear_without_asking(path, monkeypatch):
    monkeypatch.setattr(historyapp, "read_line", lambda prompt: pytest.fail("asked"))
    run(historyapp.HistoryClear, "-f")
    assert lines(path) == []


@pytest.mark.parametrize("arguments, said", [(("--keep=-1",), "0 or more"), ((), "no history file")])
def test_trouble_is_one_line(path, arguments, said):
    if not arguments:
        import os

        os.remove(path)
    with pytest.raises(SystemExit) as caught:
        run(historyapp.HistoryTrim, *arguments)
    assert said in str(caught.value)


def test_a_command_has_to_be_chosen(own_home, capsys):
    with pytest.raises(SystemExit):
        run(historyapp.HistoryApp)
    shown = capsys.readouterr()[0]
    assert "trim" in shown and "clear" in shown
