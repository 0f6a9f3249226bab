"""Extensions."""
from __future__ import absolute_import, unicode_literals

import io
import os
import sys

import pytest

from testkit.shells import shown

COUNTING = """
def load_ipython_extension(ip):
    ip.user_ns["loaded"] = ip.user_ns.get("loaded", 0) + 1
def unload_ipython_extension(ip):
    ip.user_ns["unloaded"] = ip.user_ns.get("unloaded", 0) + 1
"""
FAILING = """
def load_ipython_extension(ip):
    ip.user_ns["left"] = 1
    ip.register_magic_function(lambda line: 1, magic_name="left_magic")
    ip.events.register("pre_execute", print_it)
    ip.input_transformers_cleanup.append(lambda lines: 1 / 0)
    ip.ast_transformers.append(5)
    ip.set_custom_exc((ValueError,), None)
    ip.configurables.append(5)
    1 / 0
def print_it():
    print("left")
"""


@pytest.fixture
def extension(tmp_path, monkeypatch):
    """Write an extension that can be imported; return its name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def write(source):
        name = str("h3_extension_%d_%d" % (os.getpid(), len(made)))
        while name in sys.modules:
            name += str("x")
        with io.open(str(tmp_path / (name + ".py")), "w") as f:
            f.write(source)
        made.append(name)
        return name
    yield write
    for name in made:
        sys.modules.pop(name, None)


def test_load_and_unload(shell, extension):
    manager, name = shell.extension_manager, extension(COUNTING)
    assert manager.load_extension(name) is None and name in manager.loaded
    assert manager.load_extension(name) == "already loaded"
    assert manager.unload_extension(name) is None and name not in manager.loaded
    assert manager.unload_extension(name) == "not loaded"
    assert (shell.user_ns["loaded"], shell.user_ns["unloaded"]) == (1, 1)


def test_reload(shell, extension):
    manager, name = shell.extension_manager, extension(COUNTING)
    manager.load_extension(name)
    assert manager.reload_extension(name) is None
    assert (shell.user_ns["loaded"], shell.user_ns["unloaded"]) == (2, 1)


def test_a_module_that_is_no_extension(shell, extension):
    name = extension("x = 1\n")
    assert shell.extension_manager.load_extension(name) == "no load function"
    assert name not in shell.extension_manager.loaded


def test_one_that_cannot_be_unloaded(shell, extension):
    name = extension("def load_ipython_extension(ip): pass\n")
    shell.extension_manager.load_extension(name)
    assert shell.extension_manager.unload_extension(name) == "no unload function"


def test_a_missing_one(shell):
    with pytest.raises(ImportError):
        shell.extension_manager.load_extension("h3_no_such_extension")


def test_one_that_fails_leaves_the_shell_as_it_was(session, extension):
    shell, name = session.shell, extension(FAILING)
    magics = set(shell.magics_manager.magics["line"])
    transformers = list(shell.input_transformers_cleanup)
    with pytest.raises(ZeroDivisionError):
        shell.extension_manager.load_extension(name)
    assert "left" not in shell.user_ns and set(shell.magics_manager.magics["line"]) == magics
    assert shell.input_transformers_cleanup == transformers and shell.ast_transformers == []
    assert shell.custom_exceptions == () and 5 not in shell.configurables
    assert name not in shell.extension_manager.loaded
    assert session.run("1").out == "Out[1]: 1\n"


def test_a_users_own_folder(shell):
    folder = shell.extension_manager.ipython_extension_dir
    if not os.path.isdir(folder):
        os.makedirs(folder)
    with io.open(os.path.join(folder, "h3_in_folder.py"), "w") as f:
        f.write(COUNTING)
    path = list(sys.path)
    with shown():
        assert shell.extension_manager.load_extension("h3_in_folder") is None
    assert shell.user_ns["loaded"] == 1 and sys.path == path
    sys.modules.pop("h3_in_folder")
