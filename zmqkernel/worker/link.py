"""The worker's end of the link: whole packets in both directions, whatever signals and threads do."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
from collections import deque

from six.moves._thread import allocate_lock

from zmqkernel.protocol import link as framing

#: how much is read at once: more than a common request, and no burden while nothing comes
READ_SIZE = 1 << 16


class WorkerLink(object):
    """Sends and receives packets over a connected stream socket.

    :param fd: descriptor of the socket, in blocking mode.
    :param gate: :class:`~.interrupts.InterruptGate` that keeps ``KeyboardInterrupt`` out of the middle of a packet.
    """

    def __init__(self, fd, gate):
        self.fd = fd
        self._gate = gate
        self._decoder = framing.Decoder()
        self._arrived = deque()
        self._lock = allocate_lock()
        #: process id of the one that the link belongs to
        self.owner = os.getpid()
        self._closed = False

    def mine(self):
        """Tell whether this process is the one the link belongs to, and not one that user code has forked."""
        return os.getpid() == self.owner

    def move_to(self, fd):
        """Begin anew on another socket, in this process: that of a copy which takes its worker's place."""
        self.fd = fd
        self._decoder = framing.Decoder()
        self._arrived.clear()
        self._lock = allocate_lock()
        self.owner = os.getpid()
        self._closed = False

    def send(self, frames, marks=None, head=None):
        """Send one packet, with no other sender in between.

        :param frames: list of bytes-like objects.
        :param marks: :class:`~.output.Marks` that take the place of the frame at index 1.
        :param head: function of the marks that returns what to send in their place.
        :raises OSError: where the adapter is gone.
        """
        self._gate.hold()
        try:
            with self._lock:
                if marks is None:
                    self._write(frames)
                    return
                frames[1] = marks() if head is None else head(marks())
                self._write(frames)
                late = marks.late()
                if late is not None:
                    self._write(late)
        finally:
            self._gate.release()

    def send_if_free(self, frames):
        """Send one packet, unless another is being sent at this moment; for handlers of signals."""
        if self.mine() and self._lock.acquire(False):
            try:
                self._write(frames)
            finally:
                self._lock.release()

    def _write(self, frames):
        for part in framing.encode(frames):
            _write_all(self.fd, part)

    def receive(self):
        """Wait for the next packet; return its frames, or None where the adapter is gone."""
        while not self._arrived:
            if self._closed:
                return None
            self._read()
        return self._arrived.popleft()

    def peek(self, wanted):
        """Return those packets that have arrived and that ``wanted(frames)`` accepts, leaving them in the queue."""
        while not self._closed and self.readable():
            self._read()
        return [frames for frames in self._arrived if wanted(frames)]

    def take(self, kinds):
        """Wait for a packet of one of ``kinds`` (bytes), leaving others in the queue; None where the adapter is gone.

        May be interrupted; no packet is lost then.
        """
        while True:
            for index, frames in enumerate(self._arrived):
                if frames[0] in kinds:
                    del self._arrived[index]
                    return frames
            if self._closed:
                return None
            self._read()

    def waiting(self, timeout=0):
        """Tell whether there is something to be received, or will be within ``timeout`` seconds."""
        if not self._arrived:
            if not self.readable(timeout):
                return False
            self._take_in()  # it will be received next, and need not be waited for again
        return True

    def readable(self, timeout=0):
        """Tell whether bytes have arrived, within ``timeout`` seconds (None: wait for them)."""
        poller = select.poll()
        poller.register(self.fd, select.POLLIN)
        try:
            return bool(poller.poll(None if timeout is None else int(timeout * 1000)))
        except (select.error, OSError) as error:
            if error.args[0] != errno.EINTR:
                raise
            return False

    def _read(self):
        """Wait for bytes and digest them.  A signal may interrupt the waiting, but not the digesting."""
        if self.readable(None):
            self._take_in()

    def _take_in(self):
        """Digest the bytes that have arrived."""
        self._gate.hold()
        try:
            data = _read_some(self.fd, max(READ_SIZE, min(self._decoder.wanted(), 1 << 20)))
            if data:
                self._arrived.extend(self._decoder.feed(data))
            else:
                self._closed = True
        finally:
            self._gate.release()


def _read_some(fd, size):
    while True:
        try:
            return os.read(fd, size)
        except OSError as error:
            if error.errno == errno.ECONNRESET:
                return b""
            if error.errno != errno.EINTR:
                raise


def _write_all(fd, data):
    if isinstance(data, bytes):
        try:
            written = os.write(fd, data)
        except OSError as error:
            if error.errno != errno.EINTR:
                raise
            written = 0
        if written == len(data):
            return
        data = memoryview(data)[written:]
    view = memoryview(data)
    if view.format != "B" or view.ndim != 1:
        view = memoryview(view.tobytes())
    while len(view):
        try:
            written = os.write(fd, view[:1 << 20])
        except OSError as error:
            if error.errno == errno.EINTR:
                continue
            raise
        view = view[written:]
