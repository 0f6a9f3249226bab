"""The end of a session: ways to it, and what must not be left behind."""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal
import time

from .oracles import Finding
from .subject import send

#: seconds in which the last process has to be gone
PATIENCE = 30.0
#: seconds after which a nested prompt is thought to have taken the keys
SECOND_TRY = 8.0
BY_KEYS = {"exit": (b"exit\r",), "ctrl-d": (b"\x04", b"y\r")}
BY_SIGNAL = {"kill": signal.SIGKILL, "term": signal.SIGTERM, "hangup": signal.SIGHUP}
WAYS = ("exit", "ctrl-d", "close", "kill", "kill all", "term", "hangup")
#: after these nobody is there to clean up
UNCLEAN = ("close", "kill", "kill all")


def end(term, subject, way, recover):
    """End a session, and wait for that.

    :param way: one of :data:`WAYS`.
    :param recover: function that has a prompt that works.
    :raises Finding: where it does not end.
    """
    family = subject.family()
    if way in BY_KEYS:
        _type(term, way)
    elif way == "close":
        term.child.close(force=False)
    elif way == "kill all":
        for _, pid in family:
            send(pid, signal.SIGKILL)
    elif family:
        send(family[0][1], BY_SIGNAL[way])
    deadline, again = time.time() + PATIENCE, time.time() + SECOND_TRY
    while not subject.ended and subject.own_processes():
        _attend(term)
        if time.time() > deadline:
            raise Finding("has not ended by %s" % way)
        if way in BY_KEYS and time.time() > again:
            again = deadline
            recover()
            _type(term, "ctrl-d")  # an interpreter in the interpreter need not know `exit`, nor has it in IPython
            if not subject.ended:
                recover()
                _type(term, "exit")


def look_behind(term, subject, unclean):
    """Return what a session has left behind: a list of findings.

    :param unclean: whether nobody was there to clean up.
    """
    how, findings = subject.ended, []
    if how is not None and how[0] >= 0 and how[1] != "same":
        findings.append("the terminal's modes have changed: %s" % how[1])
    deadline = time.time() + PATIENCE
    while subject.own_processes() and time.time() < deadline:
        _attend(term)
    if subject.own_processes():
        return findings + ["processes are left: %s" % subject.own_processes()]
    left = subject.left_over()
    if left and not unclean and how is not None and how[0] == 0:
        findings.append("files are left: %s" % left)
    return findings


def _type(term, way):
    for keys in BY_KEYS[way]:
        term.send(keys)
        term.settle_down(0.3, 2)


def _attend(term):
    if not term.child.closed:
        term.pump(0.02)
    time.sleep(0.02)
