"""Properties of the wire, the link's framing and the schema, with values that hypothesis makes up."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

pytest.importorskip("hypothesis")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from zmqkernel.protocol import jsontext, link, schema  # noqa: E402
from zmqkernel.protocol.errors import BadSignature, LinkError, ProtocolError, WireError  # noqa: E402
from zmqkernel.protocol.message import MessageFactory  # noqa: E402
from zmqkernel.protocol.wire import DELIMITER, Wire  # noqa: E402

KEY = b"property"

texts = st.text(max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8)
objects = st.dictionaries(texts, values, max_size=4)
byte_lists = st.lists(st.binary(max_size=40), max_size=10)
identities = st.lists(st.binary(min_size=1, max_size=8).filter(lambda frame: frame != DELIMITER), max_size=3)


@settings(deadline=None, max_examples=40)
@given(texts.filter(bool), objects, objects, objects, byte_lists, identities)
def test_pack_and_unpack_are_inverse(msg_type, content, parent, metadata, buffers, ids):
    factory = MessageFactory()
    message = factory.message(msg_type, content, parent, metadata, buffers, ids)
    received = Wire(KEY).unpack(Wire(KEY).pack(message))
    assert received.msg_type == msg_type
    assert (received.content, received.parent_header, received.metadata) == (content, parent, metadata)
    assert (received.buffers, received.identities) == (buffers, ids)


@settings(deadline=None, max_examples=60)
@given(objects, st.data())
def test_any_single_byte_change_of_signed_frames_is_refused(content, data):
    frames = Wire(KEY).pack(MessageFactory().message("execute_request", content))
    at = data.draw(st.integers(1, 5))
    place = data.draw(st.integers(0, len(frames[at]) - 1))
    changed = bytearray(frames[at])
    changed[place] ^= data.draw(st.integers(1, 255))
    frames[at] = bytes(changed)
    with pytest.raises(BadSignature):
        Wire(KEY).unpack(frames)


@settings(deadline=None, max_examples=150)
@given(byte_lists, byte_lists, st.sampled_from([b"", KEY]))
def test_arbitrary_frames_raise_nothing_but_errors_of_the_wire(before, after, key):
    try:
        Wire(key).unpack(before + [DELIMITER] + after)
    except WireError:
        pass


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted(schema.REQUESTS)), objects, st.sampled_from(["shell", "control", "stdin", "nonsense"]))
def test_arbitrary_contents_raise_nothing_but_errors_of_the_protocol(msg_type, content, channel):
    for name in list(schema.REQUESTS[msg_type])[:2]:
        content.setdefault(name, 3.5)
    message = MessageFactory().message(msg_type, content)
    try:
        schema.check(channel, message)
    except ProtocolError as error:
        assert str(error)


@settings(deadline=None, max_examples=60)
@given(st.lists(byte_lists, max_size=4), st.data())
def test_the_link_gives_back_what_was_sent_however_it_is_cut(packets, data):
    stream = b"".join(bytes(piece) for packet in packets for piece in link.encode(packet))
    decoder, received, start = link.Decoder(), [], 0
    while start < len(stream):
        step = data.draw(st.integers(1, max(len(stream) // 3, 1)))
        received.extend(decoder.feed(stream[start:start + step]))
        start += step
    assert received == packets
    assert not decoder.in_packet


@settings(deadline=None, max_examples=100)
@given(st.lists(st.binary(max_size=30), max_size=5))
def test_arbitrary_bytes_on_the_link_raise_nothing_but_its_error(pieces):
    decoder = link.Decoder()
    try:
        for piece in pieces:
            decoder.feed(piece)
    except LinkError:
        pass


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_arbitrary_bytes_as_json_raise_nothing_but_errors_of_the_wire(raw):
    try:
        assert isinstance(jsontext.loads(raw), dict)
    except WireError:
        pass
