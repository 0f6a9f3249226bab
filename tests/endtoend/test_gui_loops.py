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

GTK = """
import gi
gi.require_version('Gtk', '%s')
from gi.repository import GLib, Gtk
window = Gtk.Window()
window.present()
turns = []
def turn():
    turns.append(1)
    return True
_ = GLib.timeout_add(20, turn)
"""

WX = """
import wx
app = wx.GetApp() or wx.App()
frame = wx.Frame(None)
frame.Show()
turns = []
timer = wx.Timer(frame)
frame.Bind(wx.EVT_TIMER, lambda event: turns.append(1), timer)
timer.Start(20)
"""

PYGLET = """
import pyglet
window = pyglet.window.Window(100, 100)
turns = []
@window.event
def on_draw():
    turns.append(1)
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
def gtk3(display, monkeypatch):
    """GTK 3 can be used."""
    monkeypatch.setenv(str("DISPLAY"), str(display))
    gi = pytest.importorskip("gi")
    try:
        gi.require_version("Gtk", "3.0")
    except ValueError as error:
        pytest.skip(str(error))


@pytest.fixture
def wx(display, monkeypatch):
    """wxPython can be used."""
    monkeypatch.setenv(str("DISPLAY"), str(display))
    pytest.importorskip("wx")


@pytest.fixture
def pyglet(display, monkeypatch):
    """pyglet can be used."""
    monkeypatch.setenv(str("DISPLAY"), str(display))
    pytest.importorskip("pyglet")


@pytest.fixture
def own_hook():
    """Nothing is needed."""


LOOPS = [("tk", "tk", TK), ("qt", "qt", QT), ("gtk3", "gtk3", GTK % "3.0"), ("wx", "wx", WX),
         ("pyglet", "pyglet", PYGLET), ("own_hook", "mine", REGISTERED)]


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


@pytest.mark.parametrize("mode", [(), ("--in-process",)], ids=["two processes", "one process"])
def test_what_a_window_raises_is_shown_and_a_library_that_takes_ctrl_c_for_itself_does_not_end_the_session(mode):
    with ipython("--no-banner", "--no-confirm-exit", *mode) as term:
        term.wait(prompt(1), LONG)
        term.type("from IPython.terminal.pt_inputhooks import register; register('bad', lambda context: 1 / 0){enter}")
        term.wait(prompt(2), LONG)
        term.type("%gui bad{enter}")
        term.wait("ZeroDivisionError", LONG)
        term.wait(prompt(3), LONG)
        term.type("%gui{enter}")
        term.wait(prompt(4), LONG)
        term.type("import signal, time; signal.signal(signal.SIGINT, signal.SIG_DFL); kept = 'here'{enter}")
        term.wait(prompt(5), LONG)
        term.type("print('be' + 'gun'); exec('while 1: time.sleep(.05)'){enter}")
        term.wait("begun", LONG)
        term.type("{c-c}")
        term.wait("KeyboardInterrupt", LONG)
        term.wait(prompt(6), LONG)
        term.type("kept{enter}")
        term.wait("Out[6]: 'here'", LONG)


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
