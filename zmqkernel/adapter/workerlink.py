"""Packets to and from a worker, without ever waiting for it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
from collections import deque

from zmqkernel.protocol import link as framing
from zmqkernel.protocol.errors import LinkError

#: bytes taken from the link at once; what a worker sends faster waits in the socket, and then the worker waits.  A
#: buffer of 128 KiB or more would be mapped and unmapped by the C library for each packet
READ_SIZE = 100 << 10
#: bytes that are put together for one write, where they come in several pieces
TOGETHER = 1 << 16

_NOT_NOW = (errno.EAGAIN, errno.EINTR)
_GONE = (errno.EPIPE, errno.ECONNRESET, errno.ENOTCONN)


class AdapterLink(object):
    """The adapter's end of one worker's link.

    :param sock: connected stream socket, non-blocking.
    :ivar backlog: how many bytes wait to be sent.
    """

    def __init__(self, sock):
        self._sock = sock
        self.fd = sock.fileno()
        self._decoder = framing.Decoder()
        self._outgoing = deque()
        self.backlog = 0
        #: whether the last call of :meth:`receive` has taken everything
        self.drained = True
        #: whether the worker has closed its end, or the stream cannot be trusted any more
        self.ended = False

    def send(self, frames):
        """Send one packet, or what the socket takes of it; the rest waits for :meth:`flush`."""
        self.post(frames)
        self.flush()

    def post(self, frames):
        """Have one packet sent at the next :meth:`flush`, in one go with others."""
        parts = framing.encode(frames)
        self._outgoing.extend(parts)
        self.backlog += sum(framing.size_of(part) for part in parts)

    def flush(self):
        """Send what waits, as far as the socket takes it."""
        while self._outgoing and not self.ended:
            if len(self._outgoing) > 1:
                self._join()
            part = memoryview(self._outgoing[0])
            try:
                sent = os.write(self.fd, part)
            except (OSError, IOError) as error:
                if error.errno in _GONE:
                    self._forget()
                elif error.errno not in _NOT_NOW:
                    raise
                return
            self.backlog -= sent
            if sent == len(part):
                self._outgoing.popleft()
            else:
                self._outgoing[0] = part[sent:]

    def _join(self):
        """Put short pieces that follow each other together."""
        pieces, size = [], 0
        while self._outgoing and size + framing.size_of(self._outgoing[0]) <= TOGETHER:
            pieces.append(framing.bytes_of(self._outgoing.popleft()))
            size += len(pieces[-1])
        if pieces:
            self._outgoing.appendleft(b"".join(pieces))

    def _forget(self):
        self._outgoing.clear()
        self.backlog = 0

    def receive(self):
        """Return the packets that have arrived since the last call, as far as one read goes."""
        if self.ended:
            return []
        try:
            data = os.read(self.fd, READ_SIZE)
        except (OSError, IOError) as error:
            if error.errno in _NOT_NOW:
                return []
            if error.errno not in _GONE:
                raise
            data = b""
        self.drained = len(data) < READ_SIZE
        if not data:
            self.ended = True
            return []
        try:
            return self._decoder.feed(data)
        except LinkError:  # user code has written to our descriptor
            self.ended = True
            return []

    def close(self):
        """Let go of the socket."""
        self.ended = True
        self._forget()
        self._sock.close()
