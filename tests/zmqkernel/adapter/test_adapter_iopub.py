"""Publishing to readers that do not read."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

import pytest
import zmq

from testkit.wait import wait_until
from zmqkernel.adapter import iopub as subject
from zmqkernel.adapter.iopub import IopubPublisher
from zmqkernel.adapter.log import Log
from zmqkernel.protocol.message import MessageFactory
from zmqkernel.protocol.wire import Wire

CONTENT = b'{"text":"%s"}' % (b"x" * 1000) if str is bytes else ('{"text":"%s"}' % ("x" * 1000)).encode("ascii")


@pytest.fixture
def sockets():
    """A publishing socket, and a subscriber that has subscribed."""
    context = zmq.Context()
    publishing, reading = context.socket(zmq.PUB), context.socket(zmq.SUB)
    for sock in (publishing, reading):
        sock.setsockopt(zmq.LINGER, 0)
    publishing.setsockopt(zmq.XPUB_NODROP, 1)
    publishing.setsockopt(zmq.SNDHWM, 10)
    reading.setsockopt(zmq.RCVHWM, 10)
    reading.setsockopt(zmq.SUBSCRIBE, b"")
    publishing.bind(str("inproc://iopub"))
    reading.connect(str("inproc://iopub"))

    def arrived():
        publishing.send(b"hello")
        return reading.poll(10)

    wait_until(arrived, "the subscription")
    while reading.poll(10):
        reading.recv()
    yield publishing, reading
    publishing.close()
    reading.close()
    context.term()


@pytest.fixture
def limits(monkeypatch):
    monkeypatch.setattr(subject, "WAITING_LIMIT", 50000)
    monkeypatch.setattr(subject, "SECOND_CHANCE", 0.0)


def make(publishing, stall_limit):
    return IopubPublisher(publishing, Wire(b""), MessageFactory(), Log(fd=None), stall_limit=stall_limit)


def contents(reading):
    """Everything that can be read now."""
    found = []
    while reading.poll(50):
        found.append(json.loads(reading.recv_multipart()[-1].decode("utf-8")))
    return found


def test_what_a_slow_reader_has_no_room_for_waits_and_arrives(sockets, limits):
    publishing, reading = sockets
    publisher = make(publishing, stall_limit=1000)
    for number in range(100):
        publisher.publish("stream", ('{"n":%d,"text":"%s"}' % (number, "x" * 1000)).encode("ascii"))
    assert publisher.waits and publisher.blocked
    found = []
    while publisher.waits:
        found += contents(reading)
        publisher.flush()
    found += contents(reading)
    assert [content["n"] for content in found] == list(range(100))
    assert not publisher.blocked


def test_a_reader_that_takes_nothing_is_cut_off_and_the_publisher_goes_on(sockets, limits):
    publishing, reading = sockets
    publisher = make(publishing, stall_limit=0.05)
    for _ in range(100):
        publisher.publish("stream", CONTENT)
    assert publisher.blocked
    wait_until(lambda: publisher.flush() or not publisher.waits, "the cut")
    assert len(contents(reading)) < 100
    for _ in range(5):
        publisher.publish("stream", b'{"text":"again"}')
    assert {"text": "again"} in contents(reading)


def test_without_readers_nothing_waits(limits):
    context = zmq.Context()
    publishing = context.socket(zmq.PUB)
    publishing.setsockopt(zmq.XPUB_NODROP, 1)
    publisher = make(publishing, stall_limit=1)
    for _ in range(1000):
        publisher.publish("stream", CONTENT)
    assert not publisher.waits
    publishing.close(0)
    context.term()


def test_those_who_read_get_everything_though_another_reader_takes_nothing(sockets, monkeypatch):
    publishing, stalled = sockets
    monkeypatch.setattr(subject, "BURST", 5)
    reading = stalled.context.socket(zmq.SUB)
    reading.setsockopt(zmq.RCVHWM, 10)
    reading.setsockopt(zmq.SUBSCRIBE, b"")
    reading.connect(str("inproc://iopub"))
    publisher = make(publishing, stall_limit=0.1)
    assert not contents(reading)  # it is connected
    for number in range(100):
        publisher.publish("stream", ('{"n":%d}' % number).encode("ascii"))
    assert publisher.waits and not publisher.blocked
    found = []

    def everything():
        publisher.flush()
        found.extend(content.get("n") for content in contents(reading))
        return not publisher.waits

    wait_until(everything, "the messages")
    assert [number for number in found if number is not None] == list(range(100))
    assert not reading.close(0)


def test_what_is_not_urgent_comes_before_what_is_published_next_or_soon(sockets):
    publishing, reading = sockets
    iopub = IopubPublisher(publishing, Wire(b"key"), MessageFactory(), Log())
    iopub.publish_soon("status", CONTENT)
    iopub.publish_soon("execute_input", CONTENT)
    assert iopub.deadline is not None
    iopub.publish("stream", CONTENT)
    assert [reading.recv_multipart()[0] for _ in range(3)] == [b"status", b"execute_input", b"stream"]
    assert iopub.deadline is None
    iopub.publish_soon("status", CONTENT)
    iopub.catch_up()
    assert reading.recv_multipart()[0] == b"status" and iopub.deadline is None
