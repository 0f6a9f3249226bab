"""Questions above the prompt, "Display all 399 possibilities?": prompts of their own, given up without the prompt."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

import pytest

from testkit.sessions import LONG, ipython, run

QUESTION = "possibilities? (y/n)"


def ask(term, times):
    """Type what has too many completions; return when the question stands there for this many times."""
    term.type("many.{tab}")
    term.wait(lambda text: text.count(QUESTION) == times and text.endswith(QUESTION), LONG)


def wait_for_prompt(term):
    term.wait(lambda text: text.endswith("In [2]: many."), LONG)


@pytest.mark.parametrize("mode", ["two processes", "in-process"])
def test_a_question_that_is_given_up_leaves_the_prompt_as_it_was(mode):
    options = ["--in-process"] if mode == "in-process" else []
    with ipython("--no-banner", "--no-confirm-exit", "--TerminalInteractiveShell.autosuggestions_provider=None",
                 "--TerminalInteractiveShell.display_completions=readlinelike", *options) as term:
        term.wait("In [1]:", LONG)
        run(term, "Many = type('Many', (), {'%s%d' % (chr(97 + i % 26), i): 1 for i in range(999)}); many = Many()", 2)
        for times, keys in enumerate(["{c-c}", "{c-d}", "n"], 1):
            ask(term, times)
            term.type(keys)
            wait_for_prompt(term)
            term.type("{c-u}")
            term.wait(lambda text: text.endswith("In [2]:"), LONG)
        ask(term, 4)
        os.kill(term.pid, signal.SIGINT)
        wait_for_prompt(term)
        run(term, "{c-u}'al' + 'ive'", 3)
        said = term.everything
        assert "'alive'" in said
        assert "Press ENTER" not in said and "Interrupt" not in said and "Traceback" not in said
        assert "never awaited" not in said
        term.type("exit{enter}")
        assert term.wait_end() == 0
