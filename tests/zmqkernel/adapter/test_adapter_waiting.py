"""Descriptors are waited for, and nothing that libzmq has withdrawn the news of is left lying."""
from __future__ import absolute_import, unicode_literals

import os
import socket

import pytest
import zmq

from testkit.wait import wait_until
from zmqkernel.adapter.sockets import KernelSockets
from zmqkernel.adapter.waiting import Poller
from zmqkernel.protocol.connection import ConnectionInfo


def test_only_what_has_something_is_told_of():
    poller = Poller()
    (one, into_one), (other, into_other) = os.pipe(), os.pipe()
    try:
        assert poller.wait([one, other], [], 0) == set()
        os.write(into_other, b"x")
        assert poller.wait([one, other], [], -1) == {other}
        assert poller.wait([one], [], 0) == set()
        os.close(into_one)
        assert poller.wait([one], [], -1) == {one}
    finally:
        for fd in (one, other, into_other):
            os.close(fd)


def test_a_descriptor_may_be_waited_for_to_become_writable_only():
    poller = Poller()
    ours, theirs = socket.socketpair()
    try:
        theirs.send(b"x")
        fd = ours.fileno()
        assert poller.wait([fd], [fd], -1) == {fd}
        ours.setblocking(False)
        with pytest.raises(EnvironmentError):
            while True:
                ours.send(b"x" * 65536)
        assert poller.wait([], [fd], 0) == set()
        assert poller.wait([fd], [fd], 0) == {fd}
    finally:
        ours.close()
        theirs.close()


@pytest.fixture
def connected():
    """Return a function that returns the kernel's sockets and a client that is connected to one of them."""
    context = zmq.Context()
    opened = []

    def connect(channel):
        sockets, client = KernelSockets(ConnectionInfo.new("tcp")), context.socket(zmq.DEALER)
        opened.extend([client, sockets])
        client.linger = 0
        client.connect(sockets.connection.endpoint(channel))
        return sockets, client

    yield connect
    for one in opened:
        one.close()
    context.term()


def test_messages_that_wait_behind_the_one_that_was_taken_are_unread(connected):
    sockets, client = connected("shell")
    for text in (b"1", b"2", b"3"):
        client.send(text)
    poller, fd = Poller(), sockets.descriptors()["shell"]
    taken = []
    while len(taken) < 3:
        if "shell" not in sockets.unread():
            assert poller.wait([fd], [], 10000) == {fd}
        frames = sockets.receive("shell")
        if frames is not None:
            taken.append(frames[-1])
            sockets.send("shell", frames)
    assert taken == [b"1", b"2", b"3"]
    assert not sockets.unread()


def test_a_message_that_came_while_another_address_was_bound_is_unread(connected):
    sockets, client = connected("control")
    assert not sockets.unread()
    client.send(b"1")
    assert Poller().wait([sockets.descriptors()["control"]], [], 10000)
    wait_until(lambda: sockets["control"].getsockopt(zmq.EVENTS) & zmq.POLLIN, "the message")
    sockets.listen_also(ConnectionInfo.new("tcp"))
    assert "control" in sockets.unread()
    assert "iopub" not in sockets.unread()
