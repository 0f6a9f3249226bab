"""Text out of the worker's two pipes, as ``stream`` messages, in its place among the other messages.

A pipe carries what was printed, and *marks* (:mod:`zmqkernel.protocol.packets`).  Text before a mark belongs before
the packet with that mark, text behind it has to wait for the packet.

Chunks are joined: after the first one the pipe is left alone for a few milliseconds, so that a thousand prints make
a few messages and the two processes do not wake each other for each line.  A pipe that has filled up meanwhile
is read on at once.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import codecs
import errno
import os
import select
from json.encoder import encode_basestring_ascii

from ipython_compat.clock import monotonic
from zmqkernel.protocol import packets
from zmqkernel.protocol.message import EMPTY

#: seconds for which chunks are joined
JOIN_TIME = 0.004
#: bytes read at once
READ_SIZE = 1 << 18
#: a chunk of this size shows that the writer is faster than the joining
BUSY_SIZE = 1 << 16
#: bytes in one message at most
MESSAGE_SIZE = 1 << 16


class MarkedReader(object):
    """The read end of one pipe.

    :param fd: its descriptor, non-blocking.
    :param prefix: what marks begin with.
    """

    def __init__(self, fd, prefix):
        self.fd = fd
        self._prefix = prefix
        self._raw = b""
        self._passed = 0
        #: whether the pipe had something to read when it was looked at, before the link was, and still has it
        self.ready = False

    def read_if_ready(self):
        """Read once where that cannot overtake a packet without a mark; return how many bytes came."""
        return self.read() if self.ready else 0

    def read(self):
        """Read once; return how many bytes came."""
        self.ready = False
        try:
            data = os.read(self.fd, READ_SIZE)
        except (OSError, IOError) as error:
            if error.errno not in (errno.EAGAIN, errno.EINTR):
                raise
            return 0
        self._raw = self._raw + data if self._raw else data
        return len(data)

    @property
    def held(self):
        """Whether text is here that has to wait for a packet."""
        return self._raw.startswith(self._prefix)

    @property
    def waiting(self):
        """Whether text was read and not taken, and need not wait for a packet."""
        return bool(self._raw) and not self.held

    def take(self):
        """Return the text that need not wait for a packet."""
        at = self._skip_passed(self._raw.find(self._prefix))
        if at < 0:
            at = len(self._raw) - self._partial_mark()
        text, self._raw = self._raw[:at], self._raw[at:]
        return text

    def until(self, mark):
        """Return the text before mark ``mark`` (a number), which has been written; the mark itself is removed."""
        pieces = []
        while True:
            at = self._raw.find(self._prefix)
            if at < 0 or len(self._raw) < at + packets.MARK_SIZE:
                if not self.read():  # the mark is not there: user code has closed or replaced our descriptor
                    break
                continue
            pieces.append(self._raw[:at])
            number = self._number(at)
            self._raw = self._raw[at + packets.MARK_SIZE:]
            if number == mark:
                break
        self._passed = mark
        return b"".join(pieces)

    def finish(self):
        """Return all text that is left of a worker that is no more; marks of the next one begin at 1 again."""
        while self.read():
            pass
        pieces = []
        while True:
            at = self._raw.find(self._prefix)
            if at < 0:
                break
            pieces.append(self._raw[:at])
            self._raw = self._raw[at + packets.MARK_SIZE:]
        pieces.append(self._raw)
        self._raw, self._passed = b"", 0
        return b"".join(pieces)

    def _skip_passed(self, at):
        """Remove marks at ``at`` and behind it whose packets are done; return where the next open mark is, or -1."""
        while at >= 0 and len(self._raw) >= at + packets.MARK_SIZE and self._number(at) <= self._passed:
            self._raw = self._raw[:at] + self._raw[at + packets.MARK_SIZE:]
            at = self._raw.find(self._prefix, at)
        return at

    def _number(self, at):
        return packets.MARK.unpack_from(self._raw, at + len(self._prefix))[0]

    def _partial_mark(self):
        """Return how many bytes at the end may be the beginning of a mark."""
        for size in range(min(len(self._prefix), len(self._raw)) - 1, 0, -1):
            if self._raw.endswith(self._prefix[:size]):
                return size
        return 0


class Output(object):
    """Makes stream messages of what a worker prints.

    :param publish: function of ``msg_type, content, parent, topic`` (:meth:`~.iopub.IopubPublisher.publish`).
    :param stdout: :class:`MarkedReader`; likewise ``stderr``.
    """

    def __init__(self, publish, stdout, stderr):
        self._publish = publish
        self.readers = {"stdout": stdout, "stderr": stderr}
        self._decoders = {}
        self._new_decoders()
        self._pending = []
        self._size = 0
        self._name = None
        #: when what is joined has to be published, or None
        self.deadline = None
        #: header of the request that text belongs to
        self.parent = EMPTY
        #: where text goes besides, while a worker starts: function of bytes, or None
        self.tap = None

    def fds(self):
        """Return the descriptors that are worth waiting for now."""
        if self.deadline is not None:
            return ()
        return [reader.fd for reader in self.readers.values() if not reader.held]

    def look(self, ready=None):
        """Note which pipes have something to read.  What is on the link has to be served before they are read.

        :param ready: the descriptors that have; where it is not given, they are asked.
        :return: whether one has.
        """
        if ready is None:
            poller = select.poll()
            for reader in self.readers.values():
                poller.register(reader.fd, select.POLLIN)
            ready = [fd for fd, _ in poller.poll(0)]
        for reader in self.readers.values():
            reader.ready = reader.fd in ready
        return any(reader.ready for reader in self.readers.values())

    def readable(self):
        """Take what the pipes have; publish it, or begin to join."""
        busy = False
        for name, reader in self.readers.items():
            if reader.held:
                continue
            busy = reader.read_if_ready() >= BUSY_SIZE or busy
            self.add(name, reader.take())
        if busy:
            self.flush()
        elif self._pending and self.deadline is None:
            self.deadline = monotonic() + JOIN_TIME

    def tick(self):
        """The time for joining is over: take what has come meanwhile, and publish."""
        size = 0
        for name, reader in self.readers.items():
            if not reader.held:
                size += reader.read_if_ready()
                self.add(name, reader.take())
        self.flush()
        if size:
            self.deadline = monotonic() + JOIN_TIME  # more is likely to come

    def up_to(self, mark, error_mark):
        """Publish the text before a packet."""
        self.before(mark, error_mark)
        self.flush()
        self._come_back()

    def before(self, mark, error_mark):
        """Put the text before a packet in front of what is added next.

        :param mark: the packet's mark on standard output; ``error_mark``: that on standard error.  Where it is 0
            there is none: what is before the packet has been read.
        """
        for name, number in (("stdout", mark), ("stderr", error_mark)):
            reader = self.readers[name]
            self.add(name, reader.until(number) if number else reader.take())
        self._come_back()

    def _come_back(self):
        """See to it that text which was read together with what stood before it is not left lying."""
        if self.deadline is None and any(reader.waiting for reader in self.readers.values()):
            self.deadline = monotonic() + JOIN_TIME

    def finish(self):
        """Publish all that is left of a worker that is no more."""
        for name in ("stdout", "stderr"):
            self.add(name, self.readers[name].finish())
        self.flush()
        self._new_decoders()

    def add(self, name, data):
        """Add bytes to the stream ``name``; they are published when there are enough, or by :meth:`flush`."""
        if not data:
            return
        if self.tap is not None:
            self.tap(data)
        if name != self._name:
            self.flush()
            self._name = name
        self._pending.append(data)
        self._size += len(data)
        if self._size >= MESSAGE_SIZE:
            self.flush()
        elif self.deadline is None:
            self.deadline = monotonic() + JOIN_TIME

    def flush(self):
        """Publish what was joined."""
        self.deadline = None
        if not self._pending:
            return
        data = self._pending[0] if len(self._pending) == 1 else b"".join(self._pending)
        self._pending, self._size = [], 0
        decode = self._decoders[self._name].decode
        for start in range(0, len(data), MESSAGE_SIZE):
            text = decode(data[start:start + MESSAGE_SIZE] if len(data) > MESSAGE_SIZE else data)
            if text:
                self._publish("stream", stream_content(self._name, text), self.parent,
                              topic=b"stream." + self._name.encode("ascii"))

    def _new_decoders(self):
        make = codecs.getincrementaldecoder("utf-8")
        self._decoders = {"stdout": make("replace"), "stderr": make("replace")}


def stream_content(name, text):
    """Return the content of a ``stream`` message as JSON in bytes."""
    return ('{"name":"%s","text":%s}' % (name, encode_basestring_ascii(text))).encode("ascii")
