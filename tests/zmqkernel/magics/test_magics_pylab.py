"""%matplotlib and %pylab, with a stand-in for what they call."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.shell.magics import pylab


@pytest.fixture
def enabled(ip, monkeypatch):
    calls = []

    def enable_matplotlib(self, gui=None):
        if gui == "wrong":
            raise ValueError("no such backend")
        if gui == "missing":
            raise ImportError("No module named matplotlib")
        calls.append(gui)
        return gui, "Backend"

    def enable_pylab(self, gui=None, import_all=True):
        calls.append((gui, import_all))
        return gui, "Backend", set()
    monkeypatch.setattr(type(ip), "enable_matplotlib", enable_matplotlib)
    monkeypatch.setattr(type(ip), "enable_pylab", enable_pylab)
    return calls


def test_matplotlib(enabled, shown, usage):
    assert shown("%matplotlib") == "Using matplotlib backend: Backend\n"
    assert shown("%matplotlib Inline") == ""
    shown("%matplotlib module://A.Backend")
    assert enabled == [None, "inline", "module://A.Backend"]
    assert "no such backend" in usage("matplotlib", "wrong") and "installed" in usage("matplotlib", "missing")
    usage("matplotlib", "-z")


def test_pylab(enabled, shown):
    assert "Populating the interactive namespace" in shown("%pylab")
    shown("%pylab --no-import-all qt")
    assert enabled == [(None, True), ("qt", False)]


def test_backends_are_listed(monkeypatch, shown):
    monkeypatch.setattr(pylab, "_backends", lambda: ["agg", "qt"])
    assert shown("%matplotlib --list").startswith("Available matplotlib backends: ")


def test_old_name_is_there():
    assert "qt" in pylab.backends
