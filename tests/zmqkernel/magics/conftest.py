"""A real shell in a folder of its own."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import pytest

from ipython_compat import to_native


@pytest.fixture
def ip(own_home, tmp_path):
    """Return a shell without colours; the current folder is ``tmp_path``."""
    from traitlets.config import Config
    from zmqkernel.shell.interactiveshell import InteractiveShell
    folder, argv, main = os.getcwd(), sys.argv, sys.modules["__main__"]
    environment = dict(os.environ)
    os.chdir(to_native(str(tmp_path)))
    InteractiveShell.clear_instance()
    config = Config()
    config.InteractiveShell.colors = str("nocolor")
    shell = InteractiveShell.instance(config=config)
    shell.builtin_trap.activate()
    yield shell
    shell.builtin_trap.deactivate()
    shell.restore_sys_module_state()
    InteractiveShell.clear_instance()
    shell.history_manager.close()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv, sys.modules["__main__"] = argv, main


@pytest.fixture
def usage(ip):
    """Return a function that calls a line magic and returns the text of its ``UsageError``."""
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
