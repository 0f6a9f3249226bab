"""What a running cell finds at the terminal, and what it leaves behind."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import sys

import pytest

from testkit.sessions import ipython

#: seconds: a loaded machine may take that long to start a program
LONG = 30.0


def prompt(number):
    """Return a pattern: the prompt with this number is the last thing on the screen."""
    return re.compile(r"In \[%d\]:\s*$" % number)


@pytest.fixture
def term():
    """A session whose editor reads the keys: one cell has been run."""
    with ipython("--no-banner", "--no-confirm-exit") as terminal:
        terminal.wait(prompt(1), LONG)
        terminal.type("import os, sys, time; beg = 'beg'{enter}")
        terminal.wait(prompt(2), LONG)
        yield terminal


def run(term, code, number):
    """Type a line, and wait for the next prompt, which has ``number``."""
    term.type(code + "{enter}")
    return term.wait(prompt(number), LONG)




@pytest.mark.skipif(sys.version_info < (3, 7), reason="no cell awaits")
def test_ctrl_c_ends_a_cell_that_awaits(term):
    term.type("import asyncio; print(beg + 'un'); await asyncio.sleep(60); print('went on'){enter}")
    term.wait(re.compile("^begun", re.M), LONG)
    term.type("{c-c}")
    assert "KeyboardInterrupt" in term.wait(prompt(3), LONG)
    run(term, "len(asyncio.all_tasks(asyncio.get_event_loop()))", 4)
    assert "Out[3]: 0" in term.text
