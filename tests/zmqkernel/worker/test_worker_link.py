"""The worker's end of the link: whole packets, whatever signals and threads do."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import socket
import threading

import pytest

from zmqkernel.protocol import link as framing
from zmqkernel.worker.interrupts import InterruptGate
from zmqkernel.worker.link import WorkerLink


@pytest.fixture
def gate():
    before = signal.getsignal(signal.SIGINT)
    made = InterruptGate()
    yield made
    made.disarm()
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def ends(gate):
    """A link, and the socket at its other end."""
    ours, theirs = socket.socketpair()
    yield WorkerLink(ours.fileno(), gate), theirs
    ours.close()
    theirs.close()


def send(sock, *frames):
    for part in framing.encode(list(frames)):
        sock.sendall(part)


def test_packets_come_in_order_and_the_end_is_none(ends):
    link, other = ends
    send(other, b"a", b"1")
    send(other, b"b")
    other.close()
    assert link.receive() == [b"a", b"1"] and link.receive() == [b"b"]
    assert link.receive() is None


def test_take_leaves_other_packets_in_the_queue(ends):
    link, other = ends
    for kind in (b"R", b"A", b"R"):
        send(other, kind)
    assert link.take((b"A",)) == [b"A"]
    assert link.receive() == [b"R"] and link.receive() == [b"R"]


def test_peek_takes_nothing(ends):
    link, other = ends
    send(other, b"I", b"7")
    assert link.peek(lambda frames: frames[0] == b"I") == [[b"I", b"7"]]
    assert link.receive() == [b"I", b"7"]


def test_packets_of_several_threads_are_whole(ends):
    link, other = ends
    found, decoder = [], framing.Decoder()

    def read():
        while len(found) < 400:
            found.extend(decoder.feed(other.recv(1 << 16)))

    reader = threading.Thread(target=read)
    reader.daemon = True
    reader.start()
    writers = [threading.Thread(target=lambda n=n: [link.send([b"%d" % n if str is not bytes else str(n), b"x" * 9000])
                                                    for _ in range(100)]) for n in range(4)]
    for writer in writers:
        writer.start()
    for thread in writers + [reader]:
        thread.join(30)
    assert len(found) == 400 and all(frames[1] == b"x" * 9000 for frames in found)


def test_an_interrupt_never_cuts_a_packet(ends, gate):
    link, other = ends
    body, decoder, found = b"y" * (1 << 20), framing.Decoder(), []
    stop = threading.Event()

    def read():
        while not stop.is_set():
            data = other.recv(1 << 15)
            if not data:
                return
            found.extend(decoder.feed(data))
            if len(found) < 20:
                os.kill(os.getpid(), signal.SIGINT)

    reader = threading.Thread(target=read)
    reader.daemon = True
    reader.start()
    for _ in range(20):
        try:
            try:
                gate.arm()
                link.send([b"P", body])
            finally:
                gate.disarm()
        except KeyboardInterrupt:
            gate.disarm()
    stop.set()
    link.send([b"end"])
    reader.join(30)
    assert not reader.is_alive()
    assert all(frames in ([b"P", body], [b"end"]) for frames in found)


def test_a_forked_process_does_not_own_the_link(ends):
    link, _ = ends
    assert link.mine()
    pid = os.fork()
    if not pid:
        os._exit(1 if link.mine() else 0)
    assert os.waitpid(pid, 0)[1] == 0
