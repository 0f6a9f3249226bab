"""Fixtures that several folders share; the ``conftest.py`` of a folder imports those it wants."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

import pytest
from six.moves import builtins

from ipython_compat import to_native

from .kernels import RunningKernel, descendants
from .realshell import real_shell
from .shells import Session, make_shell
from .wait import wait_until


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


@pytest.fixture
def ip(own_home, tmp_path):
    """The program's shell, a real one without colours; the current folder is ``tmp_path``."""
    folder, environment = os.getcwd(), dict(os.environ)
    os.chdir(to_native(str(tmp_path)))
    with real_shell() as shell:
        yield shell
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)


@pytest.fixture
def usage(ip):
    """Return a function that calls a magic and returns the text of its ``UsageError``."""
    from zmqkernel.shell.errors import UsageError

    def call(name, line, cell=None):
        with pytest.raises(UsageError) as caught:
            if cell is None:
                ip.run_line_magic(name, line)
            else:
                ip.run_cell_magic(name, line, cell)
        text = str(caught.value)
        assert "\n" not in text.strip()
        return text
    return call


@pytest.fixture
def shown(ip, capsys):
    """Return a function that runs cells and returns what they print on stdout."""
    def run(*cells):
        capsys.readouterr()
        for cell in cells:
            ip.run_cell(cell, store_history=True)
        return capsys.readouterr()[0]
    return run


@pytest.fixture
def safe_kernel():
    """A kernel that has taken its first checkpoint."""
    with RunningKernel() as running:
        wait_until(lambda: len(descendants(running.pid)) >= 3, "the first checkpoint")
        yield running
