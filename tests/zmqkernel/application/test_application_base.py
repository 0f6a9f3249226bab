"""Profiles, config files and the start-up of a shell from them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import stat
import sys

import pytest

from traitlets.config import Config
from zmqkernel.application import paths
from zmqkernel.application.configfiles import read_config_file, read_config_files
from zmqkernel.application.crashhandler import crash_handler_lite
from zmqkernel.application.errors import ConfigFileError, one_line
from zmqkernel.application.profiledir import ProfileDir, ProfileDirError
from zmqkernel.application.startupcode import exit_status


def test_a_profile_is_made_with_its_folders(tmp_path):
    profile = ProfileDir.create_profile_dir_by_name(str(tmp_path), "work")
    assert profile.location == str(tmp_path / "profile_work")
    for name in ("startup", "log", "security", "pid"):
        assert os.path.isdir(os.path.join(profile.location, name))
    assert os.path.isfile(os.path.join(profile.startup_dir, "README"))
    assert stat.S_IMODE(os.stat(profile.security_dir).st_mode) == 0o700
    assert ProfileDir.find_profile_dir_by_name(str(tmp_path), "work").location == profile.location
    with pytest.raises(RuntimeError):
        profile.location = str(tmp_path)


def test_a_profile_in_the_current_folder_is_not_taken(tmp_path, monkeypatch):
    os.mkdir(str(tmp_path / "profile_trap"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProfileDirError):
        ProfileDir.find_profile_dir_by_name(str(tmp_path / "elsewhere"), "trap")


def test_locating_profiles(own_home):
    with pytest.raises(IOError):
        paths.locate_profile("nobody")
    ProfileDir.create_profile_dir(str(own_home / ".ipython" / "profile_here"))
    assert paths.locate_profile("here").endswith("profile_here")
    assert os.path.isfile(paths.get_ipython_module_path("IPython"))


def test_config_files_in_order(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, value in ((first, 1), (second, 2)):
        os.mkdir(str(folder))
        (folder / "x_config.py").write_text("c.A.both = %d\nc.A.only_%d = True\n" % (value, value))
    (first / "x_config.json").write_text('{"A": {"from_json": 3}}')
    config, files = read_config_files("x_config", [str(first), str(second)])
    assert (config.A.both, config.A.only_1, config.A.only_2, config.A.from_json) == (1, True, True, 3)
    assert len(files) == 3


@pytest.mark.parametrize("text, message", [
    ("a = 1\nb = = 2\n", "line 2: SyntaxError"), ("\n\nraise ValueError('no')\n", "line 3: ValueError: no"),
    ("raise SystemExit(2)\n", "SystemExit"),
])
def test_a_broken_config_file_is_told_by_file_and_line(tmp_path, text, message):
    path = tmp_path / "broken_config.py"
    path.write_text(text)
    with pytest.raises(ConfigFileError) as raised:
        read_config_file(str(path))
    assert message in raised.value.message and str(path) in raised.value.message
    with pytest.raises(ConfigFileError):
        read_config_file(str(tmp_path / "missing.py"))
    told = []
    (tmp_path / "broken_config.json").write_text('{"A": {"kept": 1}}')
    config, files = read_config_files("broken_config", [str(tmp_path)], on_error=told.append)
    assert config.A.kept == 1 and [os.path.basename(name) for name in files] == ["broken_config.json"]
    assert [error.message for error in told] == [raised.value.message]


@pytest.mark.parametrize("failure, status", [
    (None, 0), (ValueError(), 1), (SystemExit(), 0), (SystemExit(5), 5), (SystemExit("words"), 1),
])
def test_status_of_a_failure(failure, status):
    assert exit_status(failure) == status


def test_an_exception_in_one_line():
    assert one_line(ValueError("first\nsecond")) == "ValueError: first"
    assert one_line(KeyError()) == "KeyError"


def test_a_shell_is_built_from_a_configuration(own_home):
    from zmqkernel.application.startup import build_shell, run_startup
    from zmqkernel.shell.interactiveshell import InteractiveShell

    config = Config()
    config.InteractiveShellApp.exec_lines = ["made_at_the_start = 6 * 7"]
    config.InteractiveShell.cache_size = 55
    InteractiveShell.clear_instance()
    try:
        shell = build_shell(InteractiveShell, config=config, connection_file="/tmp/kernel-1.json")
        assert run_startup(shell) is None
        assert shell.user_ns["made_at_the_start"] == 42 and shell.cache_size == 55
        assert shell.config["IPKernelApp"]["connection_file"] == "/tmp/kernel-1.json"
        assert shell.profile == "default"
    finally:
        InteractiveShell.clear_instance()


def test_only_a_fault_of_ours_is_called_one(capsys):
    def shown(function):
        try:
            function()
        except Exception:
            crash_handler_lite(*sys.exc_info())
        return capsys.readouterr()[1]

    assert "takes reports" in shown(lambda: read_config_file("/no/such/file.py"))
    text = shown(lambda: int("of the program"))
    assert "ValueError" in text and "takes reports" not in text
