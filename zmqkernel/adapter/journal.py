"""What is published while nobody listens, kept until somebody asks for it.

The journal is on disk, in files without a name: nobody else can read them, and they are gone when this process is,
however it ends.  It is bounded: when :data:`LIMIT` bytes are there, what came in the middle goes first, so that the
beginning stays, and the end with the result and the error.  A message in its place tells that something is missing.

Messages are numbered.  Who asks for them (``journal_request``, see ``docs/protocol.md``) gets a part at a time, and
says by the next question which number it has got to; what it has got is forgotten then, and not before.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import struct

from zmqkernel.protocol import jsontext

#: bytes that are kept
LIMIT = 64 << 20
#: files that these are divided into; the first one stays, and then the oldest goes
PIECES = 8
#: bytes handed out at a time
PART = 1 << 20

#: what tells of output; states and comms mean nothing afterwards
KEPT = frozenset(["stream", "display_data", "update_display_data", "execute_result", "execute_input", "error",
                  "clear_output"])

#: a message's number, and the sizes of header, parent header, metadata and content, which follow
_HEAD = struct.Struct(str("<Q4I"))


class Piece(object):
    """Some messages, in a file."""

    def __init__(self):
        import tempfile
        self._fd, path = tempfile.mkstemp(prefix=str("zmqkernel-"))
        os.unlink(path)
        self.first = self.last = None
        self.size = 0
        #: a number, and where the messages behind it begin
        self._found = (0, 0)

    def add(self, number, parts):
        """Add a message.

        :param parts: four JSON texts.
        :raises OSError: where there is no room.
        """
        record = _HEAD.pack(number, *[len(part) for part in parts]) + b"".join(parts)
        os.lseek(self._fd, self.size, os.SEEK_SET)
        if os.write(self._fd, record) != len(record):  # the next message takes this one's place
            raise OSError("no space is left")
        self.size += len(record)
        self.first, self.last = number if self.first is None else self.first, number

    def read(self, after, limit):
        """Return the messages behind number ``after``, as pairs (number, four JSON texts), ``limit`` bytes or more."""
        number, at = self._found if self._found[0] <= after else (0, 0)
        os.lseek(self._fd, at, os.SEEK_SET)
        found = []
        while at < self.size and limit > 0:
            head = _HEAD.unpack(_exactly(self._fd, _HEAD.size))
            number, parts = head[0], [_exactly(self._fd, size) for size in head[1:]]
            at += _HEAD.size + sum(head[1:])
            if number > after:
                found.append((number, parts))
                limit -= sum(head[1:])
        self._found = (number, at)
        return found

    def close(self):
        """Forget them."""
        os.close(self._fd)


class Journal(object):
    """Keeps messages.

    :param factory: :class:`zmqkernel.protocol.message.MessageFactory`, for the headers of what stands for a gap.
    :param limit: as :data:`LIMIT`.
    """

    def __init__(self, factory, limit=LIMIT):
        self._factory = factory
        self._limit = limit
        self._pieces = []
        self._last = 0
        self._got = 0
        #: whether messages are kept now
        self.keeping = False

    def __len__(self):
        return self._last - self._got

    def note(self, msg_type, parts):
        """Keep a message, where such messages are kept now.

        :param parts: header, parent header, metadata and content, as JSON in bytes.
        """
        if self.keeping and msg_type in KEPT:
            self._last += 1
            try:
                self._keep([bytes(part) for part in parts])
            except (OSError, IOError):  # the disk is full; it will be told that something is missing
                return

    def _keep(self, parts):
        share = self._limit // PIECES
        size = sum(len(part) for part in parts)
        if size > self._limit // 2:
            return
        if not self._pieces or self._pieces[-1].size and self._pieces[-1].size + size > share:
            self._pieces.append(Piece())
        self._pieces[-1].add(self._last, parts)
        while len(self._pieces) > 2 and sum(piece.size for piece in self._pieces) > self._limit:
            self._pieces.pop(1).close()

    def part(self, after):
        """Return the next messages: a list of JSON texts in bytes, and whether there are more.

        :param after: the number up to which they have been got by now, and can be forgotten.
        """
        self._got = max(self._got, min(after, self._last))
        while self._pieces and (self._pieces[0].last or 0) <= self._got:
            self._pieces.pop(0).close()
        found, size, number = [], 0, self._got
        for piece in self._pieces:
            for upcoming, parts in piece.read(number, PART - size):
                found += self._gap(number, upcoming) + [_entry(upcoming, parts)]
                size += len(found[-1])
                number = upcoming
            if size >= PART:
                return found, number < self._last
        return found + self._gap(number, self._last + 1), False

    def _gap(self, number, upcoming):
        """Return what tells that messages between two numbers are missing: a list of one, or of none."""
        missing = upcoming - number - 1
        if not missing:
            return []
        text = "[zmqkernel] Output is missing here (%d messages): no more than %s are kept.\n" % (
            missing, "%d MiB" % (self._limit >> 20) if self._limit >> 20 else "%d bytes" % self._limit)
        content = jsontext.dumps({"name": "stderr", "text": text})
        return [_entry(upcoming - 1, (self._factory.header("stream"), b"{}", b"{}", content))]

    def close(self):
        """Forget everything."""
        while self._pieces:
            self._pieces.pop().close()


def _entry(number, parts):
    """Return a message as it stands in the reply."""
    return b'{"number":%d,"header":%s,"parent_header":%s,"metadata":%s,"content":%s}' % ((number,) + tuple(parts))


def _exactly(fd, size):
    data = b""
    while len(data) < size:
        more = os.read(fd, size - len(data))
        if not more:
            raise OSError("the journal is damaged")
        data += more
    return data
