"""What is published on iopub: nothing is lost, and nothing grows without bounds.

A terminal that owns the kernel gets everything over its line (:mod:`.ownerline`), everybody else over the socket.

The socket is a PUB that refuses to drop (``ZMQ_XPUB_NODROP``): when a subscriber's queue is full, sending fails.
(An XPUB would do the same, but crashes on malformed subscriptions before libzmq 4.3.3.)
Then messages wait here.  When those are :data:`WAITING_LIMIT` bytes, the adapter stops to read what the worker
sends, the worker's pipe fills up, and the printing worker waits: a slow reader slows it down.  A reader that takes
nothing for :data:`STALL_LIMIT` seconds while messages wait, and other readers wait with it, is no longer waited for:
messages that it has no room for are lost to it, the log says so, and from time to time it is seen whether it has come
back.  Until then messages go out in small bursts, so that those who do read have room for all of them.

Some messages need not be published at once (:meth:`IopubPublisher.publish_soon`): that a request runs, and its result.
They wait for the next one, or some milliseconds, so that those of a short cell go out together, after its reply, and
nobody is woken up four times while the cell runs.

libzmq reports a PUB as always writable.  What tells that there may be room is its own descriptor, which becomes
readable when a subscriber has taken something.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from collections import deque

import zmq

from ipython_compat.clock import monotonic
from zmqkernel.protocol.message import EMPTY, Message

from .frames import send_frames

#: seconds a subscriber may take nothing before the others are served without it
STALL_LIMIT = 20.0
#: seconds until it is seen whether a subscriber that was cut off has come back
SECOND_CHANCE = 5.0
#: messages sent between two calls of ``flush`` while one may be lost, a fraction of :data:`HIGH_WATER_MARK`
BURST = 20
#: bytes that may wait here before the worker has to
WAITING_LIMIT = 16 << 20
#: what a message that waits costs besides its frames
OVERHEAD = 600
#: seconds for which messages wait for others
SOON = 0.01
#: messages that wait for others at most
TOGETHER = 16
#: messages that may wait for one subscriber inside of libzmq
HIGH_WATER_MARK = 200


class IopubPublisher(object):
    """Publishes messages.

    :param sock: the PUB socket.
    :param wire: :class:`zmqkernel.protocol.wire.Wire`.
    :param factory: :class:`zmqkernel.protocol.message.MessageFactory`.
    :param log: :class:`~.log.Log`.
    :param stall_limit: as :data:`STALL_LIMIT`.
    :param journal: :class:`~.journal.Journal` for what nobody hears; None keeps none.
    :param line: :class:`~.ownerline.OwnerLine`; None where there is none.
    """

    def __init__(self, sock, wire, factory, log, stall_limit=STALL_LIMIT, journal=None, line=None):
        self._sock = sock
        self._wire = wire
        self._factory = factory
        self._log = log
        self._stall_limit = stall_limit
        self._journal = journal
        self._line = line
        self._waiting = deque()
        self._waiting_size = 0
        self._progress = 0.0
        self._look_again = None
        self._burst = 0
        self._soon = []
        #: when the messages that wait for others have to go, or None
        self.deadline = None
        self.wakeup_fd = sock.getsockopt(zmq.FD)

    @property
    def waits(self):
        """Whether messages wait because a subscriber has no room."""
        return bool(self._waiting)

    @property
    def blocked(self):
        """Whether so much waits that no more should be taken from the worker."""
        return self._waiting_size > WAITING_LIMIT or self._line is not None and self._line.backlog > WAITING_LIMIT

    def publish(self, msg_type, content, parent=EMPTY, metadata=EMPTY, buffers=(), topic=None):
        """Publish one message, or have it wait.

        :param content: JSON in bytes, as are ``parent`` (a header) and ``metadata``.
        :param topic: the frame subscribers filter by; the message type where it is left out.
        """
        if self._soon:
            self.catch_up()
        self._publish(msg_type, content, parent, metadata, buffers, topic)

    def publish_soon(self, *message):
        """Publish one message before the next one, and within :data:`SOON` seconds.

        :param message: arguments as for :meth:`publish`.
        """
        self._soon.append(message)
        if self.deadline is None:
            self.deadline = monotonic() + SOON
        if len(self._soon) >= TOGETHER:
            self.catch_up()

    def catch_up(self):
        """Publish what waits for others."""
        messages, self._soon, self.deadline = self._soon, [], None
        for message in messages:
            self._publish(*message)

    def _publish(self, msg_type, content, parent=EMPTY, metadata=EMPTY, buffers=(), topic=None):
        header = self._factory.header(msg_type)
        if self._journal is not None and self._journal.keeping:
            self._journal.note(msg_type, (header, parent, metadata, content))
        topic = msg_type.encode("ascii") if topic is None else topic
        message = Message(header, parent, metadata, content, buffers, (topic,))
        if self._line is not None:
            self._line.post("iopub", message)
        frames = self._wire.pack(message)
        if self._waiting or not self._send(frames):
            if not self._waiting:
                self._progress = monotonic()
            self._waiting.append(frames)
            self._waiting_size += _cost(frames)

    def flush(self):
        """Send what waits, as far as there is room; cut off a subscriber that has stalled for too long."""
        self._sock.getsockopt(zmq.EVENTS)  # has libzmq take note of what subscribers have read
        self._burst = 0
        while self._waiting and self._send(self._waiting[0]):
            self._waiting_size -= _cost(self._waiting.popleft())
            self._progress = monotonic()
        if self._waiting and monotonic() - self._progress > self._stall_limit:
            self._log.line("a reader of iopub has taken nothing for %d seconds; messages are lost to it now" % (
                self._stall_limit))
            self._cut_off()

    def _send(self, frames):
        """Send; return False where a subscriber that has not been cut off has no room."""
        if self._look_again is not None and monotonic() > self._look_again:
            self._sock.setsockopt(zmq.XPUB_NODROP, 1)
            self._look_again = None
            if self._try(frames):
                return True
            self._lose_for_now()
        if self._look_again is not None:
            self._burst += 1
            if self._burst > BURST:
                return False
        return self._try(frames)

    def _try(self, frames):
        try:
            send_frames(self._sock, frames)
            return True
        except zmq.Again:
            return False

    def _lose_for_now(self):
        self._sock.setsockopt(zmq.XPUB_NODROP, 0)
        self._look_again = monotonic() + SECOND_CHANCE

    def _cut_off(self):
        """Do without the subscribers that have no room."""
        self._lose_for_now()
        self._progress = monotonic()
        self.publish("stream", b'{"name":"stderr","text":"[zmqkernel] A frontend did not read for too long. '
                               b'Output was not kept for it.\\n"}')


def _cost(frames):
    return OVERHEAD + sum(len(frame) for frame in frames)
