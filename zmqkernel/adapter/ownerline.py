"""The adapter's end of the line to the terminal that owns the kernel (:mod:`zmqkernel.protocol.line`).

What is sent in one turn of the adapter's loop leaves in one go, so that the terminal wakes up once for it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol import line

from .workerlink import AdapterLink

#: routing frames of what has come over the line
OWNER = (b"owner",)


class OwnerLine(object):
    """The line.

    :param sock: connected stream socket, non-blocking.
    """

    def __init__(self, sock):
        self._link = AdapterLink(sock)
        self.fd = self._link.fd
        self._arrived = {"control": [], "shell": [], "stdin": []}

    @property
    def ended(self):
        """Whether the terminal has closed its end."""
        return self._link.ended

    @property
    def unread(self):
        """Whether something has been taken in that nobody has taken, and of which the descriptor does not tell."""
        return any(self._arrived.values())

    @property
    def backlog(self):
        """How many bytes the terminal has no room for."""
        return self._link.backlog

    def post(self, channel, message):
        """Have a message sent at the next :meth:`flush`; nothing is sent to a terminal that has left."""
        if not self._link.ended:
            self._link.post(line.pack(channel, message))

    def flush(self):
        """Send what waits, as far as there is room."""
        self._link.flush()

    def read(self):
        """Take in what has arrived."""
        for frames in self._link.receive():
            channel, message = line.unpack(frames, OWNER)
            self._arrived[channel].append(message)

    def take(self, channel):
        """Return the messages that have been taken in on ``channel`` since the last call."""
        taken, self._arrived[channel] = self._arrived[channel], []
        return taken

    def close(self):
        """Let go of the socket."""
        self._link.close()
