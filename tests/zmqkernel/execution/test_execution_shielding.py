"""Ctrl-C is for user code: in the shell's own steps it waits, and it breaks off none of the shell's imports."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import sys
import time

import pytest
import six

from ipython_compat import whole_imports
from zmqkernel.shell.execution.shielding import PATIENCE, Opened, Shield
from zmqkernel.shell.execution import shielding


def press():
    """Ctrl-C, here and now."""
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000):  # Python 2 looks for signals now and then only
        pass


def test_an_interrupt_in_the_shells_own_steps_ends_the_cell_before_it_begins(shell, capsys, monkeypatch):
    store = shell.history_manager.store_inputs

    def store_interrupted(*arguments, **options):
        """Enter a cell in the history, and be interrupted meanwhile."""
        press()
        return store(*arguments, **options)

    monkeypatch.setattr(shell.history_manager, "store_inputs", store_interrupted)
    result = shell.run_cell("ran = True", store_history=True)
    assert isinstance(result.error_in_exec, KeyboardInterrupt) and "ran" not in shell.user_ns
    assert shell.user_ns["In"][-1] == "ran = True"
    assert capsys.readouterr().out.strip() == "KeyboardInterrupt"
    monkeypatch.undo()
    assert shell.run_cell("ran = True", store_history=True).success
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_in_the_cells_code_is_shown_with_its_line(shell, capsys):
    shell.user_ns["press"] = press
    assert isinstance(shell.run_cell("press()").error_in_exec, KeyboardInterrupt)
    assert "press()" in capsys.readouterr().out


def test_an_interrupt_after_the_cell_comes_too_late(shell, monkeypatch):
    called = []
    shell.events.register("post_execute", lambda: called.append(1))
    monkeypatch.setattr(shell.history_manager, "store_output", lambda number: press())
    assert shell.run_cell("1", store_history=True).success and called


def test_a_handler_of_the_cells_own_stays(shell):
    shell.run_cell("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)")
    try:
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
        shell.run_cell("1")
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def test_steps_that_hang_can_be_interrupted(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(shielding, "monotonic", lambda: now[0])
    with Shield():
        press()
        press()
        now[0] = PATIENCE + 1
        with pytest.raises(KeyboardInterrupt):
            press()
        with Opened():
            with pytest.raises(KeyboardInterrupt):
                press()


def test_what_is_written_meanwhile_is_written_whole():
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(writer)
        time.sleep(0.1)
        os.kill(os.getppid(), signal.SIGINT)  # while the pipe is full
        time.sleep(0.1)
        while os.read(reader, 65536):
            continue
        os._exit(0)
    os.close(reader)
    with Shield():
        with os.fdopen(writer, str("wb")) as stream:
            stream.write(b"x" * (1 << 20))
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not six.PY2, reason="Python 3 can import again what was interrupted")
def test_an_import_that_is_interrupted_is_finished_first(tmpdir, monkeypatch):
    package = tmpdir.mkdir(str("wholly"))
    package.join("__init__.py").write("from . import first\nfrom .second import value\n")
    package.join("first.py").write("")
    package.join("second.py").write("import os, signal\nfrom . import first\nos.kill(os.getpid(), signal.SIGINT)\n"
                                    "for _ in range(1000): pass\nvalue = 1\n")
    monkeypatch.syspath_prepend(str(tmpdir))
    monkeypatch.setattr(sys, "meta_path", [])
    monkeypatch.setattr(whole_imports, "PACKAGES", frozenset(["wholly"]))
    whole_imports.protect()
    with pytest.raises(KeyboardInterrupt):
        __import__("wholly")
    assert __import__("wholly").value == 1
