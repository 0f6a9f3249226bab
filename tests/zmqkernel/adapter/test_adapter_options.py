"""What the first process reads of a kernel's command line."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.adapter.options import BadOption, KernelOptions
from zmqkernel.protocol.connection import ConnectionInfo


@pytest.mark.parametrize("argv", [
    ["-f", "k.json"], ["-f=k.json"], ["--f=k.json"], ["--connection-file", "k.json"],
    ["--IPKernelApp.connection_file=k.json"],
])
def test_the_connection_file_in_every_spelling(argv):
    assert KernelOptions(argv).connection_file == "k.json"


def test_what_is_not_known_here_is_left_to_the_application():
    options = KernelOptions(["--debug", "-f", "k", "--InteractiveShell.xmode=Plain", "--matplotlib=inline"])
    assert options.rest == ["--debug", "--InteractiveShell.xmode=Plain", "--matplotlib=inline"]


def test_ports_address_and_key_are_put_into_the_connection():
    options = KernelOptions(["--shell=5001", "--hb", "5002", "--ip=127.0.0.2", "--Session.key=k"])
    connection = options.apply(ConnectionInfo.new())
    assert connection.ports["shell"] == 5001 and connection.ports["hb"] == 5002 and connection.ports["iopub"] == 0
    assert connection.ip == "127.0.0.2" and connection.key == "k"


@pytest.mark.parametrize("argv, words", [
    (["--shell=x"], "--shell"), (["--hb=70000"], "--hb"), (["--transport=udp"], "tcp, ipc"), (["-f"], "-f needs a value"),
])
def test_bad_values_are_refused_by_name(argv, words):
    with pytest.raises(BadOption) as caught:
        KernelOptions(argv)
    assert words in str(caught.value)


@pytest.mark.parametrize("ip, allowed", [
    ("127.0.0.1", True), ("127.1.2.3", True), ("localhost", True), ("::1", True), ("0.0.0.0", False),
    ("10.1.2.3", False), ("*", False),
])
def test_other_machines_are_kept_out_unless_that_is_asked_for(ip, allowed):
    connection = ConnectionInfo(ip=ip)
    if allowed:
        KernelOptions([]).check_exposure(connection)
    else:
        with pytest.raises(BadOption):
            KernelOptions([]).check_exposure(connection)
        KernelOptions(["--insecure"]).check_exposure(connection)
