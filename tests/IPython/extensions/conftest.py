"""A real shell in a folder of its own, from which modules can be imported."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import pytest

from ipython_compat import to_native


@pytest.fixture
def ip(own_home, tmp_path, monkeypatch):
    """Return a shell; modules can be imported from ``tmp_path``, the current folder."""
    from traitlets.config import Config
    from zmqkernel.shell.interactiveshell import InteractiveShell
    folder, modules, main = os.getcwd(), set(sys.modules), sys.modules["__main__"]
    os.chdir(to_native(str(tmp_path)))
    monkeypatch.syspath_prepend(str(tmp_path))
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
    sys.modules["__main__"] = main
    for name in set(sys.modules) - modules:
        if name.startswith("reloaded_"):
            del sys.modules[name]


@pytest.fixture
def usage(ip):
    """Return a function that calls a line magic and returns the text of its ``UsageError``."""
    from zmqkernel.shell.errors import UsageError

    def call(name, line):
        with pytest.raises(UsageError) as caught:
            ip.run_line_magic(name, line)
        assert "\n" not in str(caught.value)
        return str(caught.value)
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
