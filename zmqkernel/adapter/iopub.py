"""What is published on iopub: nothing is lost, and nothing grows without bounds.

The socket is an XPUB that refuses to drop (``ZMQ_XPUB_NODROP``): when a subscriber's queue is full, sending fails.
Then the message waits here, the adapter stops to read what the worker sends, the worker's pipe fills up, and the
printing worker waits: a slow reader slows it down.  A reader that takes nothing for :data:`STALL_LIMIT` seconds is no
longer waited for: messages that it has no room for are lost to it, the others get a notice, and from time to time
it is seen whether it has come back.

libzmq reports an XPUB as always writable.  What tells that there may be room is its own descriptor, which becomes
readable when a subscriber has taken something.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from collections import deque

import zmq

from ipython_compat.clock import monotonic
from zmqkernel.protocol.message import EMPTY, Message

#: seconds a subscriber may take nothing before the others are served without it
STALL_LIMIT = 60.0
#: seconds until a subscriber that was cut off is waited for again
SECOND_CHANCE = 5.0
#: messages that may wait for one subscriber inside of libzmq
HIGH_WATER_MARK = 200


class IopubPublisher(object):
    """Publishes messages.

    :param sock: the XPUB socket.
    :param wire: :class:`zmqkernel.protocol.wire.Wire`.
    :param factory: :class:`zmqkernel.protocol.message.MessageFactory`.
    :param log: :class:`~.log.Log`.
    :param stall_limit: as :data:`STALL_LIMIT`.
    """

    def __init__(self, sock, wire, factory, log, stall_limit=STALL_LIMIT):
        self._sock = sock
        self._wire = wire
        self._factory = factory
        self._log = log
        self._stall_limit = stall_limit
        self._waiting = deque()
        self._since = None
        self._lossy_until = None
        self.wakeup_fd = sock.getsockopt(zmq.FD)

    @property
    def blocked(self):
        """Whether messages wait because a subscriber has no room."""
        return bool(self._waiting)

    def publish(self, msg_type, content, parent=EMPTY, metadata=EMPTY, buffers=(), topic=None):
        """Publish one message, or have it wait.

        :param content: JSON in bytes, as are ``parent`` (a header) and ``metadata``.
        :param topic: the frame subscribers filter by; the message type where it is left out.
        """
        header = self._factory.header(msg_type)
        topic = msg_type.encode("ascii") if topic is None else topic
        frames = self._wire.pack(Message(header, parent, metadata, content, buffers, (topic,)))
        if self._waiting or not self._send(frames):
            if not self._waiting:
                self._since = monotonic()
            self._waiting.append(frames)

    def flush(self):
        """Send what waits, as far as there is room; cut off a subscriber that has stalled for too long."""
        self._sock.getsockopt(zmq.EVENTS)  # has libzmq take note of what subscribers have read
        while self._waiting and self._send(self._waiting[0]):
            self._waiting.popleft()
            self._since = monotonic()
        if self._waiting and monotonic() - self._since > self._stall_limit:
            self._cut_off()

    def take_subscriptions(self):
        """Take subscriptions off the socket; libzmq acts on them by itself."""
        while True:
            try:
                self._sock.recv_multipart(zmq.NOBLOCK)
            except zmq.Again:
                return

    def _send(self, frames):
        if self._lossy_until is not None and monotonic() > self._lossy_until:
            self._lossy_until = None
            self._sock.setsockopt(zmq.XPUB_NODROP, 1)
        try:
            self._sock.send_multipart(frames, zmq.NOBLOCK)
            return True
        except zmq.Again:
            return False

    def _cut_off(self):
        """Do without the subscribers that have no room."""
        self._sock.setsockopt(zmq.XPUB_NODROP, 0)
        self._lossy_until = monotonic() + SECOND_CHANCE
        self._log.line("a reader of iopub has taken nothing for %d seconds; it loses messages now" % self._stall_limit)
        while self._waiting:
            self._send(self._waiting.popleft())
        self._stall_limit = min(self._stall_limit, SECOND_CHANCE)
        self.publish("stream", b'{"name":"stderr","text":"[zmqkernel] A frontend did not read for too long. '
                               b'Output was not kept for it.\\n"}')
