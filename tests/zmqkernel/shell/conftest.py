"""Fixtures: a shell of the test's own."""
from __future__ import absolute_import, unicode_literals

import pytest
from six.moves import builtins

from testkit.shells import Session, make_shell


@pytest.fixture
def session(own_home):
    """A session with a new shell; ``sys`` is set back afterwards."""
    shell = make_shell()
    yield Session(shell)
    shell.atexit_operations()
    # Python's own display hook leaves it there, where code ran outside of a cell.
    builtins.__dict__.pop(str("_"), None)


@pytest.fixture
def shell(session):
    """The session's shell."""
    return session.shell
