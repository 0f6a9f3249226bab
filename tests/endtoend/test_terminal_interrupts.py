"""Ctrl-C at the terminal, where the signal alone does not do it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import sys
import threading
import time

import pytest

from testkit.sessions import ipython, prompt
from testkit.terminal import Terminal


def press_twice(term):
    """Press Ctrl-C twice, as fast as a person can: two signals, not one."""
    term.type("{c-c}")
    term.settle(0.1)
    term.type("{c-c}")


@pytest.mark.parametrize("moment", [0, 0.05, 0.1, 0.2])
def test_ctrl_c_reaches_a_cell_that_was_typed_ahead_and_has_not_begun(moment):
    with ipython("--no-banner", "--no-confirm-exit") as term:
        term.type("import time; exec('while 1: time.sleep(.05)'){enter}")
        term.wait("In [1]: import time; exec('while 1: time.sleep(.05)')")
        time.sleep(moment)
        term.type("{c-c}")
        term.wait(lambda text: "KeyboardInterrupt" in text and re.search(r"In \[[12]\]:\s*$", text))
        term.type("'al' + 'ive'{enter}")
        term.wait("'alive'")


def test_ctrl_c_takes_back_what_was_typed_before_the_prompt_came():
    with ipython("--no-banner", "--no-confirm-exit", "--InteractiveShellApp.exec_lines=['import time']") as term:
        term.wait("In [1]:")
        term.type("time.sl{c-c}")
        term.type("'al' + 'ive'{enter}")
        term.wait("'alive'")


def test_a_cell_that_does_not_react_is_given_up_when_the_person_agrees():
    with ipython("--no-banner", "--no-confirm-exit") as term:
        term.wait(prompt(1))
        term.paste("import ctypes, sys\nlib, mutex = ctypes.PyDLL(None), (ctypes.c_long * 40)()\n"
                   "print('be' + 'gun'); sys.stdout.flush()\n"
                   "[lib.pthread_mutex_lock(mutex) for _ in range(2)]\n")
        term.type("{enter}")
        term.wait(re.compile("^begun", re.M))
        term.wait(lambda text: term.cursor[1] == 0)
        term.settle(0.5)  # nothing can tell that the second lock is being waited for
        press_twice(term)
        term.wait("Give it up? (y/[n])")
        term.type("n{enter}")
        term.settle(0.2)
        press_twice(term)
        term.wait(lambda text: text.count("Give it up? (y/[n])") == 2)
        term.type("y{enter}")
        term.wait("was given up")
        term.wait(prompt(2))
        term.type("6 * 7{enter}")
        assert "Out[2]: 42" in term.wait(prompt(3))


def test_two_ctrl_c_at_the_debugger_ask_nothing():
    with ipython("--no-banner", "--no-confirm-exit") as term:
        term.wait(prompt(1))
        term.type("1/0{enter}")
        term.wait(prompt(2))
        term.type("%debug{enter}")
        term.wait("ipdb>")
        press_twice(term)
        assert "Give it up" not in term.settle(0.8)
        term.type("'al' + 'ive'{enter}")  # Python 2's debugger has ended, Python 3's has not
        term.wait("'alive'")


def test_exit_typed_ahead_does_not_wait_for_the_editor(tmp_path):
    package = tmp_path / "prompt_toolkit"
    package.mkdir()
    (package / "__init__.py").write_text(u"raise SystemExit('the editor was loaded')\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with ipython("--no-banner", env={str("PYTHONPATH"): str(path)}) as term:
        term.type("exit{enter}")
        assert term.wait_end() == 0
        assert "the editor was loaded" not in term.text and "Traceback" not in term.text


ABORTED_BEFORE = """
from IPython.terminal.ui.editor import Editor
from IPython.terminal.ui.settings import TerminalSettings
from zmqkernel.protocol.errors import KernelDied

class Backend(object):
    local = False
    def history(self, n):
        return []
    def wakeup_fds(self):
        return []

editor = Editor(TerminalSettings(), Backend())
editor.abort()
try:
    editor.read()
except KernelDied as error:
    print("told: %s" % error)
"""


def test_a_kernel_that_ends_just_before_the_prompt_is_shown_ends_the_session():
    with Terminal([sys.executable, "-c", ABORTED_BEFORE]) as term:
        assert term.wait_end() == 0
        assert "told: the kernel's process has ended" in term.text


class LateNews(object):
    """A client that learns late that its cell has begun, before Ctrl-C was pressed."""

    class Message(object):
        msg_type, parent_id, header = "execute_input", "cell", {"date": "2020-01-01T00:00:00.000000Z"}

    def __init__(self):
        self.pumped = 0
        self.interrupts = 0

    def on_iopub(self, callback):
        self._callback = callback

    def pump(self, timeout):
        self.pumped += 1
        if self.pumped == 3:
            self._callback(self.Message)

    def interrupt(self):
        self.interrupts += 1


def test_a_cell_that_has_begun_is_not_interrupted_twice_for_want_of_news(monkeypatch):
    from IPython.terminal.ui import interrupting
    monkeypatch.setattr(interrupting, "NEWS", 60)  # a machine may stand still between two lines

    class Pending(object):
        msg_id, reply, waker = "cell", None, threading.Event()

    class Loan(object):
        presses, on_press, offer = [time.time()], None, None
    client = LateNews()
    interrupting.Interruptions(client, Pending, Loan).attend()
    assert client.interrupts == 0 and client.pumped == 3


@pytest.mark.parametrize("mode", [(), ("--in-process",), ("--in-process", "--simple-prompt")],
                         ids=["two processes", "one process", "plain lines"])
def test_ctrl_c_ends_the_waiting_for_a_line(mode):
    with ipython("--no-banner", "--no-confirm-exit", *mode) as term:
        term.wait(prompt(1))
        term.type("from six.moves import input; line = input('ask' + 'ed: '){enter}")
        term.wait("asked:")
        for _ in range(5):  # one that comes just before Python waits is noticed with the next
            term.type("{c-c}")
            if "KeyboardInterrupt" in term.settle(1.0):
                break
        term.wait("KeyboardInterrupt")
        term.wait(prompt(2))
