"""Starting a kernel process of one's own, and ending it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import pytest

from zmqkernel.client import finding
from zmqkernel.client.starting import connect, start_kernel
from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.errors import ConnectionFileNotFound, KernelDied, KernelStartError


@pytest.fixture
def kernel():
    kernel = start_kernel()
    yield kernel
    kernel.terminate()


def test_a_kernel_of_ones_own(kernel):
    client = kernel.client()
    texts = []
    client.on_iopub(lambda message: texts.append(message.content.get("text")))
    try:
        assert client.wait_ready(30)["implementation"] == "ipython"
        assert client.execute("print('hello'); x = 41", timeout=30).content["status"] == "ok"
        assert "hello\n" in texts
        assert "zip" in client.complete("zi", timeout=30)["matches"]
        assert client.history("tail", n=1, timeout=30)["history"][0][2] == "print('hello'); x = 41"
        other = connect(finding.find_connection_file())
        assert other.execute("x", user_expressions={"y": "x + 1"}, timeout=30).content[
            "user_expressions"]["y"]["data"]["text/plain"] == "42"
        other.close()
        assert client.shutdown()["status"] == "ok"
        assert kernel.wait(30)
        with pytest.raises(KernelDied):
            client.kernel_info(timeout=30)
    finally:
        client.close()


def test_a_cell_is_interrupted(kernel):
    client = kernel.client()
    client.on_iopub(lambda message: kernel.interrupt() if "begun" in message.content.get("text", "") else None)
    try:
        client.wait_ready(30)
        reply = client.execute("import sys, time\nprint('begun'); sys.stdout.flush()\n"
                               "exec('while 1: time.sleep(.05)')", timeout=40)
        assert reply.content["ename"] == "KeyboardInterrupt"
    finally:
        client.close()


def test_the_connection_file_goes_with_the_kernel(kernel):
    assert os.path.exists(kernel.connection_file)
    kernel.terminate()
    assert not kernel.is_alive() and not os.path.exists(kernel.connection_file)


def test_an_interpreter_that_is_not_there():
    with pytest.raises(KernelStartError) as caught:
        start_kernel(executable="/no/such/python")
    assert "/no/such/python" in str(caught.value)


def test_a_kernel_that_ends_at_once(tmp_path):
    script = tmp_path / "python"
    script.write_bytes(b"#!/bin/sh\nexit 7\n")
    script.chmod(0o755)
    with pytest.raises(KernelStartError) as caught:
        start_kernel(executable=str(script))
    assert "status 7" in str(caught.value)


def test_a_kernel_that_never_listens(tmp_path):
    script = tmp_path / "python"
    script.write_bytes(b"#!/bin/sh\nexec sleep 60\n")
    script.chmod(0o755)
    with pytest.raises(KernelStartError) as caught:
        start_kernel(executable=str(script), timeout=0.2)
    assert "did not come up" in str(caught.value)


def test_a_connection_file_that_is_not_there(tmp_path):
    with pytest.raises(ConnectionFileNotFound):
        connect(str(tmp_path / "nobody.json"))


def test_the_client_starts_without_the_engine():
    """A frontend imports neither the shell nor the kernel."""
    import subprocess
    code = ("import sys, zmqkernel.client.starting, zmqkernel.client.channels\n"
            "bad = [name for name in sys.modules if name.startswith(('zmqkernel.shell', 'zmqkernel.kernel', 'asyncio',"
            " 'traitlets'))]\nassert not bad, bad")
    subprocess.check_call([sys.executable, "-c", code])


def test_the_ports_are_in_the_file(kernel):
    assert all(ConnectionInfo.read(kernel.connection_file).ports.values())
