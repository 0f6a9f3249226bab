"""However often a session begins and however it ends: no process and no file is left.

``LEFTOVER_ROUNDS=25`` makes it a hundred sessions.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import re
import signal

import pytest

from testkit.kernels import alive, halted, kill
from testkit.sessions import ipython, run
from testkit.wait import wait_until

ROUNDS = int(os.environ.get("LEFTOVER_ROUNDS", "1"))
PROMPT = re.compile(r"In \[1\]:\s*$")


@pytest.fixture(autouse=True)
def places(own_home, monkeypatch):
    """The folders in which nothing may be left."""
    folders = [own_home / name for name in ("temporary", ".run", "runtime")]
    for folder, variable in zip(folders, ("TMPDIR", "XDG_RUNTIME_DIR", "JUPYTER_RUNTIME_DIR")):
        folder.mkdir()
        monkeypatch.setenv(str(variable), str(folder))
    return folders


def processes(home):
    """Return the process ids of all programs whose home is ``home``."""
    wanted = ("HOME=%s/." % home).encode("utf-8"), ("HOME=%s" % home).encode("utf-8")
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid():
            continue
        try:
            with io.open("/proc/%s/environ" % name, "rb") as stream:
                variables = stream.read().split(b"\0")
        except (IOError, OSError):  # it has ended, or is somebody else's
            continue
        if any(text in variables for text in wanted) and alive(int(name)):
            found.append(int(name))
    return found


def by_exit(term):
    """Leave as people do."""
    term.wait(PROMPT)
    term.type("exit{enter}")
    assert term.wait_end() == 0


def by_window(term):
    """Close the window, with a cell running."""
    term.wait(PROMPT)
    term.type("print('be' + 'gun'); import time; time.sleep(60){enter}")
    term.wait(re.compile("^begun", re.M))
    term.child.close(force=False)


def by_window_at_the_start(term):
    """Close the window before anything has been shown."""
    term.child.close(force=False)


def by_kill(term):
    """Kill the terminal's process at the prompt."""
    term.wait(PROMPT)
    os.kill(term.pid, signal.SIGKILL)


def by_kill_at_the_start(term):
    """Kill the terminal's process as soon as there is another one."""
    wait_until(lambda: len(processes(os.environ["HOME"])) > 1, "the kernel's process")
    os.kill(term.pid, signal.SIGKILL)


def detached(term, number):
    """Leave the kernel behind, then end it by a signal."""
    term.wait(PROMPT)
    term.type("%detach{enter}")
    assert term.wait_end() == 0
    adapter = int(re.search(r"kernel-(\d+)\.json", term.text).group(1))
    os.kill(adapter, number)


def by_detaching_and_ending(term):
    """SIGTERM to the detached kernel."""
    detached(term, signal.SIGTERM)


def by_detaching_and_killing(term):
    """SIGKILL to the detached kernel's first process."""
    detached(term, signal.SIGKILL)


@pytest.mark.parametrize("end", [
    by_exit, by_window, by_window_at_the_start, by_kill, by_kill_at_the_start, by_detaching_and_ending,
    by_detaching_and_killing])
def test_nothing_is_left(places, end):
    for _ in range(ROUNDS):
        with ipython("--no-banner", "--no-confirm-exit") as term:
            end(term)
    wait_until(lambda: not processes(os.environ["HOME"]), "the end of the last process", timeout=20.0)
    for folder in places:
        assert [path.name for path in folder.iterdir()] == []


def test_what_a_session_has_left_that_was_killed_whole_goes_with_the_next(places):
    with ipython("--no-banner") as term:
        term.wait(PROMPT)
        run(term, "1", 2)  # the prompt stands there before the sockets do
        for pid in halted(lambda: processes(os.environ["HOME"])):
            kill(pid)
        wait_until(lambda: not processes(os.environ["HOME"]), "the end of the last process")
    runtime = places[1]
    left = [path for path in runtime.iterdir()]
    assert left, "somebody has cleaned up, and this test tests nothing"
    for path in left:
        os.utime(str(path), (1e9, 1e9))  # long ago
    with ipython("--no-banner", "--no-confirm-exit") as term:
        by_exit_when(term, lambda: not any(path.exists() for path in left))
    wait_until(lambda: not processes(os.environ["HOME"]), "the end of the last process", timeout=20.0)
    assert [path.name for path in runtime.iterdir()] == []


def by_exit_when(term, condition):
    """Leave when something has happened."""
    term.wait(PROMPT)
    wait_until(lambda: term.pump(0.01) and condition(), "the moment to leave")
    by_exit(term)
