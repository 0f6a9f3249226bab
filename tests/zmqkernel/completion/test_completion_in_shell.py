"""Completion as a real shell offers it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

import pytest
from six.moves import builtins
from testkit.completing import texts
from testkit.shells import Session, make_shell


@pytest.fixture
def shell(own_home):
    shell = make_shell()
    yield shell
    shell.atexit_operations()
    builtins.__dict__.pop(str("_"), None)


def test_what_was_run_is_completed(shell):
    Session(shell).run("value_of_ours = ['text']\ndef function_of_ours(argument_one=1): pass")
    assert texts(shell.Completer, "value_of") == ["value_of_ours"]
    assert texts(shell.Completer, "value_of_ours[0].isup") == ["isupper"]
    assert texts(shell.Completer, "function_of_ours(arg") == ["argument_one="]
    assert shell.complete("value_of") == ("value_of", ["value_of_ours"])
    assert shell.complete(None, "value_of_ours[0].isup", 21) == (".isup", [".isupper"])


def test_magics_of_the_shell(shell):
    assert {"%timeit", "%%timeit"} <= set(texts(shell.Completer, "%ti"))
    shell.register_magic_function(lambda line: None, "line", "magic_of_ours")
    assert texts(shell.Completer, "%magic_of") == ["%magic_of_ours"]
    assert texts(shell.Completer, "%config IPCompleter.omit") == ["IPCompleter.omit__names"]


def test_commands_of_the_shell(shell):
    assert texts(shell.Completer, "import zipf") == ["zipfile"]
    shell.set_hook("complete_command", lambda self, event: ["staging", "production"], str_key="deploy")
    assert texts(shell.Completer, "deploy st") == ["staging"]
    shell.set_hook("complete_command", lambda self, event: ["by_pattern"], re_key="ship.*")
    assert texts(shell.Completer, "shipping by") == ["by_pattern"]


def test_a_custom_completer(shell):
    shell.set_custom_completer(lambda completer, text: [text + "_extended"])
    assert "zork_extended" in texts(shell.Completer, "zork")


def test_a_frame_can_be_completed_in(shell):
    local_of_ours = "text"  # noqa: F841
    shell.set_completer_frame(sys._getframe())
    assert texts(shell.Completer, "local_of_ours.isup") == ["isupper"]
    shell.set_completer_frame()
    assert texts(shell.Completer, "local_of_ours.isup") == []


def test_settings_come_from_the_configuration(own_home):
    from traitlets.config import Config

    config = Config()
    config.IPCompleter.use_jedi = False
    config.IPCompleter.evaluation = "unsafe"
    config.HistoryManager.hist_file = ":memory:"
    shell = make_shell(config=config)
    try:
        assert (shell.Completer.use_jedi, shell.Completer.evaluation) == (False, "unsafe")
    finally:
        shell.atexit_operations()
