"""Aliases."""
from __future__ import absolute_import, unicode_literals

import pytest

from testkit.shells import make_shell, shown
from zmqkernel.shell.aliases import AliasError, InvalidAliasError
from zmqkernel.shell.errors import UsageError

pytestmark = pytest.mark.skipif("os.name != 'posix'")

LINUX = {"cat", "cp", "ldir", "lf", "lk", "ll", "ls", "lx", "mkdir", "mv", "rm", "rmdir"}


def output(session, line):
    """Run a line; return its output, ends of lines apart."""
    return session.run(line).out.replace("\r\n", "\n")


def test_defaults(shell):
    assert LINUX <= set(dict(shell.alias_manager.aliases))


@pytest.mark.parametrize("command, line, out", [
    ("echo X %s Y %s", "al a b c", "X a Y b c\n"), ("echo [%l]", "al a b", "[a b]\n"), ("echo", "al a b", "a b\n"),
    ("echo %%s", "al a", "%s a\n"),
])
def test_arguments(session, command, line, out):
    session.shell.alias_manager.define_alias("al", command)
    assert output(session, "%" + line) == out
    assert output(session, line) == out


def test_too_few_arguments(session):
    session.shell.alias_manager.define_alias("al", "echo %s %s")
    assert isinstance(session.run("%al a").error_in_exec, UsageError)


def test_look_ups(shell):
    manager = shell.alias_manager
    manager.define_alias("al", "echo")
    assert manager.is_alias("al") and manager.retrieve_alias("al") == "echo" and "al" in repr(manager.get_alias("al"))
    manager.undefine_alias("al")
    assert not manager.is_alias("al") and manager.get_alias("al") is None
    for missing in (manager.undefine_alias, manager.retrieve_alias):
        with pytest.raises(ValueError):
            missing("al")
    manager.clear_aliases()
    assert manager.aliases == []


@pytest.mark.parametrize("name, command", [("cd", "x"), ("pwd", "x"), ("al", "%s %l"), ("al", 5)])
def test_what_cannot_be_an_alias(shell, name, command):
    with pytest.raises(InvalidAliasError):
        shell.alias_manager.define_alias(name, command)
    with shown() as caught:
        shell.alias_manager.soft_define_alias(name, command)
    assert "Invalid alias" in caught.err
    assert issubclass(InvalidAliasError, AliasError)


def test_configured_ones(own_home):
    from traitlets.config import Config
    config = Config()
    config.AliasManager.user_aliases = [("mine", "echo mine")]
    config.HistoryManager.hist_file = ":memory:"
    shell = make_shell(config=config)
    assert shell.alias_manager.retrieve_alias("mine") == "echo mine"
    shell.atexit_operations()
