"""Whether anybody is connected to a socket, as libzmq's monitor tells.

A PUB does not know its subscribers, and sends to nobody without a word.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import struct

import zmq

from .frames import receive_frames

_EVENT = struct.Struct(str("=HI"))


class Peers(object):
    """Follows who connects and who leaves.

    :param context: the ``zmq.Context``.
    :param sock: the socket, which has to be bound later than this is made.
    """

    def __init__(self, context, sock):
        address = "inproc://peers"
        sock.monitor(address, zmq.EVENT_ACCEPTED | zmq.EVENT_DISCONNECTED)
        self._sock = context.socket(zmq.PAIR)
        self._sock.setsockopt(zmq.LINGER, 0)
        self._sock.connect(address)
        self._connected = set()
        #: descriptor that becomes readable when there is news
        self.fd = self._sock.getsockopt(zmq.FD)
        self.take_in()  # a descriptor tells nothing before its socket has been looked at

    def __len__(self):
        return len(self._connected)

    def take_in(self):
        """Take note of what has happened; return whether the last one has left."""
        before = len(self._connected)
        while True:
            frames = receive_frames(self._sock)
            if frames is None:
                return bool(before) and not self._connected
            event, descriptor = _EVENT.unpack(bytes(frames[0]))
            if event == zmq.EVENT_ACCEPTED:
                self._connected.add(descriptor)
                before += 1
            elif event == zmq.EVENT_DISCONNECTED:
                self._connected.discard(descriptor)

    def close(self):
        """Stop following."""
        self._sock.close(0)
