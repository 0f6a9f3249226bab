"""Framing between adapter and worker."""
from __future__ import absolute_import, division, print_function, unicode_literals

import array
import struct

import pytest

from zmqkernel.protocol import link
from zmqkernel.protocol.errors import LinkError

PACKETS = [
    [],
    [b""],
    [b"", b"", b""],
    [b"one"],
    [b"kind", b"", b"{}", b"x" * 100],
    [b"big", b"y" * 200000, b"", b"end"],
    [b"007"] * 300,
]


def stream_of(*packets):
    return b"".join(bytes(piece) for packet in packets for piece in link.encode(packet))


@pytest.mark.parametrize("packet", PACKETS)
def test_round_trip_in_one_piece(packet):
    decoder = link.Decoder()
    assert decoder.feed(stream_of(packet)) == [packet]
    assert not decoder.in_packet


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64, 4096, 65536])
def test_round_trip_in_pieces(step):
    packets = PACKETS if step > 50 else PACKETS[:5]
    stream, decoder, received = stream_of(*packets), link.Decoder(), []
    for start in range(0, len(stream), step):
        received.extend(decoder.feed(stream[start:start + step]))
    assert received == packets
    assert not decoder.in_packet


def test_a_large_body_is_not_copied_by_the_encoder():
    body = b"x" * (link.SMALL + 1)
    pieces = link.encode([b"kind", body])
    assert any(piece is body for piece in pieces)


def test_a_small_packet_is_one_piece():
    assert len(link.encode([b"kind", b"small"])) == 1


def test_memory_views_count_in_bytes():
    numbers = array.array(str("i"), range(2000))
    packet = [memoryview(b"abc"), bytearray(b"de")] + ([memoryview(numbers)] if bytes is not str else [])
    expected = [b"abc", b"de"] + ([numbers.tobytes()] if bytes is not str else [])
    assert link.Decoder().feed(stream_of([link.bytes_of(frame) for frame in packet])) == [expected]
    if bytes is not str:
        assert link.size_of(memoryview(numbers)) == len(numbers.tobytes())


def test_it_says_when_a_stream_ends_inside_a_packet():
    stream, decoder = stream_of([b"abc", b"def"]), link.Decoder()
    for end in (2, 10, len(stream) - 1):
        decoder = link.Decoder()
        assert decoder.feed(stream[:end]) == []
        assert decoder.in_packet
        assert decoder.wanted() >= 1


@pytest.mark.parametrize("stream", [
    b"GET / HTTP/1.1\r\n", b"\x00" * 16, b"\xff" * 16, struct.pack(str("<I"), link.MAGIC << 24 | 0x10001),
    struct.pack(str("<IQ"), link.MAGIC << 24 | 1, link.SIZE_LIMIT + 1),
])
def test_other_streams_are_refused(stream):
    with pytest.raises(LinkError):
        link.Decoder().feed(stream)


def test_too_many_frames_are_refused():
    with pytest.raises(LinkError):
        link.encode([b""] * link.FRAME_LIMIT)
