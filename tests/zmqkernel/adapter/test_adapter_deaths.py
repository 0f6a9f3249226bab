"""How processes ended, in words."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

import pytest

from zmqkernel.adapter.deaths import crash_content, describe


def status_of(action):
    """Return the status of a child that does ``action``."""
    pid = os.fork()
    if not pid:
        try:
            action()
        finally:
            os._exit(99)
    return os.waitpid(pid, 0)[1]


@pytest.mark.parametrize("number, words", [
    (signal.SIGKILL, "was killed by signal 9 (SIGKILL"),
    (signal.SIGTERM, "was killed by signal 15 (SIGTERM, terminated)"),
    (signal.SIGUSR1, "was killed by signal %d (SIGUSR1)" % signal.SIGUSR1),
])
def test_signals_are_named(number, words):
    assert words in describe(status_of(lambda: os.kill(os.getpid(), number)))


def test_exit_statuses_are_told():
    assert describe(status_of(lambda: os._exit(3))) == "exited with status 3"


def test_an_unknown_end_is_called_that():
    assert "could not be observed" in describe(None)


def test_the_error_has_the_fields_of_an_error_reply():
    content = crash_content(describe(9), 4)
    assert content["status"] == "error" and content["ename"] == "KernelCrashed"
    assert content["execution_count"] == 4 and "SIGKILL" in content["evalue"] and content["traceback"]
    assert "execution_count" not in crash_content(describe(9))
