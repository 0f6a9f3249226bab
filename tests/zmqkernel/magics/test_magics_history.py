"""%history, %recall and %rerun."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io

import pytest


@pytest.fixture
def typed(ip):
    for cell in ("a = 1", "%pwd", "b = [a,\n     2]", "a + 41"):
        ip.run_cell(cell, store_history=True)
    return ip


def history(ip, capsys, line):
    capsys.readouterr()
    ip.run_line_magic("history", line)
    return capsys.readouterr()[0].splitlines()


def test_inputs_of_the_session(typed, capsys):
    assert history(typed, capsys, "") == ["a = 1", "%pwd", "b = [a,", "     2]", "a + 41"]
    assert history(typed, capsys, "-n 1 4") == ["   1: a = 1", "   4: a + 41"]
    assert history(typed, capsys, "-n 3") == ["   3:", "b = [a,", "     2]"]
    assert history(typed, capsys, "-t 2")[0].replace("u'", "'").endswith("run_line_magic('pwd', '')")
    assert history(typed, capsys, "-p 3") == [">>> b = [a,", "...      2]", "..."]
    assert history(typed, capsys, "-p -n 3-4") == ["   3:", ">>> b = [a,", "...      2]", "...", "   4: >>> a + 41"]
    assert history(typed, capsys, "-o 4") == ["a + 41", "42"]
    assert history(typed, capsys, "1-2") == ["a = 1", "%pwd"]


def test_search_and_tail(typed, capsys):
    typed.run_cell("a = 1", store_history=True)
    typed.history_manager.writeout_cache()
    assert [line for line in history(typed, capsys, "-g a = *") if "%" not in line] == ["   1: a = 1", "   5: a = 1"]
    assert history(typed, capsys, "-u -g a = 1") == ["   5: a = 1"]
    capsys.readouterr()
    typed.run_cell("%history -l 2", store_history=True)
    assert capsys.readouterr()[0] == "a + 41\na = 1\n"
    assert len(history(typed, capsys, "-g -l 1")) == 1
    assert "5: a = 1" in history(typed, capsys, "-n -g a = 1")[-1]


def test_file_is_written_and_not_overwritten_unasked(typed, capsys, monkeypatch):
    typed.run_line_magic("history", "-f out.txt 1 3")
    with io.open("out.txt", encoding="utf-8") as f:
        assert f.read() == "a = 1\nb = [a,\n     2]\n"
    monkeypatch.setattr(type(typed), "ask_yes_no", lambda self, *args, **kwargs: False)
    assert history(typed, capsys, "-f out.txt 1") == ["Aborting."]
    typed.run_line_magic("history", "-y -f out.txt 1")
    with io.open("out.txt", encoding="utf-8") as f:
        assert f.read() == "a = 1\n"


@pytest.mark.parametrize("line", ["-z", "-l x", "-f", "-f /no/such/folder/x", "-l -3"])
def test_wrong_arguments_are_told(typed, usage, line):
    usage("history", line)


def test_recall_puts_text_at_the_prompt(typed, capsys, monkeypatch):
    put = []
    monkeypatch.setattr(type(typed), "set_next_input", lambda self, text, replace=False: put.append(text))
    for line in ("", "1", "1 4", "a + 1", "b = ["):
        typed.run_line_magic("recall", line)
    assert put == ["42", "a = 1", "a = 1\na + 41", "2", "b = [a,\n     2]"]
    typed.run_line_magic("rep", "no such text at all")
    assert "Couldn't" in capsys.readouterr()[0] and len(put) == 5


def test_rerun_runs_inputs_again(typed, capsys, usage):
    typed.run_cell("a += 1", store_history=True)
    typed.run_cell("%rerun 5", store_history=True)
    assert typed.user_ns["a"] == 3
    typed.run_cell("%rerun -g a +=", store_history=True)
    assert typed.user_ns["a"] == 4
    assert "=== Executing: ===\na += 1\n=== Output: ===" in capsys.readouterr()[0]
    typed.run_cell("a *= 2", store_history=True)
    typed.run_cell("%rerun", store_history=True)
    assert typed.user_ns["a"] == 16
    typed.run_line_magic("rerun", "99")
    assert "No lines in history match" in capsys.readouterr()[0]
    usage("rerun", "-l x")
    usage("rerun", "-z")


def test_a_file_that_exists_is_asked_about(typed, tmpdir, capsys, monkeypatch):
    from IPython.core.error import StdinNotImplementedError
    from IPython.utils import io as questions
    path = tmpdir.join("inputs.txt")
    answers = [False, True]

    def answer(*args):
        if not answers:
            raise StdinNotImplementedError()
        return answers.pop(0)
    monkeypatch.setattr(questions, "ask_yes_no", answer)
    path.write("old")
    assert history(typed, capsys, "-f %s" % path) == ["Aborting."] and path.read() == "old"
    for _ in range(2):
        assert history(typed, capsys, "-f %s" % path) == ["Overwriting file."] and path.read().startswith("a = 1")


def test_a_line_that_recalled_is_not_recalled(typed, monkeypatch):
    typed.run_cell("%recall no_such_thing_41", store_history=True)
    typed.run_cell("no_such_thing_41 = 1; del no_such_thing_41", store_history=True)
    typed.run_cell("%recall no_such_thing_41", store_history=True)
    found = []
    monkeypatch.setattr(type(typed), "set_next_input", lambda self, text, replace=False: found.append(text))
    typed.run_line_magic("recall", "no_such_thing_41")
    assert found == ["no_such_thing_41 = 1; del no_such_thing_41"]
