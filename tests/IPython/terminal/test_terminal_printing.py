"""Threads that print while a prompt is shown."""
from __future__ import absolute_import, print_function, unicode_literals

import io
import sys

import pytest

from IPython.terminal.ui.printing import TextStream
from testkit.sessions import LONG, ipython, prompt, run

PRINTS = ("import threading, sys; e = threading.Event(); "
          "threading.Thread(target=lambda: (e.wait(), sys.stdout.write('pr' + 'inted\\n'), "
          "sys.stderr.write('to' + 'ld\\n'))).start()")


def test_bytes_are_text():
    written = io.StringIO()
    stream = TextStream(written, sys.__stdout__)
    for data in ("a\N{EURO SIGN}", "b\N{EURO SIGN}".encode("utf-8")):
        stream.write(data)
    assert written.getvalue() == "a\N{EURO SIGN}b\N{EURO SIGN}"
    assert stream.getvalue() == written.getvalue() and stream.mode == sys.__stdout__.mode


@pytest.mark.parametrize("mode", [(), ("--in-process",)], ids=["two processes", "one process"])
def test_what_they_print_stands_above_the_prompt(mode):
    with ipython("--no-banner", "--no-confirm-exit", *mode) as term:
        term.wait(prompt(1), LONG)
        run(term, PRINTS, 2)
        term.type("threading.Timer(.2, e.set).start(){enter}")
        term.wait(prompt(3), LONG)
        term.type("6 * 7")
        term.wait(lambda text: set(["printed", "told"]) < set(text.split("\n")) and text.endswith("In [3]: 6 * 7"), LONG)
        term.type("{enter}")
        assert "Out[3]: 42" in term.wait(prompt(4), LONG)
