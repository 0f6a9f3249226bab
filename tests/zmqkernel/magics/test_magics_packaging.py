"""Package managers."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import pytest

from ipython_compat import to_native
from zmqkernel.shell.magics import packaging


@pytest.fixture
def commands(ip, monkeypatch):
    run = []
    monkeypatch.setattr(type(ip), "system", lambda self, command: run.append(command))
    return run


def test_pip_and_uv_work_for_this_python(ip, commands, capsys):
    ip.run_line_magic("pip", "install a")
    ip.run_line_magic("uv", "pip install a")
    ip.run_line_magic("uv", "pip install --python other a")
    ip.run_line_magic("uv", "add a")
    python = packaging._quoted(sys.executable)
    assert commands == [
        python + " -m pip install a", python + " -m uv pip install a",
        python + " -m uv pip install --python other a", python + " -m uv add a"]
    assert "restart the kernel" in capsys.readouterr()[0]


def test_conda_needs_an_environment_of_its_own(ip, usage, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", to_native(str(tmp_path)))
    for name in ("conda", "mamba", "micromamba"):
        assert "%pip install" in usage(name, "install a")
    with pytest.raises(ValueError):
        ip.run_line_magic("conda", "list")


@pytest.fixture
def conda(monkeypatch, tmp_path):
    """Make an environment that a conda in another folder has made; return that conda's path."""
    for folder in ("env/conda-meta", "base/bin"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("conda", "mamba"):
        program = tmp_path / "base" / "bin" / name
        program.write_text("")
        program.chmod(0o755)
    (tmp_path / "env" / "conda-meta" / "history").write_text(
        "# cmd: %s/base/bin/conda create -n env\n" % str(tmp_path))
    monkeypatch.setattr(sys, "prefix", to_native(str(tmp_path / "env")))
    for variable in ("CONDA_EXE", "MAMBA_EXE"):
        monkeypatch.delenv(str(variable), raising=False)
    return str(tmp_path / "base" / "bin" / "conda")


def test_conda_is_told_the_environment(ip, commands, conda, usage, monkeypatch):
    ip.run_line_magic("conda", "install -c channel a")
    ip.run_line_magic("conda", "install -n other a")
    ip.run_line_magic("conda", "search a")
    ip.run_line_magic("mamba", "list")
    assert commands == [
        "%s install --prefix %s -c channel a" % (conda, sys.prefix), conda + " install -n other a", conda + " search a",
        os.path.join(os.path.dirname(conda), "mamba") + " list --prefix " + sys.prefix]
    usage("conda", "")


def test_conda_is_not_left_waiting_for_an_answer(ip, commands, conda, monkeypatch):
    monkeypatch.setattr(type(ip), "kernel", object(), raising=False)
    ip.run_line_magic("conda", "install a")
    ip.run_line_magic("conda", "install -y a")
    assert [command.count("-y") for command in commands] == [1, 1] and "--yes" in commands[0]


def test_how_the_python_is_written(ip, commands, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/with space/python")
    monkeypatch.setenv(str("SHELL"), str("/usr/bin/nu"))
    ip.run_line_magic("pip", "list")
    monkeypatch.setattr(sys, "platform", "win32")
    ip.run_line_magic("pip", "list")
    assert commands == ["^'/with space/python' -m pip list", '"/with space/python" -m pip list']


def test_a_conda_that_is_gone_is_named_all_the_same(conda):
    os.unlink(conda)
    assert packaging._get_conda_like_executable("conda") in (conda, "conda")
