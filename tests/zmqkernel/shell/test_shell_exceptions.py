"""How exceptions are shown, and by whom."""
from __future__ import absolute_import, unicode_literals

import sys

import pytest

from testkit.shells import shown
from zmqkernel.shell.errors import UsageError


class Sink(object):
    """Keeps what it gets."""

    def __init__(self):
        self.errors = []

    def error(self, etype, evalue, stb):
        self.errors.append((etype, evalue, stb))


def raising(shell, exc, **kwargs):
    """Raise, catch and show an exception; return what was shown."""
    with shown() as caught:
        try:
            raise exc
        except type(exc):
            shell.showtraceback(**kwargs)
    return caught


def test_the_frame_that_raised_is_shown(shell):
    assert "raise exc" in raising(shell, ValueError("x")).out


def test_without_frames(shell):
    out = raising(shell, ValueError("x"), exception_only=True).out
    assert "use %tb" in out and "ValueError: x" in out and "raise exc" not in out


def test_a_mistake_in_usage_is_a_line(shell):
    caught = raising(shell, UsageError("wrong option"))
    assert (caught.out, caught.err) == ("", "UsageError: wrong option\n")


def test_without_an_exception(shell, monkeypatch):
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        monkeypatch.setattr(sys, str(name), None, raising=False)
    with shown() as caught:
        shell.showtraceback()
    assert "No traceback" in caught.err


def test_the_last_exception_is_remembered(session):
    session.run("1/0")
    assert sys.last_type is ZeroDivisionError
    assert session.shell._get_exc_info()[0] is ZeroDivisionError
    assert session.shell.get_exception_only().startswith("ZeroDivisionError")


def test_the_sink_gets_it(session):
    sink = Sink()
    session.shell.sink = sink
    session.run("1/0")
    session.run("x =")
    assert [error[0] for error in sink.errors] == [ZeroDivisionError, SyntaxError]
    assert session.shell._last_traceback == sink.errors[-1][2]


def test_the_sink_is_the_displays_too(shell):
    sink = Sink()
    shell.sink = sink
    assert shell.displayhook.sink is sink and shell.display_pub.sink is sink


def test_programs_replace_how_it_is_shown(session):
    seen = []
    session.shell._showtraceback = lambda etype, evalue, stb: seen.append((etype, stb))
    session.run("1/0")
    assert seen[0][0] is ZeroDivisionError and isinstance(seen[0][1], list)


def test_an_exception_can_show_itself(session):
    session.run("class Own(Exception):\n    def _render_traceback_(self):\n        return ['first', 'second']")
    assert session.run("raise Own()").out == "first\nsecond\n"


def test_one_that_fails_to_show_itself_is_shown(session):
    session.run("class Own(Exception):\n    def _render_traceback_(self):\n        raise ValueError('no')")
    result = session.run("raise Own('mine')")
    assert "Own: mine" in result.out and "_render_traceback_" in result.err


def test_a_handler_for_some_classes(session):
    seen = []

    def handler(shell, etype, value, tb, tb_offset=None):
        seen.append((shell, etype))
        return ["kept"]
    session.shell.set_custom_exc((ZeroDivisionError,), handler)
    result = session.run("1/0")
    assert seen == [(session.shell, ZeroDivisionError)] and result.out == ""
    assert isinstance(result.error_in_exec, ZeroDivisionError) and session.shell._last_traceback == ["kept"]
    assert "ValueError" in session.run("raise ValueError").out
    session.shell.set_custom_exc((), None)
    assert "ZeroDivisionError" in session.run("1/0").out
    with pytest.raises(TypeError):
        session.shell.set_custom_exc([ValueError], handler)


def test_a_failing_handler_is_taken_away_and_the_exception_shown(session):
    def handler(shell, etype, value, tb, tb_offset=None):
        raise KeyError("broken handler")
    session.shell.set_custom_exc((ZeroDivisionError,), handler)
    result = session.run("1/0")
    assert "unregistering" in result.err and "broken handler" in result.out
    assert result.out.rstrip().endswith("by zero") and session.shell.custom_exceptions == ()


def test_a_handler_given_to_the_constructor(own_home):
    from testkit.shells import Session, make_shell
    seen = []
    shell = make_shell(custom_exceptions=((KeyError,), lambda *args, **kwargs: seen.append(args[1])))
    Session(shell).run("{}[1]")
    assert seen == [KeyError]
    shell.atexit_operations()


def test_a_toolkits_exception(shell):
    with shown() as caught:
        shell.excepthook(ValueError, ValueError("in a callback"), None)
    assert "ValueError: in a callback" in caught.out


def test_modes(session):
    session.shell.xmode = "Plain"
    assert "----> 1" not in session.run("1/0").out
    session.shell.xmode = "minimal"
    assert session.run("1/0").out.strip().startswith("ZeroDivisionError")


def test_the_debugger_after_an_exception(session):
    started = []
    session.shell.debugger = lambda force=False: started.append(force)
    session.shell.call_pdb = True
    session.run("1/0")
    assert started == [True]
    with pytest.raises(ValueError):
        session.shell.call_pdb = 5


def test_a_handler_for_syntax_errors(session):
    seen = []
    session.shell.set_custom_exc((SyntaxError,), lambda shell, etype, value, tb, tb_offset=None: seen.append(etype))
    result = session.run("def foo()")
    assert seen == [SyntaxError] and isinstance(result.error_before_exec, SyntaxError)
    assert session.shell.execution_count == 2


def test_a_cell_that_breaks_the_shell_gets_pythons_traceback(session):
    result = session.run("get_ipython().showtraceback = None\nassert False")
    assert isinstance(result.error_in_exec, TypeError) and "TypeError" in result.err


def test_a_given_syntax_error_is_shown_and_not_the_one_being_handled(shell):
    with shown() as caught:
        try:
            raise ValueError("another")
        except ValueError:
            shell.showtraceback((SyntaxError, SyntaxError("mine"), None))
    assert "SyntaxError: mine" in caught.out and "another" not in caught.out
