"""The debugger at the terminal: its prompt has the keys, the history and the completion of the session's own."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import sys

import pytest

from testkit.kernels import RunningKernel
from testkit.terminal import Terminal
from testkit.sessions import ipython, prompt

MODULE = """
def inner(number):
    word = 'here'
    return number / 0

def outer(number):
    return [inner(number) for _ in range(2)]
"""


def asks(term, count):
    """Wait until the debugger asks, for the ``count``th time; return the screen's text."""
    return term.wait(lambda text: text.rstrip().endswith("\nipdb>")
                     and len(re.findall("^ipdb>", term.everything, re.M)) == count)


@pytest.fixture
def term(tmpdir):
    """A session that has just raised an exception in a module."""
    tmpdir.join("failing.py").write(MODULE)
    with ipython("--no-banner", "--no-confirm-exit", cwd=str(tmpdir), size=(60, 100)) as terminal:
        terminal.wait(prompt(1))
        terminal.type("import failing; failing.outer(1){enter}")
        terminal.wait(prompt(2))
        yield terminal


def test_several_lines_keys_history_and_completion(term):
    term.type("%debug{enter}")
    asks(term, 1)
    term.type("for i in range(2):{enter}")
    term.type("print(word, i){enter}{enter}")
    text = asks(term, 2)
    assert re.search(r"here'?, 1\)|here 1", text), text
    term.type("not for long{c-c}p wo{tab}")
    term.wait(re.compile(r"ipdb> p word\s*$"))
    term.type("{enter}")
    asks(term, 3)
    assert "'here'" in term.text
    term.type("u{enter}")
    asks(term, 4)
    assert "failing.py(7)" in term.text
    term.type("{up}{up}")
    term.wait(re.compile(r"ipdb> p word\s*$"))
    term.type("{c-c}{c-d}")
    term.wait(prompt(3))
    term.type("%debug{enter}")
    asks(term, 5)
    term.type("{up}{up}")
    term.wait(re.compile(r"ipdb> p word\s*$"))
    term.type("{enter}")
    asks(term, 6)
    term.type("q{enter}")
    term.wait(prompt(4))


def test_keys_typed_in_one_go_reach_the_debugger_and_what_it_leaves_the_next_prompt(term):
    term.type("%debug{enter}p word * 2{enter}q{enter}40 + 2{enter}")
    term.wait("Out[3]: 42")
    term.wait(prompt(4))
    assert "ipdb> p word * 2\n'herehere'\nipdb> q\n" in term.everything
    term.type("import os{enter}6 * 9{enter}os._exit(3){enter}6 * 7{enter}")
    term.wait("Out[7]: 42")
    assert "Out[5]: 54" in term.everything, "keys are lost with a cell that has not read them"


def test_ctrl_c_stops_what_a_command_runs(term):
    term.type("%debug{enter}")
    asks(term, 1)
    term.type("import time; print('be' + 'gun'); exec('while 1: time.sleep(.05)'){enter}")
    term.wait(re.compile("^begun", re.M))
    term.type("{c-c}")
    assert "KeyboardInterrupt" in asks(term, 2)
    term.type("q{enter}")
    term.wait(prompt(3))


def test_interact_is_a_shell_on_the_names_of_the_frame(term):
    term.type("%debug{enter}")
    asks(term, 1)
    term.type("interact{enter}")
    term.wait(prompt(1))
    term.type("%who_ls{enter}")
    assert "['number', 'word']" in term.wait(prompt(2))
    term.type("{c-d}")
    asks(term, 2)
    term.type("q{enter}")
    term.wait(prompt(3))


def test_a_program_run_under_the_debugger_stands_alone_on_the_stack(term):
    term.type("%run -d -b 3 failing.py{enter}")
    text = asks(term, 1)
    assert re.search(r"Breakpoint 1 at .*failing.py:3", text)
    term.type("w{enter}")
    text = asks(term, 2)
    assert "hidden frame(s)" in text and "bdb.py" not in text
    term.type("q{enter}")
    term.wait(prompt(3))


def test_in_somebody_elses_kernel_output_comes_before_the_question_behind_it(tmpdir):
    tmpdir.join("failing.py").write(MODULE)
    with RunningKernel() as kernel, ipython("--no-banner", "--existing", kernel.file, size=(60, 100)) as term:
        term.wait(prompt(1))
        term.type("import sys; sys.path.insert(0, %r); import failing{enter}" % str(tmpdir))
        term.wait(prompt(2))
        term.type("failing.outer(1){enter}")
        term.wait(prompt(3))
        term.type("%debug{enter}")
        for count in range(1, 8):
            text = asks(term, count)
            assert re.search("here%d.*\n+ipdb>$" % (count - 1) if count > 1 else "return number / 0", text.rstrip()), text
            term.type("p word + '%d'{enter}" % count)
        asks(term, 8)
        term.type("q{enter}")
        term.wait(prompt(4))


def test_a_file_under_the_debugger_from_the_command_line(tmpdir):
    tmpdir.join("program.py").write("one = 1\nprint(one + 1)\n")
    argv = [sys.executable, "-m", "IPython.terminal.debugger", str(tmpdir.join("program.py"))]
    with Terminal(argv, cwd=str(tmpdir)) as term:
        asks(term, 1)
        term.type("n{enter}")
        asks(term, 2)
        term.type("p 'one is', on{tab}")
        term.wait(re.compile(r"'one is', one\s*$"))
        term.type("{enter}")
        assert re.search(r"\('one is', 1\)|'one is', 1", asks(term, 3))
        term.type("q{enter}")
        term.wait_end()
