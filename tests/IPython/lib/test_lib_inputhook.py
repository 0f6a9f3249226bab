"""Event loops by the names of old."""
from __future__ import absolute_import, unicode_literals

import pytest
from IPython.lib import inputhook


class Shell(object):
    def __init__(self):
        self.enabled = []

    def enable_gui(self, gui):
        self.enabled.append(gui)


@pytest.fixture
def shell(monkeypatch):
    made = Shell()
    monkeypatch.setattr(inputhook, "get_ipython", lambda: made)
    yield made
    inputhook.disable_gui()
    inputhook.clear_app_refs()


def test_loops_are_the_shells(shell):
    app = object()
    assert inputhook.enable_gui("qt", app) is app
    assert inputhook.current_gui() == "qt5" and inputhook.inputhook_manager.apps == {"qt5": app}
    inputhook.enable_gui("tk")
    inputhook.disable_gui()
    assert shell.enabled == ["qt5", "tk", None] and inputhook.current_gui() is None


def test_only_the_running_loop_is_ended(shell):
    inputhook.enable_gui("wx")
    inputhook.disable_gtk()
    assert inputhook.current_gui() == "wx"
    inputhook.disable_wx()
    assert inputhook.current_gui() is None


def test_unknown_guis(shell):
    with pytest.raises(ValueError):
        inputhook.enable_gui("no such gui")
    assert inputhook.enable_gui(None) is None


def test_applications_are_forgotten(shell):
    inputhook.enable_gui("tk", 3)
    inputhook.clear_app_refs("tk")
    assert inputhook.inputhook_manager.apps == {}
