"""The line between a terminal and the adapter of its kernel: both ends, without the processes."""
from __future__ import absolute_import, division, print_function, unicode_literals

import socket
import threading

import pytest

from testkit.wait import wait_until
from zmqkernel.adapter.ownerline import OWNER, OwnerLine
from zmqkernel.client.line import LineTransport
from zmqkernel.protocol.errors import ChannelClosed
from zmqkernel.protocol.message import MessageFactory

FACTORY = MessageFactory()


class Ends(object):
    """The two ends."""

    def __init__(self):
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        self.adapter = OwnerLine(ours)
        self.terminal = LineTransport(theirs.detach() if hasattr(theirs, "detach") else _dup(theirs))

    def close(self):
        self.adapter.close()
        self.terminal.close()


def _dup(sock):
    import os
    return os.dup(sock.fileno())


@pytest.fixture
def ends():
    made = Ends()
    yield made
    made.close()


def received(ends):
    """Return what the terminal gets next, once something is there."""
    ends.terminal.wait(10.0)
    return ends.terminal.receive()


def test_requests_keep_their_parts_and_their_channel(ends):
    request = FACTORY.message("execute_request", {"code": "1"}, None, {"terminal_lease": True}, [b"buffer", b""])
    ends.terminal.send("shell", request)
    ends.terminal.send("stdin", FACTORY.message("input_reply", {"value": "x"}))
    ends.adapter.read()
    assert ends.adapter.unread
    (message,), (answer,) = ends.adapter.take("shell"), ends.adapter.take("stdin")
    assert message.parts == request.parts and list(message.buffers) == [b"buffer", b""]
    assert message.identities is OWNER and answer.content == {"value": "x"}
    assert not ends.adapter.unread and ends.adapter.take("control") == []


def test_what_is_posted_in_one_turn_arrives_together(ends):
    for number in range(5):
        ends.adapter.post("iopub", FACTORY.message("stream", {"text": "%d" % number}))
    ends.adapter.post("shell", FACTORY.message("execute_reply"))
    assert ends.terminal.receive() == []
    ends.adapter.flush()
    arrived = ends.terminal.receive()
    assert [channel for channel, _ in arrived] == ["iopub"] * 5 + ["shell"]
    assert [message.content["text"] for _, message in arrived[:5]] == list("01234")


def test_what_the_terminal_has_no_room_for_waits_and_nothing_is_lost(ends):
    text = "x" * 3000000
    for _ in range(3):
        ends.adapter.post("iopub", FACTORY.message("stream", {"text": text}))
    ends.adapter.flush()
    assert ends.adapter.backlog > 0
    arrived = []

    def go_on():
        ends.adapter.flush()
        arrived.extend(ends.terminal.receive())
        return len(arrived) == 3

    wait_until(go_on, "all of it")
    assert all(message.content["text"] == text for _, message in arrived)
    assert ends.adapter.backlog == 0


def test_a_long_request_waits_for_room(ends):
    request = FACTORY.message("execute_request", {"code": "x" * 3000000})
    thread = threading.Thread(target=ends.terminal.send, args=("shell", request))
    thread.start()
    taken = []

    def take():
        ends.adapter.read()
        taken.extend(ends.adapter.take("shell"))
        return taken

    wait_until(take, "the request")
    thread.join()
    assert taken[0].parts == request.parts


def test_the_end_of_the_kernel_is_noticed_and_sends_go_nowhere(ends):
    ends.adapter.post("iopub", FACTORY.message("shutdown_reply"))
    ends.adapter.flush()
    ends.adapter.close()
    assert [message.msg_type for _, message in received(ends)] == ["shutdown_reply"]
    assert ends.terminal.receive() == []
    ends.terminal.send("shell", FACTORY.message("execute_request"))
    ends.terminal.wait(10.0)  # returns soon
    ends.terminal.close()
    with pytest.raises(ChannelClosed):
        ends.terminal.send("shell", FACTORY.message("execute_request"))


def test_nothing_is_kept_for_a_terminal_that_has_left(ends):
    ends.adapter.post("iopub", FACTORY.message("stream", {"text": "x" * 3000000}))
    ends.adapter.flush()
    ends.terminal.close()
    ends.adapter.read()
    assert ends.adapter.ended
    ends.adapter.close()
    ends.adapter.post("iopub", FACTORY.message("stream", {"text": "x"}))
    assert ends.adapter.backlog == 0
