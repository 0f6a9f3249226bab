"""The debugger after a traceback: which traceback, which debugger, where results go."""
from __future__ import absolute_import, unicode_literals

import io
import os
import subprocess
import sys

import pytest

from zmqkernel.shell.tracebacks.ultratb import AutoFormattedTB, FormattedTB


class Recorder(object):
    """A debugger that notes what it gets."""

    takes_exceptions = True
    got = None

    def reset(self):
        pass

    def set_theme_name(self, name):
        self.theme_name = name

    def interaction(self, frame, what):
        Recorder.got = what
        self.displayhook = sys.displayhook


@pytest.fixture
def recorder(monkeypatch):
    monkeypatch.setattr(Recorder, "got", None)
    for name in ("last_type", "last_value", "last_traceback"):
        monkeypatch.delattr(sys, name, raising=False)
    return Recorder


def failing():
    return 1 / 0


def frames(what):
    tb = getattr(what, "__traceback__", what)
    names = []
    while tb is not None:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return names


def test_it_follows_the_traceback_that_was_shown(recorder):
    formatter = AutoFormattedTB(mode="Plain", theme_name="nocolor", debugger_cls=recorder, call_pdb=True,
                                ostream=io.StringIO())
    try:
        failing()
    except ZeroDivisionError:
        formatter()
    assert frames(recorder.got)[-1] == "failing" and formatter.tb is None
    assert formatter.pdb.theme_name == "nocolor" and formatter.pdb.displayhook is sys.__displayhook__


def test_it_is_not_started_unless_that_is_wanted(recorder):
    formatter = AutoFormattedTB(mode="Plain", theme_name="nocolor", debugger_cls=recorder, ostream=io.StringIO())
    try:
        failing()
    except ZeroDivisionError:
        formatter()
    assert recorder.got is None and formatter.pdb is None


def test_a_person_who_asks_gets_the_last_traceback(recorder, monkeypatch):
    formatter = FormattedTB(mode="Plain", theme_name="nocolor", debugger_cls=recorder)
    formatter.debugger(force=True)
    assert recorder.got is None
    try:
        failing()
    except ZeroDivisionError as error:
        monkeypatch.setattr(sys, "last_value", error, raising=False)
        monkeypatch.setattr(sys, "last_traceback", sys.exc_info()[2], raising=False)
    formatter.debugger(force=True)
    assert frames(recorder.got)[-1] == "failing"


def test_the_default_debugger_is_loaded_when_it_is_wanted():
    formatter = FormattedTB(theme_name="nocolor")
    from zmqkernel.shell.debugger import Pdb
    assert formatter.debugger_cls is Pdb


def test_as_the_hook_of_a_plain_program(tmp_path):
    script = tmp_path / "program.py"
    script.write_text("import sys\nfrom IPython.core import ultratb\n"
                      "sys.excepthook = ultratb.FormattedTB(mode='Verbose', color_scheme='NoColor', call_pdb=1)\n"
                      "def f(x):\n    return 1 / x\nf(0)\n")
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path))
    child = subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, env=env)
    shown = child.communicate(b"up\np 'above'\nq\n")[0].decode("utf-8")
    assert "in f(x=0)" in shown and "ZeroDivisionError" in shown
    assert "ipdb> " in shown and "'above'" in shown
