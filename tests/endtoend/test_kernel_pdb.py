"""pdb in a kernel: questions of its prompt go to the frontend, and an interrupt leaves it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from testkit.kernels import RunningKernel

STOP = "import pdb\ndef f():\n    a = 1\n    pdb.set_trace()\n    return a + 5\nf()"


@pytest.fixture(scope="module")
def kernel():
    with RunningKernel(["--InteractiveShell.colors=NoColor"]) as running:
        yield running


def asked(kernel):
    """Wait for the debugger's prompt."""
    return kernel.client.get_stdin_msg(timeout=60)["content"]["prompt"]


def test_commands_are_asked_for_and_carried_out(kernel):
    msg_id = kernel.client.execute(STOP, allow_stdin=True)
    for command in ("p a + 41", "c"):
        assert asked(kernel) == "ipdb> "
        kernel.client.input(command)
    result = kernel.collect(msg_id)
    assert "42" in result.text()
    assert result.contents("execute_result")[0]["data"]["text/plain"] == "6"


def test_an_interrupt_leaves_the_debugger(kernel):
    msg_id = kernel.client.execute(STOP, allow_stdin=True)
    behind = kernel.client.execute("1", stop_on_error=False, allow_stdin=True)
    asked(kernel)
    assert kernel.ask_control("interrupt_request") == {"status": "ok"}
    assert kernel.collect(msg_id).reply["status"] in ("ok", "error")
    assert kernel.collect(behind).reply["status"] in ("ok", "aborted")
    assert kernel.run("2").reply["status"] == "ok"
