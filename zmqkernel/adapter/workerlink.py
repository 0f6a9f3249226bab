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

_NOT_NOW = (errno.EAGAIN, errno.EINTR)
_GONE = (errno.EPIPE, errno.ECONNRESET, errno.ENOTCONN)


class AdapterLink(object):
    """The adapter's end of one worker's link.

    :param sock: connected stream socket, non-blocking.
    """

    def __init__(self, sock):
        self._sock = sock
        self.fd = sock.fileno()
        self._decoder = framing.Decoder()
        self._outgoing = deque()
        #: whether the last call of :meth:`receive` has taken everything
        self.drained = True
        #: whether the worker has closed its end, or the stream cannot be trusted any more
        self.ended = False

    @property
    def backlog(self):
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    def send(self, frames):
        """Send one packet, or what the socket takes of it; the rest waits for :meth:`flush`."""
        self._outgoing.extend(framing.encode(frames))
        self.flush()

    def flush(self):
        """Send what waits, as far as the socket takes it."""
        while self._outgoing and not self.ended:
            part = memoryview(self._outgoing[0])
            try:
                sent = os.write(self.fd, part)
            except (OSError, IOError) as error:
                if error.errno in _GONE:
                    self._outgoing.clear()
                elif error.errno not in _NOT_NOW:
                    raise
                return
            if sent == len(part):
                self._outgoing.popleft()
            else:
                self._outgoing[0] = part[sent:]

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
        self._outgoing.clear()
        self._sock.close()
