"""Framing on the link between adapter and worker: lists of byte strings over a stream.

Nothing but the two processes of one kernel ever sees this, so it is as plain as can be.  A packet is::

    u32  magic and number of frames     (0x5A << 24 | n), n < 2**16
    u64  length of each frame           n times
    ...  the frames                     one after the other

All numbers are little-endian.  What the frames mean is the business of those who send them.

The decoder is fed whatever the stream gave, in pieces of any size.  Pieces are kept as they came and joined once per
packet, so that a body of 100 MB which arrives in a thousand pieces is not copied a thousand times; the encoder never
copies a body at all.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import struct

from .errors import LinkError

MAGIC = 0x5A
FRAME_LIMIT = 1 << 16
SIZE_LIMIT = 1 << 40

_HEAD = struct.Struct(str("<I"))

#: bodies smaller than this are joined with the head: one short write beats a vector of tiny ones
SMALL = 4096


def encode(frames):
    """Return the bytes of one packet, as a list of bytes-like objects for ``sendmsg`` or successive writes.

    :param frames: sequence of bytes-like objects.
    :raises LinkError: where there are too many.
    """
    count = len(frames)
    if count >= FRAME_LIMIT:
        raise LinkError("%d frames in one packet; the limit is %d" % (count, FRAME_LIMIT))
    sizes = [size_of(frame) for frame in frames]
    head = struct.pack(str("<I%dQ" % count), MAGIC << 24 | count, *sizes)
    if sum(sizes) <= SMALL:
        return [b"".join([head] + [bytes_of(frame) for frame in frames])]
    return [head] + [frame for frame, size in zip(frames, sizes) if size]


class Decoder(object):
    """Turns a stream back into packets.

    Feed it with :meth:`feed`; each call returns the packets that have become complete.  After an error the stream
    cannot be trusted any more: close it.
    """

    def __init__(self):
        self._pieces = []
        self._have = 0
        self._need = _HEAD.size
        self._count = None
        self._sizes = None

    @property
    def in_packet(self):
        """Whether the stream has stopped in the middle of a packet."""
        return bool(self._have) or self._count is not None

    def wanted(self):
        """Return how many bytes are missing for the next step: a hint for how much to read at once."""
        return max(self._need - self._have, 1)

    def feed(self, data):
        """Take the next piece of the stream.

        :param data: bytes.
        :return: list of packets, each a list of frames (bytes).
        :raises LinkError: where the stream is not one of packets.
        """
        self._pieces.append(data)
        self._have += len(data)
        if self._have < self._need:
            return []
        joined = data if len(self._pieces) == 1 else b"".join(self._pieces)
        packets, at = [], 0
        while len(joined) - at >= self._need:
            start, at = at, at + self._need
            packet = self._step(joined, start)
            if packet is not None:
                packets.append(packet)
        rest = joined[at:] if at else joined
        self._pieces = [rest] if rest else []
        self._have = len(rest)
        return packets

    def _step(self, data, start):
        """Digest what was waited for: head, sizes or bodies.  Return a packet where that completes one."""
        if self._count is None:
            word, = _HEAD.unpack_from(data, start)
            if word >> 24 != MAGIC or word & 0xFF0000:
                raise LinkError("the link does not carry packets: head is 0x%08x" % word)
            self._count = word & 0xFFFF
            self._need = 8 * self._count
            return None if self._count else self._finish([])
        if self._sizes is None:
            self._sizes = struct.unpack_from(str("<%dQ" % self._count), data, start)
            self._need = sum(self._sizes)
            if self._need > SIZE_LIMIT:
                raise LinkError("a packet of %d bytes was announced; the limit is %d" % (self._need, SIZE_LIMIT))
            return None if self._need else self._finish([b""] * self._count)
        return self._finish(_cut(data, start, self._sizes))

    def _finish(self, frames):
        self._need = _HEAD.size
        self._count = self._sizes = None
        return frames


def size_of(frame):
    """Return the size of a bytes-like object in bytes (``len`` of a memory view counts items)."""
    if isinstance(frame, (bytes, bytearray)):
        return len(frame)
    view = memoryview(frame)
    items = 1
    for length in view.shape:
        items *= length
    return items * view.itemsize


def bytes_of(frame):
    """Return a bytes-like object as bytes."""
    return frame if isinstance(frame, bytes) else memoryview(frame).tobytes()


def _cut(data, start, sizes):
    frames = []
    for size in sizes:
        frames.append(data[start:start + size])
        start += size
    return frames
