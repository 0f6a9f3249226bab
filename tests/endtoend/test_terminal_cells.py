"""What a running cell finds at the terminal, and what it leaves behind."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import sys

import pytest

from testkit.sessions import LONG, ipython, ipython_argv, prompt, run
from testkit.terminal import Terminal
from testkit.wait import wait_until


@pytest.fixture
def term():
    """A session whose editor reads the keys: one cell has been run."""
    with ipython("--no-banner", "--no-confirm-exit") as terminal:
        terminal.wait(prompt(1), LONG)
        terminal.type("import os, sys, time; beg = 'beg'{enter}")
        terminal.wait(prompt(2), LONG)
        yield terminal


@pytest.mark.skipif(sys.version_info < (3, 7), reason="no cell awaits")
def test_ctrl_c_ends_a_cell_that_awaits(term):
    term.type("import asyncio; print(beg + 'un'); await asyncio.sleep(60); print('went on'){enter}")
    term.wait(re.compile("^begun", re.M), LONG)
    term.type("{c-c}")
    assert "KeyboardInterrupt" in term.wait(prompt(3), LONG)
    run(term, "len(asyncio.all_tasks(asyncio.get_event_loop()))", 4)
    assert "Out[3]: 0" in term.text


def test_the_next_prompt_counts_what_a_cell_has_run(term):
    term.type("get_ipython().run_cell('7', store_history=True); 8{enter}")
    term.wait(prompt(4), LONG)
    assert "Out[3]: 7" in term.text
    assert "Out[4]: 'beg'" in run(term, "beg", 5)


def test_quit_ends_the_command_and_not_the_session(term):
    term.type("command = 'import time; print(\\'be\\' + \\'gun\\'); exec(\\'while 1: time.sleep(.05)\\')'{enter}")
    term.wait(prompt(3), LONG)
    term.type("!exec $sys.executable -uc \"$command\"{enter}")
    term.wait(re.compile("^begun", re.M), LONG)
    term.type("{c-\\}")
    term.wait(prompt(4), LONG)
    run(term, "beg, _exit_code", 5)
    assert "Out[4]: ('beg', -3)" in term.text


def test_quit_ends_the_cell_and_the_session_goes_on(term):
    term.type("print(beg + 'un'); exec('while 1: time.sleep(.05)'){enter}")
    term.wait(re.compile("^begun", re.M), LONG)
    term.type("{c-\\}")
    assert "SIGQUIT" in term.wait(prompt(3), LONG)
    assert "Out[3]: 42" in run(term, "6 * 7", 4)


class Shell(object):
    """A session that is a job of a shell with job control."""

    def __init__(self, folder):
        rc = folder / "rc"
        command = " ".join(ipython_argv("--no-banner", "--no-confirm-exit"))
        rc.write_text(u"PS1='sh$ '\nstart() { %s; }\n" % command)
        self.term = Terminal(["/bin/bash", "--noprofile", "--rcfile", str(rc), "-i"])
        self.term.wait("sh$", LONG)
        self.term.type("start{enter}")
        self.term.wait(prompt(1), LONG)


@pytest.fixture
def job(tmp_path_factory):
    """A session as a job of a shell: its terminal."""
    if not os.path.exists("/bin/bash"):
        pytest.skip("there is no bash")
    term = Shell(tmp_path_factory.mktemp("job")).term
    with term:
        term.type("import sys, time; beg = 'beg'{enter}")
        term.wait(prompt(2), LONG)
        yield term


def stop(term):
    """Press Ctrl-Z, and wait for the shell."""
    term.type("{c-z}")
    term.wait("Stopped", LONG)
    term.wait(re.compile(r"sh\$\s*$"), LONG)


def stopped(term):
    """Ask the shell whether the job is stopped."""
    term.type("clear; jobs{enter}")
    return "Stopped" in term.settle(0.5)


def test_a_cell_is_stopped_and_goes_on_in_the_foreground(job):
    job.type("print(beg + 'un'); x = sys.stdin.readline(){enter}")
    job.wait(re.compile("^begun", re.M), LONG)
    stop(job)
    job.type("fg{enter}")
    job.wait(re.compile(r"sh\$ fg\s+\S+ .*-confirm-exit\s*$"), LONG)
    job.type("typed{enter}")
    job.wait(prompt(3), LONG)
    assert re.search(r"Out\[3\]: u?'typed\\n'", run(job, "x", 4))


def test_a_cell_that_ends_in_the_background_leaves_the_terminal_to_the_shell(job, tmp_path_factory):
    done = tmp_path_factory.mktemp("done") / "file"
    job.paste("print(beg + 'un')\nfor i in range(5): time.sleep(0.1)\n_ = open(r'%s', 'w').close()\n" % done)
    job.type("{enter}")
    job.wait(re.compile("^begun", re.M), LONG)
    stop(job)
    job.type("bg{enter}")
    wait_until(done.exists, "the end of the cell", LONG)
    wait_until(lambda: stopped(job), "the shell's word that the session waits for the terminal", LONG)
    job.type("fg{enter}")
    job.wait(re.compile(r"fg\s.*In \[3\]:\s*$", re.S), LONG)
    assert "Out[3]: 42" in run(job, "6 * 7", 4)


def test_what_ctrl_z_does_is_for_the_cell_to_decide(job):
    job.paste("import os, signal\ndone = []\ndef go_on(number, frame): done.append('goes on')\n"
              "def stop(number, frame):\n    signal.signal(signal.SIGTSTP, signal.SIG_DFL)\n"
              "    os.kill(os.getpid(), signal.SIGTSTP)\n    done.append('is back')\n")
    job.type("{enter}")
    job.wait(prompt(3), LONG)
    wait = "print(beg + 'un'); exec('while not done: time.sleep(.05)'); print(done.pop() + '!'){enter}"
    job.type("_ = signal.signal(signal.SIGTSTP, go_on); " + wait)
    job.wait(re.compile("^begun", re.M), LONG)
    job.type("{c-z}")
    job.wait("goes on!", LONG)
    job.wait(prompt(4), LONG)
    job.type("clear = '\\n' * 70; print(clear){enter}")
    job.wait(prompt(5), LONG)
    job.type("_ = signal.signal(signal.SIGTSTP, stop); " + wait)
    job.wait(re.compile("^begun", re.M), LONG)
    stop(job)
    job.type("fg{enter}")
    job.wait("is back!", LONG)
    job.wait(prompt(6), LONG)
    assert "Out[6]: 42" in run(job, "6 * 7", 7)
