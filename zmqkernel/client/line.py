"""The terminal's end of the line to its own kernel (:mod:`zmqkernel.protocol.line`)."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
import threading

from zmqkernel.ports import Transport
from zmqkernel.protocol import line, link
from zmqkernel.protocol.errors import ChannelClosed

from .waking import wait_readable

#: bytes that are read at once
READ_SIZE = 1 << 16
#: seconds that a wait takes where the other end is gone, and the kernel's end about to be seen by other means
MOMENT = 0.01

_GONE = (errno.EPIPE, errno.ECONNRESET)


class LineTransport(Transport):
    """A connection by one socket.

    :param fd: descriptor of the socket, in blocking mode; :meth:`close` closes it.
    """

    def __init__(self, fd):
        self._fd = fd
        self._decoder = link.Decoder()
        self._sending = threading.Lock()
        self._receiving = threading.Lock()
        self._ended = False

    def send(self, channel, message):
        """Send a message on a channel; it goes nowhere where the kernel has ended.

        :raises ChannelClosed: after :meth:`close`.
        """
        if self._fd is None:
            raise ChannelClosed("the connection to the kernel was closed")
        with self._sending:
            for part in link.encode(line.pack(channel, message)):
                self._write(memoryview(link.bytes_of(part)))

    def _write(self, data):
        while len(data) and not self._ended:
            try:
                data = data[os.write(self._fd, data):]
            except OSError as error:
                if error.errno in _GONE:
                    self._ended = True
                elif error.errno != errno.EINTR:
                    raise

    def receive(self):
        """Return what has arrived: a list of pairs (channel name, message)."""
        arrived = []
        with self._receiving:
            while self._fd is not None and not self._ended and wait_readable([self._fd], 0):
                arrived.extend(line.unpack(frames) for frames in self._decoder.feed(self._read()))
        return arrived

    def _read(self):
        while True:
            try:
                data = os.read(self._fd, max(READ_SIZE, min(self._decoder.wanted(), 1 << 20)))
                break
            except (OSError, select.error) as error:
                if error.args[0] == errno.EINTR:
                    continue
                if error.args[0] not in _GONE:
                    raise
                data = b""
        self._ended = not data
        return data

    def wait(self, timeout=None, also=()):
        """Wait until :meth:`receive` may have something to return."""
        if self._ended:
            wait_readable(list(also), MOMENT if timeout is None else min(timeout, MOMENT))
        else:
            wait_readable([self._fd] + list(also), timeout)

    def filenos(self):
        """Return the descriptor of the socket."""
        return [self._fd]

    def close(self, linger=None):
        """Close the socket; what was sent is with the kernel already."""
        with self._sending, self._receiving:
            if self._fd is not None:
                os.close(self._fd)
                self._fd = None
