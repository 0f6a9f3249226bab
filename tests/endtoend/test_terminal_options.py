"""Options that are changed while the session runs, with a kernel and in one process."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest

from testkit.sessions import LONG, ipython, prompt, run

MODES = [(), ("--in-process",)]


@pytest.fixture(params=MODES, ids=["two processes", "one process"])
def term(request):
    """A session at its first prompt."""
    with ipython("--no-banner", "--no-confirm-exit", *request.param) as terminal:
        terminal.wait(prompt(1), LONG)
        yield terminal


def colours(term, row):
    """Return the colours of the characters in a line of the screen."""
    return [term.screen.buffer[row][column].fg for column in range(term.screen.columns)]


def test_keys_follow_the_options(term):
    run(term, "ip = get_ipython(); ip.shortcuts = [dict(create=True, new_keys=['c-t'],"
              " command='prompt_toolkit:named_commands.beginning_of_line')]", 2)
    term.type("2\x14100 + {enter}")
    assert "Out[2]: 102" in term.wait(prompt(3))
    assert "nokey" in run(term, "ip.shortcuts = [dict(create=True, new_keys=['nokey'],"
                                " command='IPython:auto_suggest.accept')]", 4).split("TraitError")[-1]
    term.type("2\x14200 + {enter}")
    assert "Out[4]: 202" in term.wait(prompt(5))
    term.type("%config TerminalInteractiveShell.editing_mode = 'vi'{enter}")
    term.wait("[ins] In [6]:")
    term.type("12{escape}")
    term.wait("[nav] In [6]: 12")
    term.type("i8{enter}")
    assert "Out[6]: 182" in term.wait(prompt(7))


def test_colours_follow_the_options(term):
    run(term, "from pygments.token import Token; ip = get_ipython()", 2)
    run(term, "ip.highlighting_style_overrides = {Token.Keyword: '#ff0000', Token.Number: 'no such colour'}", 3)
    assert "is left out" in term.text
    term.type("if None")
    term.wait(lambda text: "ff0000" in colours(term, term.cursor[0]))
    term.type("{c-c}ip.highlighting_style_overrides = {}{enter}")
    term.wait(prompt(4))
    term.type("if None")
    term.wait("In [4]: if None")
    assert "ff0000" not in colours(term, term.cursor[0])


def test_what_cannot_leave_the_kernel_is_told():
    with ipython("--no-banner", "--no-confirm-exit") as term:
        term.wait(prompt(1), LONG)
        assert "handle_return changes nothing" in run(term, "get_ipython().handle_return = lambda shell: None", 2)
        assert "Out[2]: 42" in run(term, "6 * 7", 3)


def test_prompts_are_plain_where_the_environment_wants_no_colours():
    with ipython("--no-banner", "--no-confirm-exit", env={str("NO_COLOR"): str("1")}) as term:
        term.wait(prompt(1), LONG)
        run(term, "6 * 7", 2)
        rows = [row for row, line in enumerate(term.screen.display) if "In [" in line or "Out[" in line]
        assert len(rows) == 3 and set(sum([colours(term, row) for row in rows], [])) == {"default"}


OWN_PROMPTS = """
from IPython import get_ipython
from IPython.terminal.prompts import Prompts, Token

class Own(Prompts):
    def in_prompt_tokens(self):
        return [(Token.Prompt, "own %d> " % self.shell.execution_count)]

get_ipython().prompts = Own(get_ipython())
get_ipython().separate_in = ""
"""


def test_what_start_up_files_change_shows_at_the_first_prompt(own_home):
    folder = own_home / ".ipython" / "profile_default" / "startup"
    folder.mkdir(parents=True)
    (folder / "prompts.py").write_text("%s" % OWN_PROMPTS)
    lines = "--InteractiveShellApp.exec_lines=['get_ipython().auto_match = True', '1']"
    with ipython("--no-banner", "--no-confirm-exit", lines) as term:
        term.wait(re.compile(r"own 1>$"), LONG)
        term.type("(")
        term.wait("own 1> ()")
        term.type("{c-c}")
        term.type("6 * 7{enter}")
        assert "own 1> 6 * 7\nOut[1]: 42\nown 2>" in term.wait(re.compile(r"own 2>$"), LONG)
