"""Messages and the factory that makes them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import re
import threading

import pytest

from zmqkernel.protocol.errors import InvalidJSON, NotSerializable
from zmqkernel.protocol.message import Message, MessageFactory, new_session_id


@pytest.fixture
def factory():
    return MessageFactory(session="5e55", username="ann", clock=lambda: 1600000000.25)


def test_a_header_has_what_the_specification_asks_for(factory):
    header = factory.message("execute_request").header
    assert header == {
        "msg_id": "5e55_1", "msg_type": "execute_request", "username": "ann", "session": "5e55",
        "date": "2020-09-13T12:26:40.250000Z", "version": "5.4"}


def test_message_ids_count(factory):
    assert [factory.message("x").msg_id for _ in range(3)] == ["5e55_1", "5e55_2", "5e55_3"]


def test_threads_of_one_session_have_different_ids():
    factory, ids = MessageFactory(), []

    def work():
        ids.extend([factory.header("x") for _ in range(2000)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(json.loads(header.decode("ascii"))["msg_id"] for header in ids)) == 8000


def test_processes_of_one_session_have_different_ids():
    ids = [MessageFactory(session="s", origin=origin).message("x").msg_id for origin in ("", "w1", "w2")]
    assert len(set(ids)) == 3


def test_names_that_need_escaping():
    header = MessageFactory(session='a"b', username="\xe9\\").message("x").header
    assert (header["session"], header["username"]) == ('a"b', "\xe9\\")


def test_sessions_are_different_and_long():
    assert new_session_id() != new_session_id()
    assert re.match("^[0-9a-f]{32}$", new_session_id())


def test_the_parent_is_the_header_byte_for_byte(factory):
    raw = b'{ "msg_type":"x" ,"msg_id": "1", "extra": 1.00}'
    request = Message(raw, identities=[b"me"])
    reply = factory.reply(request, "x_reply", {"status": "ok"})
    assert reply.raw_parent is raw
    assert reply.identities == [b"me"]
    assert factory.message("stream", {}, parent=raw).raw_parent is raw
    assert factory.message("stream", {}, parent={"msg_id": "7"}).parent_id == "7"


def test_parts_are_decoded_once_and_late():
    message = Message(b"{}", raw_content=b"not json")
    assert message.header is message.header
    with pytest.raises(InvalidJSON) as caught:
        len(message.content)
    assert "the content" in str(caught.value)


def test_each_part_is_named_when_it_is_wrong():
    message = Message(b"1", b"2", b"3", b"4")
    for part, name in (("header", "the header"), ("parent_header", "the parent header"), ("metadata", "the metadata")):
        with pytest.raises(InvalidJSON) as caught:
            getattr(message, str(part))
        assert name in str(caught.value)


def test_a_message_without_fields_has_empty_ones():
    message = Message(b"{}")
    assert (message.msg_type, message.msg_id, message.session, message.parent_id) == ("", "", "", None)
    assert (message.metadata, message.content) == ({}, {})


def test_as_a_dict(factory):
    message = factory.message("comm_msg", {"a": 1}, metadata={"m": 2}, buffers=[b"b"])
    as_dict = message.to_dict()
    assert as_dict["content"] == {"a": 1} and as_dict["metadata"] == {"m": 2} and as_dict["buffers"] == [b"b"]
    assert as_dict["msg_type"] == "comm_msg" and as_dict["header"]["msg_id"] == as_dict["msg_id"]


def test_content_may_be_bytes_already(factory):
    raw = json.dumps({"a": 1}).encode("ascii")
    assert factory.message("x", raw).raw_content is raw


def test_content_that_cannot_be_sent_is_an_error(factory):
    with pytest.raises(NotSerializable):
        factory.message("x", {"a": object()})


def test_repr_of_any_message():
    assert "unreadable" in repr(Message(b"nonsense"))
    assert "stream" in repr(MessageFactory().message("stream"))
