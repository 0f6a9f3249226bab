"""Windows stay alive while the shell waits: in a terminal, in one of a single process, and in a kernel."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import time

import pytest

from testkit.display import VirtualDisplay
from testkit.kernels import RunningKernel
from testkit.sessions import ipython, prompt
from testkit.wait import wait_until

#: seconds: loading a GUI library on a loaded machine
LONG = 60.0

TK = """
from six.moves import tkinter
window = tkinter.Tk()
turns = []
def turn():
    turns.append(1)
    window.after(20, turn)
turn()
"""

QT = """
from PySide6 import QtCore, QtWidgets
app = QtWidgets.QApplication.instance() or QtWidgets.QApplication([])
turns = []
timer = QtCore.QTimer()
timer.timeout.connect(lambda: turns.append(1))
timer.start(20)
"""

REGISTERED = """
import time
turns = []
def hook(context):
    while not context.input_is_ready():
        turns.append(1)
        time.sleep(0.01)
from IPython.terminal.pt_inputhooks import register
register('mine', hook)
"""


@pytest.fixture(scope="module")
def display():
    """The name of a display."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    try:
        virtual = VirtualDisplay()
    except OSError as error:
        pytest.skip("no display, and no Xvfb: %s" % error)
    yield virtual.name
    virtual.close()


@pytest.fixture
def tk(display, monkeypatch):
    """Tk can be used."""
    pytest.importorskip("_tkinter")
    monkeypatch.setenv(str("DISPLAY"), str(display))


@pytest.fixture
def qt(monkeypatch):
    """Qt can be used, without a display."""
    pytest.importorskip("PySide6.QtWidgets")
    monkeypatch.setenv(str("QT_QPA_PLATFORM"), str("offscreen"))
    monkeypatch.setenv(str("QT_API"), str("pyside6"))


@pytest.fixture
def own_hook():
    """Nothing is needed."""


LOOPS = [("tk", "tk", TK), ("qt", "qt", QT), ("own_hook", "mine", REGISTERED)]


@pytest.mark.parametrize("mode", [(), ("--in-process",)], ids=["two processes", "one process"])
@pytest.mark.parametrize("needs, name, code", LOOPS, ids=[loop[1] for loop in LOOPS])
def test_a_loop_turns_while_the_prompt_waits(request, mode, needs, name, code, tmp_path_factory):
    request.getfixturevalue(needs)
    script = tmp_path_factory.mktemp("gui") / "code.py"
    script.write_text(type(u"")(code))
    with ipython("--no-banner", "--no-confirm-exit", *mode) as term:
        term.wait(prompt(1), LONG)
        term.type("%%run -i %s{enter}" % script)
        term.wait(prompt(2), LONG)
        term.type("%%gui %s{enter}" % name)
        term.wait(prompt(3), LONG)
        number = 3
        while not re.search(r"Out\[\d+\]: 'turning'", term.text):
            assert number < 100, term.text
            term.type("'turn' + 'ing' if len(turns) > 5 else 'no' + 't yet'{enter}")
            number += 1
            term.wait(prompt(number), LONG)
        term.type("%gui{enter}")
        term.wait(prompt(number + 1), LONG)
        term.type("exit{enter}")
        assert term.wait_end(LONG) == 0


def turned(kernel):
    """Leave the kernel alone for a moment, and ask whether the loop has turned."""
    time.sleep(0.3)
    return int(kernel.value("len(turns)")) > 5


@pytest.mark.parametrize("needs, name, code", LOOPS, ids=[loop[1] for loop in LOOPS])
def test_a_loop_turns_while_a_kernel_waits(request, needs, name, code):
    request.getfixturevalue(needs)
    with RunningKernel() as kernel:
        kernel.run(code, timeout=LONG)
        assert kernel.run("%%gui %s" % name, timeout=LONG).reply["status"] == "ok"
        wait_until(lambda: turned(kernel), "the turns of the loop", LONG)
        kernel.run("%gui")
        before = kernel.value("len(turns)")
        kernel.run("pass")
        assert kernel.value("len(turns)") == before
