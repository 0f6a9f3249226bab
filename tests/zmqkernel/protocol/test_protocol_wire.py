"""Frames <-> messages."""
from __future__ import absolute_import, division, print_function, unicode_literals

import hashlib
import hmac

import pytest

from zmqkernel.protocol import errors
from zmqkernel.protocol.message import Message, MessageFactory
from zmqkernel.protocol.wire import DELIMITER, ReplayGuard, Signer, Wire

KEY = b"a-key"


@pytest.fixture
def message():
    return MessageFactory().message("execute_request", {"code": "1"}, {"msg_id": "p"}, {"m": 1}, [b"b1", b"b2"],
                                    [b"id1", b"id2"])


@pytest.fixture
def frames(message):
    return Wire(KEY).pack(message)


def test_a_message_looks_as_the_specification_says(message, frames):
    signature = hmac.new(KEY, b"".join(message.parts), hashlib.sha256).hexdigest().encode("ascii")
    assert frames == [b"id1", b"id2", DELIMITER, signature] + list(message.parts) + [b"b1", b"b2"]


def test_round_trip(message, frames):
    received = Wire(KEY).unpack(frames)
    assert received.identities == [b"id1", b"id2"]
    assert received.parts == message.parts
    assert received.buffers == [b"b1", b"b2"]


def test_frames_may_be_memory_views(frames, message):
    received = Wire(KEY).unpack([frames[0], frames[1], frames[2]] + [memoryview(frame) for frame in frames[3:]])
    assert received.parts == message.parts
    assert received.content == {"code": "1"}


def test_without_a_key_nothing_is_signed_or_remembered(message):
    wire = Wire(b"")
    frames = wire.pack(message)
    assert frames[3] == b""
    assert wire.unpack(frames).content == wire.unpack(frames).content


def test_no_delimiter(frames):
    with pytest.raises(errors.MissingDelimiter):
        Wire(KEY).unpack([frame for frame in frames if frame != DELIMITER])


@pytest.mark.parametrize("count", [0, 1, 4])
def test_too_few_frames(count):
    with pytest.raises(errors.TooFewFrames) as caught:
        Wire(KEY).unpack([DELIMITER] + [b"{}"] * count)
    assert str(count) in str(caught.value)


def test_another_key_is_refused(frames):
    with pytest.raises(errors.BadSignature) as caught:
        Wire(b"another").unpack(frames)
    assert "another key" in str(caught.value)


@pytest.mark.parametrize("signature", [b"", b"\xff\xff", b"0" * 64, b"A" * 100000], ids=[str(i) for i in range(4)])
def test_wrong_signatures_are_refused(frames, signature):
    frames[3] = signature
    with pytest.raises(errors.BadSignature) as caught:
        Wire(KEY).unpack(frames)
    assert len(str(caught.value)) < 200


def test_upper_case_is_another_signature(frames):
    frames[3] = frames[3].upper()
    with pytest.raises(errors.BadSignature):
        Wire(KEY).unpack(frames)


@pytest.mark.parametrize("at", range(4, 8))
def test_any_changed_part_is_refused(frames, at):
    for place in range(len(frames[at])):
        changed = bytearray(frames[at])
        changed[place] ^= 1
        with pytest.raises(errors.BadSignature):
            Wire(KEY).unpack(frames[:at] + [bytes(changed)] + frames[at + 1:])


def test_a_message_is_taken_once(frames):
    wire = Wire(KEY)
    wire.unpack(frames)
    with pytest.raises(errors.ReplayedMessage):
        wire.unpack(frames)


def test_replays_are_refused_on_all_sockets_that_share_a_guard(frames):
    guard = ReplayGuard()
    Wire(KEY, guard=guard).unpack(frames)
    with pytest.raises(errors.ReplayedMessage):
        Wire(KEY, guard=guard).unpack(frames)


def test_the_memory_of_signatures_is_bounded_and_keeps_a_generation():
    guard = ReplayGuard(generation=10)
    signatures = [("%d" % i).encode("ascii") for i in range(100)]
    for signature in signatures:
        guard.admit(signature)
    for signature in signatures[-10:]:
        with pytest.raises(errors.ReplayedMessage):
            guard.admit(signature)
    for signature in signatures[:50]:
        guard.admit(signature)


@pytest.mark.parametrize("header, reason", [
    (b"{}", "no msg_type"),
    (b'{"msg_type":"x"}', "no msg_id"),
    (b'{"msg_type":3,"msg_id":"x"}', "msg_type is a int"),
    (b'{"msg_type":"x","msg_id":["x"]}', "msg_id is a list"),
    (b'{"msg_type":"","msg_id":"x"}', "no msg_type"),
    (b"[]", "not a JSON object"),
    (b"\xff", "UTF-8"),
])
def test_a_header_says_what_it_is(header, reason):
    wire = Wire(KEY)
    with pytest.raises(errors.InvalidJSON) as caught:
        wire.unpack(wire.pack(Message(header)))
    assert reason in str(caught.value)


@pytest.mark.parametrize("scheme", ["sha256", "hmac-", "hmac-nonsense", "", "hmac-shake_128"])
def test_unknown_schemes_are_refused(scheme):
    with pytest.raises(errors.UnsupportedScheme) as caught:
        Signer(KEY, scheme)
    assert "hmac-sha256" in str(caught.value)


@pytest.mark.parametrize("scheme", ["hmac-sha256", "hmac-sha512", "hmac-md5"])
def test_other_hashes(scheme, message):
    frames = Wire(KEY, scheme).pack(message)
    assert Wire(KEY, scheme).unpack(frames).content == {"code": "1"}


GARBAGE = [
    [], [b""], [DELIMITER], [DELIMITER] * 7, [b"\x00" * 5] * 8, [DELIMITER, b"", b"", b"", b"", b""],
    [DELIMITER, b"", b"{}", b"{}", b"{}", b"{}"], [b"x", DELIMITER, b"s", b"null", b"{}", b"{}", b"{}"],
]


@pytest.mark.parametrize("frames", GARBAGE)
@pytest.mark.parametrize("key", [b"", KEY])
def test_garbage_raises_only_errors_of_the_protocol(frames, key):
    with pytest.raises(errors.WireError):
        Wire(key).unpack(frames)
