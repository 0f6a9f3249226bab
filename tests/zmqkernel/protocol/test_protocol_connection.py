"""Connection files."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import stat

import pytest

from zmqkernel.protocol import connection
from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.errors import ConnectionFileNotFound, ConnectionFileUnreadable, MalformedConnectionFile

FIELDS = {
    "transport": "tcp", "ip": "127.0.0.1", "key": "k-e-y", "signature_scheme": "hmac-sha256", "kernel_name": "k",
    "shell_port": 1001, "iopub_port": 1002, "stdin_port": 1003, "control_port": 1004, "hb_port": 1005,
}


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "folder" / "kernel.json")


def written(tmp_path, text):
    target = tmp_path / "kernel.json"
    target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(target)


def test_round_trip(path):
    info = ConnectionInfo.from_dict(dict(FIELDS, jupyter_session="/x.ipynb"))
    info.write(path)
    again = ConnectionInfo.read(path)
    assert again.to_dict() == dict(FIELDS, jupyter_session="/x.ipynb")
    assert again.key_bytes == b"k-e-y"


def test_only_the_owner_can_read_it(path):
    old = os.umask(0)
    try:
        ConnectionInfo.new().write(path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700


def test_an_existing_file_is_replaced_with_a_private_one(path):
    os.makedirs(os.path.dirname(path))
    with open(path, "w") as stream:
        stream.write(str("old"))
    os.chmod(path, 0o644)
    ConnectionInfo.new().write(path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert os.listdir(os.path.dirname(path)) == ["kernel.json"]


def test_what_jupyter_writes_can_be_read(tmp_path):
    info = ConnectionInfo.read(written(tmp_path, json.dumps(FIELDS)))
    assert info.endpoint("shell") == "tcp://127.0.0.1:1001"
    assert info.endpoint("hb") == "tcp://127.0.0.1:1005"


def test_keys_are_different():
    assert ConnectionInfo.new().key != ConnectionInfo.new().key
    assert len(ConnectionInfo.new().key) >= 32


def test_addresses(tmp_path):
    assert ConnectionInfo.new().endpoint("shell") == "tcp://127.0.0.1:*"
    assert ConnectionInfo(ip="::1", ports={"shell": 5}).endpoint("shell") == "tcp://[::1]:5"
    ipc = ConnectionInfo.new("ipc", folder=str(tmp_path))
    addresses = set(ipc.endpoint(channel) for channel in connection.CHANNELS)
    assert len(addresses) == 5
    assert all(address.startswith("ipc://%s" % tmp_path) for address in addresses)


def test_ports_that_were_chosen():
    info = ConnectionInfo.new().with_ports({"shell": 7})
    assert info.ports["shell"] == 7 and info.ports["hb"] == 0


@pytest.mark.parametrize("change, words", [
    ({"shell_port": None}, ["shell_port", "lacks"]),
    ({"shell_port": "80"}, ["shell_port", "str"]),
    ({"shell_port": True}, ["shell_port", "bool"]),
    ({"shell_port": 70000}, ["shell_port", "70000"]),
    ({"hb_port": -1}, ["hb_port", "-1"]),
    ({"transport": "carrier-pigeon"}, ["transport", "carrier-pigeon", "ipc"]),
    ({"transport": 5}, ["transport"]),
    ({"key": ["k"]}, ["key", "list"]),
    ({"signature_scheme": "md5"}, ["signature_scheme", "md5"]),
    ({"ip": 1}, ["ip", "int"]),
    ({"transport": "ipc", "ip": None}, ["ip", "lacks"]),
])
def test_a_wrong_field_is_named(tmp_path, change, words):
    fields = dict(FIELDS, **dict((str(name), value) for name, value in change.items()))
    with pytest.raises(MalformedConnectionFile) as caught:
        ConnectionInfo.read(written(tmp_path, json.dumps(fields)))
    for word in words + ["kernel.json"]:
        assert word in str(caught.value).replace("unicode", "str")


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100000],
                         ids=[str(i) for i in range(6)])
def test_what_is_no_connection_file(tmp_path, text):
    with pytest.raises(MalformedConnectionFile) as caught:
        ConnectionInfo.read(written(tmp_path, text))
    assert "is not a connection file" in str(caught.value)


def test_a_file_that_is_not_there(path):
    with pytest.raises(ConnectionFileNotFound) as caught:
        ConnectionInfo.read(path)
    assert path in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(ConnectionFileUnreadable):
        ConnectionInfo.read(str(tmp_path))


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ConnectionFileUnreadable) as caught:
        ConnectionInfo.new().write(str(tmp_path / "file" / "kernel.json"))
    assert "cannot write" in str(caught.value)


def test_removing_twice(path):
    ConnectionInfo.new().write(path)
    connection.remove(path)
    connection.remove(path)
    assert not os.path.exists(path)


def test_a_full_disk_leaves_nothing_behind(path, monkeypatch):
    ConnectionInfo(key="old").write(path)

    def refuse(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(connection, "_replace", refuse)
    with pytest.raises(ConnectionFileUnreadable) as caught:
        ConnectionInfo(key="new").write(path)
    assert "No space" in str(caught.value)
    assert os.listdir(os.path.dirname(path)) == ["kernel.json"]
    assert ConnectionInfo.read(path).key == "old"
