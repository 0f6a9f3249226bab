# -*- coding: utf-8 -*-
"""Running commands: output, exit codes, signals, interrupts."""
from __future__ import absolute_import, unicode_literals

import os
import subprocess
import sys
import textwrap
import time

import pytest

from zmqkernel.shell.utils import process

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX shells and signals")


def test_words_of_a_command_line():
    assert process.arg_split("a \"b c\" 'd e' x\"y z\"") == ["a", '"b c"', "'d e'", 'x"y', 'z"']
    assert process.arg_split("a 'b c' d\\ e", posix=True) == ["a", "b c", "d e"]
    assert process.arg_split("é \"à b\" # no comment") == ["é", '"à b"', "#", "no", "comment"]


def test_an_open_quotation():
    assert process.arg_split('a "b c', strict=False) == ["a", '"b c']
    with pytest.raises(ValueError):
        process.arg_split('a "b c')


def test_finding_programs():
    assert os.path.isabs(process.find_cmd("sh" if os.name == "posix" else "cmd"))
    with pytest.raises(process.FindCmdError):
        process.find_cmd("no-such-program-here")
    assert not process.is_cmd_found("no-such-program-here")


@posix
def test_output_of_commands():
    command = "echo out; echo é; echo err >&2; exit 3"
    assert process.getoutput(command) == "out\né\nerr\n"
    assert process.getoutputerror(command) == ("out\né\n", "err\n")
    assert process.get_output_error_code(command) == ("out\né\n", "err\n", 3)
    assert process.getoutput(["echo", "a b"]) == "a b\n"


@posix
def test_system_shows_output_as_a_terminal_gets_it(capsys):
    assert process.system("echo é; test -t 1 && echo terminal; echo err >&2; cat; exit 3") == 3
    assert capsys.readouterr()[0] == "é\nterminal\nerr\n"


@posix
def test_system_tells_the_signal():
    assert process.system("kill -9 $$") == -9


@posix
def test_system_comes_back_though_a_child_keeps_the_terminal():
    began = time.time()
    assert process.system("sleep 60 & echo started") == 0
    assert time.time() - began < 30


INTERRUPTED = """
    import os, signal, sys, threading
    from zmqkernel.shell.utils import process
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    print(repr(getattr(process, sys.argv[1])("echo begun; sleep 60; echo no")))
"""


@posix
@pytest.mark.parametrize("function, expected", [("system", "begun\n-2\n"), ("getoutput", "^C\n")])
def test_interrupts_reach_the_command(function, expected, tmpdir):
    script = tmpdir.join("interrupted.py")
    script.write(textwrap.dedent(INTERRUPTED))
    environment = dict(os.environ, SHELL=str("/bin/sh"), PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
    output = subprocess.check_output([sys.executable, str(script), function], env=environment)
    assert output.decode("utf-8").startswith(expected)


def test_processes_by_id():
    assert process.check_pid(os.getpid())
    if os.name == "posix":
        child = subprocess.Popen(["true"])
        child.wait()
        assert not process.check_pid(child.pid)


@posix
def test_a_shell_that_is_not_there_is_not_used(monkeypatch):
    monkeypatch.setenv(str("SHELL"), str("/no/such/shell"))
    assert process.getoutput("echo $0").strip().endswith("sh")


@posix
def test_process_handler_gives_what_the_callback_returns():
    assert process.process_handler("echo a; exit 4", lambda p: (p.communicate()[0], p.returncode)) == (b"a\n", 4)


def test_the_current_folder_for_a_prompt(tmpdir):
    before = os.getcwd()
    folder = tmpdir.mkdir("one").mkdir("two")
    try:
        os.chdir(str(folder))
        assert process.abbrev_cwd() == "one/two"
    finally:
        os.chdir(before)




def test_words_and_whether_they_were_quoted():
    assert process.arg_split_with_quotes("a \"*\" '*' * b'c'") == [
        ("a", False), ("*", True), ("*", True), ("*", False), ("bc", False)]
    with pytest.raises(ValueError):
        process.arg_split_with_quotes("a 'b")
    assert [word for word, _ in process.arg_split_with_quotes("a 'b", strict=False)] == ["a", "b"]
