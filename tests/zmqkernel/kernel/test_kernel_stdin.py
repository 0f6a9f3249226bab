"""``input`` and its kin by way of the frontend."""
from __future__ import absolute_import, division, print_function, unicode_literals

import getpass

import pytest
import six
from six.moves import builtins

from testkit.fakeshell import FakeShell, Recorder, Typist
from zmqkernel.kernel.dispatch import Kernel
from zmqkernel.kernel.interpreter import ShellInterpreter
from zmqkernel.kernel.sinks import PublishingSink
from zmqkernel.protocol.message import MessageFactory

INPUT = "raw_input" if six.PY2 else "input"


def run(code, *typed, **options):
    """Run a cell; return (reply content, what was asked, the cell's namespace)."""
    terminal = options.pop(str("terminal"), False)
    shell, typist = FakeShell(), Typist(*typed)
    shell.sink = PublishingSink(Recorder())
    kernel = Kernel(ShellInterpreter(shell), Recorder(), typist)
    reply = kernel.handle(MessageFactory().message("execute_request", dict(options, code=code)), terminal)
    return reply.content, typist.asked, shell.user_ns


def test_a_line():
    content, asked, names = run("x = %s('Name? ')" % INPUT, "Ann")
    assert names["x"] == "Ann" and type(names["x"]) is str
    assert asked == [("Name? ", False)]


def test_a_prompt_may_be_anything_or_missing():
    content, asked, names = run("a = %s(); b = %s(42)" % (INPUT, INPUT), "1", "2")
    assert asked == [("", False), ("42", False)]


def test_a_password():
    content, asked, names = run("import getpass; x = getpass.getpass(); y = getpass.getpass('PIN: ')", "s3", "42")
    assert (names["x"], names["y"]) == ("s3", "42")
    assert asked == [("Password: ", True), ("PIN: ", True)]


@pytest.mark.skipif(not six.PY2, reason="input evaluates on Python 2 only")
def test_input_evaluates_in_the_callers_namespace():
    content, asked, names = run("def f():\n    local = 5\n    return input('? ')\nx = f()", "local * 2")
    assert names["x"] == 10


def test_a_frontend_that_cannot_answer():
    content, asked, names = run("%s()" % INPUT, allow_stdin=False)
    assert content["ename"] == "StdinNotImplementedError" and "frontend" in content["evalue"]
    assert asked == []


@pytest.mark.parametrize("error", [EOFError(), KeyboardInterrupt()])
def test_what_the_person_does_instead(error):
    content, asked, names = run("%s()" % INPUT, error)
    assert content["ename"] == type(error).__name__


def test_everything_is_as_before_afterwards():
    before = getattr(builtins, INPUT), getpass.getpass
    run("%s()" % INPUT, "x")
    run("1/0")
    assert (getattr(builtins, INPUT), getpass.getpass) == before


def test_what_a_cell_puts_in_place_stays():
    before = getattr(builtins, INPUT)
    try:
        run("import six.moves.builtins as b\nb.%s = len" % INPUT)
        assert getattr(builtins, INPUT) is len
    finally:
        setattr(builtins, INPUT, before)


def test_with_the_terminal_nobody_is_asked_by_message():
    content, asked, names = run("import six.moves.builtins as b; same = b.%s" % INPUT, terminal=True)
    assert names["same"] is getattr(builtins, INPUT)


def test_too_many_arguments():
    content, asked, names = run("%s(1, 2)" % INPUT)
    assert content["ename"] == "TypeError" and asked == []
