"""Jupyter's runtime folder, and the connection files in it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import shutil
import socket
import tempfile
import time

import pytest

from zmqkernel.client import finding
from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.errors import ConnectionFileNotFound


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    folder = tmp_path / "runtime"
    folder.mkdir()
    monkeypatch.setenv(str("JUPYTER_RUNTIME_DIR"), str(folder))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(str(tmp_path / "elsewhere"))
    for age, name in ((300, "kernel-11.json"), (100, "kernel-22.json"), (200, "kernel-new.json"), (1, "notes.txt")):
        path = folder / name
        path.write_bytes(b"{}")
        os.utime(str(path), (1e9 - age, 1e9 - age))
    return folder


def test_variables_come_first(monkeypatch):
    monkeypatch.setenv(str("JUPYTER_RUNTIME_DIR"), str("/x/run"))
    monkeypatch.setenv(str("JUPYTER_DATA_DIR"), str("/x/data"))
    assert finding.jupyter_runtime_dir() == "/x/run"
    monkeypatch.delenv(str("JUPYTER_RUNTIME_DIR"))
    assert finding.jupyter_runtime_dir() == os.path.join("/x/data", "runtime")


@pytest.mark.parametrize("system, name, expected", [
    ("linux", "posix", "/home/ann/.local/share/jupyter/runtime"),
    ("darwin", "posix", "/home/ann/Library/Jupyter/runtime"),
])
def test_folders_by_system(monkeypatch, system, name, expected):
    for variable in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "XDG_DATA_HOME"):
        monkeypatch.delenv(str(variable), raising=False)
    monkeypatch.setenv(str("HOME"), str("/home/ann"))
    monkeypatch.setattr(finding.sys, "platform", system)
    assert finding.jupyter_runtime_dir() == expected


def test_it_is_where_jupyter_looks(monkeypatch):
    paths = pytest.importorskip("jupyter_core.paths")
    assert finding.jupyter_runtime_dir() == paths.jupyter_runtime_dir()
    for variable in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.delenv(str(variable))
    assert finding.jupyter_runtime_dir() == paths.jupyter_runtime_dir()


@pytest.mark.parametrize("pattern, name", [
    ("kernel-*.json", "kernel-22.json"),
    ("kernel-11.json", "kernel-11.json"),
    ("11", "kernel-11.json"),
    ("new", "kernel-new.json"),
    ("kernel-1*", "kernel-11.json"),
])
def test_what_somebody_means(runtime, pattern, name):
    assert finding.find_connection_file(pattern) == str(runtime / name)


def test_the_last_used_without_a_pattern(runtime):
    assert finding.find_connection_file() == str(runtime / "kernel-22.json")


def test_a_path_is_taken_as_it_is(runtime, tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(b"{}")
    assert finding.find_connection_file(str(path)) == str(path)
    assert finding.find_connection_file(os.path.join("..", "mine.json")) == str(path)


@pytest.mark.parametrize("pattern", ["nobody", "notes", "kernel-[", "/no/such/file.json"])
def test_nothing_found(runtime, pattern):
    with pytest.raises(ConnectionFileNotFound) as caught:
        finding.find_connection_file(pattern)
    assert pattern in str(caught.value) and str(runtime) in str(caught.value)


def test_a_new_file_is_not_there_yet(runtime):
    first = finding.new_connection_file()
    assert os.path.dirname(first) == str(runtime)
    open(first, "w").close()
    second = finding.new_connection_file()
    assert second != first and not os.path.exists(second)


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_without_a_name_a_kernel_is_meant_that_runs(runtime, transport, request):
    sockets = tempfile.mkdtemp(prefix="zk")  # a short path
    request.addfinalizer(lambda: shutil.rmtree(sockets))
    listener = socket.socket(socket.AF_UNIX if transport == "ipc" else socket.AF_INET)
    connection = ConnectionInfo.new(transport, folder=sockets)
    address = connection.endpoint("hb")[len("ipc://"):] if transport == "ipc" else ("127.0.0.1", 0)
    listener.bind(address)
    listener.listen(5)
    if transport == "tcp":
        connection = connection.with_ports({"hb": listener.getsockname()[1]})
    dead = ConnectionInfo.new("ipc", folder=sockets)
    for age, name, info in ((50, "kernel-dead.json", dead), (60, "kernel-alive.json", connection)):
        info.write(str(runtime / name))
        os.utime(str(runtime / name), (time.time() - age, time.time() - age))
    assert finding.find_live_kernel() == str(runtime / "kernel-alive.json")
    listener.close()
    with pytest.raises(ConnectionFileNotFound) as caught:
        finding.find_live_kernel()
    assert str(runtime) in str(caught.value)
