"""What the debugger's prompt completes."""
from __future__ import absolute_import, unicode_literals

import sys

import pytest
from prompt_toolkit.document import Document

from IPython.terminal.ui.debugsession import DebuggerCompleter
from testkit.realshell import real_shell
from zmqkernel.shell.debugger import Pdb

GLOBAL_NAME = 1


@pytest.fixture(params=[True, False], ids=["shell", "no shell"])
def complete(request, own_home):
    """Return a function from a line to the set of lines that it may become, in a frame of this module."""
    with real_shell() as shell:
        debugger = Pdb()
        debugger.shell = shell if request.param else None
        local_name, by_key = 2, {"keyone": 1}  # noqa: F841  (what is completed)
        debugger.curframe = sys._getframe()
        debugger.curframe_locals = dict(debugger.curframe.f_locals)
        completer = DebuggerCompleter(debugger)

        def lines(line):
            found = completer.get_completions(Document(line), None)
            return set(line[:len(line) + match.start_position] + match.text for match in found)

        yield lines


def test_commands_and_names(complete):
    assert "where" in complete("whe") and "skip_predicates" in complete("skip_p")
    assert complete("p local_n") == set(["p local_name"])
    assert complete("p GLOBAL_N") == set(["p GLOBAL_NAME"])
    assert complete("!local_n") == set(["!local_name"])
    assert complete("print(local_n") == set(["print(local_name"])
    assert any(line.startswith("by_key.keys") for line in complete("by_key.ke"))


def test_keys_of_dictionaries_where_there_is_a_shell(complete, request):
    expected = set() if "no shell" in request.node.name else set(["p by_key['keyone"])
    assert set(line.rstrip("']") for line in complete("p by_key['key")) == expected


def test_magics_are_not_the_debuggers(complete):
    assert not [line for line in complete("time") if "%" in line]
    assert complete("%tim") == set()


def test_the_terminals_debugger_has_what_programs_ask_for(own_home):
    from IPython.terminal.debugger import TerminalPdb

    with real_shell():
        debugger = TerminalPdb()
        history = debugger.debugger_history
        assert history is not None and debugger.debugger_history is history
        debugger.debugger_history = None
        assert debugger.debugger_history is not None
        try:
            import concurrent.futures  # noqa: F401
        except ImportError:
            assert not hasattr(debugger, "thread_executor")
        else:
            assert debugger.thread_executor.submit(int, "3").result(60) == 3
            debugger.thread_executor.shutdown()
