"""Whose is which word of the command line."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from IPython.terminal.argv import CommandLine
from IPython.terminal.ipapp import aliases, flags
from zmqkernel.application.errors import ApplicationError


@pytest.mark.parametrize("words, options, arguments", [
    ("script.py a -x --y=1", [], ["script.py", "a", "-x", "--y=1"]),
    ("-i script.py --pdb -x", ["-i", "--pdb"], ["script.py", "-x"]),
    ("script.py -- --pdb", [], ["script.py", "--pdb"]),
    ("--profile work -c 1+1 rest", ["--profile", "work", "-c", "1+1"], ["rest"]),
    ("-ic 1+1", ["-i", "-c", "1+1"], []),
    ("-mmod -x", ["-m", "mod"], ["-x"]),
    ("--A.b 3 --A.c=4 f", ["--A.b", "3", "--A.c=4"], ["f"]),
])
def test_words_are_told_apart(words, options, arguments):
    line = CommandLine(words.split(), flags, aliases)
    assert (line.options, line.arguments) == (options, arguments)


@pytest.mark.parametrize("words, message", [
    ("--nonsense", "unknown option --nonsense"), ("-z", "unknown option -z"), ("--profile", "needs a value"),
])
def test_wrong_options_are_refused(words, message):
    with pytest.raises(ApplicationError) as raised:
        CommandLine(words.split(), flags, aliases)
    assert message in raised.value.message and raised.value.exit_code == 2


def test_plain_options_need_no_argparse():
    config = CommandLine(["--no-pprint", "--ext=one", "--ext", "two", "-c", "x"], flags, aliases).config()
    assert config.PlainTextFormatter.pprint is False
    assert config.InteractiveShellApp.extra_extensions == ["one", "two"]
    assert CommandLine(["--A.b=1"], flags, aliases).config() is None
