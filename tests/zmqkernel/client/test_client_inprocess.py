"""A kernel in the same process, behind the same client."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

import pytest

from zmqkernel.client import KernelClient
from zmqkernel.client.inprocess import DirectInput, MemoryTransport
from zmqkernel.client.waking import Waker, wait_readable
from zmqkernel.protocol.errors import ChannelClosed
from zmqkernel.protocol.message import to_json


class Answer(object):
    buffers = None

    def __init__(self, message):
        self.msg_type = message.msg_type.replace("request", "reply")
        self._content = {"status": "ok", "seen": message.content.get("code")}

    def to_json(self):
        return to_json(None), to_json(self._content)


@pytest.fixture
def transport():
    transport = MemoryTransport()

    def handle(message):
        if message.content.get("code") == "print":
            transport.publisher.publish("stream", {"name": "stdout", "text": "printed"})
        return None if message.msg_type.startswith("comm_") else Answer(message)

    transport.handle = handle
    return transport


@pytest.fixture
def client(transport):
    client = KernelClient(transport)
    client.seen = []
    client.on_iopub(client.seen.append)
    yield client
    client.close()


def test_a_cell(client):
    reply = client.execute("print")
    assert reply.content == {"status": "ok", "seen": "print"}
    assert [message.msg_type for message in client.seen] == ["status", "stream", "status"]
    assert set(message.parent_id for message in client.seen) == set([reply.parent_id])


def test_it_is_ready_at_once(client):
    assert client.wait_ready()["status"] == "ok"


def test_a_publication_between_requests_has_no_parent(transport, client):
    transport.publisher.publish("stream", {"name": "stdout", "text": "late"})
    assert client.pump() == 1
    assert client.seen[0].parent_header == {}
    transport.publisher.publish("stream", {"name": "stdout", "text": "x"}, parent={"msg_id": "7"})
    client.pump()
    assert client.seen[1].parent_id == "7"


def test_other_threads(client):
    answers = []
    threads = [threading.Thread(target=lambda n=n: answers.append(client.complete("c%d" % n, timeout=10)["seen"]))
               for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(answers) == ["c%d" % n for n in range(8)]


def test_no_reply_to_comm_messages(client):
    client.send_comm("comm_msg", {"comm_id": "1", "data": {}})
    client.pump()
    assert [message.msg_type for message in client.seen] == ["status", "status"]


def test_what_the_handler_lets_through_leaves_the_client_usable(transport, client):
    good, transport.handle = transport.handle, lambda message: 1 / 0
    with pytest.raises(ZeroDivisionError):
        client.execute("x")
    transport.handle = good
    assert client.execute("y").content["seen"] == "y"


def test_after_closing(client):
    client.close()
    with pytest.raises(ChannelClosed):
        client.execute("x")


def test_input_is_read_in_place():
    assert DirectInput(lambda prompt, password: (prompt, password)).read("p", True) == ("p", True)


def test_a_waker_tells_once_and_is_reusable():
    waker = Waker()
    try:
        assert not wait_readable([waker.fileno()], 0)
        waker.set()
        waker.set()
        assert wait_readable([waker.fileno()], 0)
        waker.clear()
        waker.clear()
        assert not wait_readable([waker.fileno()], 0)
        waker.set()
        assert wait_readable([waker.fileno()], 0)
    finally:
        waker.close()
        waker.close()
    waker.set()
