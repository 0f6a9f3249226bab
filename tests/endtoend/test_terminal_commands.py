"""Ctrl-C while a command of the system has the terminal."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import sys

import pytest

from testkit.sessions import ipython

#: a program that takes Ctrl-C for a key, and then reads a line
PAGER = """\
import os, signal, sys, time
caught = []
signal.signal(signal.SIGINT, lambda number, frame: caught.append(number))
print("ready")
sys.stdout.flush()
while not caught:
    time.sleep(0.02)
print("caught")
sys.stdout.flush()
print("read " + os.read(0, 100).decode("ascii"))
"""
STUBBORN = "!trap '' INT; echo stub''born; while :; do sleep .1; done"


@pytest.mark.parametrize("mode", ["two processes", "in-process"])
def test_a_command_that_takes_ctrl_c_for_a_key_keeps_the_terminal(mode, tmpdir):
    tmpdir.join("pager.py").write(PAGER)
    with ipython("--no-banner", *["--in-process"] if mode == "in-process" else []) as term:
        term.wait("In [1]:")
        term.type("!%s %s{enter}" % (sys.executable, tmpdir.join("pager.py")))
        term.wait(re.compile("^ready", re.M))
        term.type("{c-c}")
        term.wait("caught")
        term.type("hello{enter}")
        term.wait("read hello")
        term.wait("In [2]:")
        term.type("!echo sleep''ing; sleep 60{enter}")
        term.wait("sleeping")
        term.type("{c-c}")
        term.wait("KeyboardInterrupt")
        term.wait("In [3]:")


def test_a_command_that_takes_no_notice_of_several_is_ended():
    with ipython("--no-banner", "--in-process") as term:
        term.wait("In [1]:")
        term.type(STUBBORN + "{enter}")
        term.wait(re.compile("^stubborn", re.M))
        for _ in range(3):
            term.type("{c-c}")
            term.settle(0.6)
        term.wait("In [2]:")
        term.type("6 * 7{enter}")
        term.wait("Out[2]: 42")
