"""What each message type must carry."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.protocol import schema
from zmqkernel.protocol.errors import InvalidJSON, MissingField, UnknownMessageType, WrongFieldType
from zmqkernel.protocol.message import Message, MessageFactory

GOOD = {
    "execute_request": {"code": "1", "silent": False, "user_expressions": {}, "allow_stdin": True},
    "complete_request": {"code": "pri", "cursor_pos": 3},
    "inspect_request": {"code": "print", "cursor_pos": 3, "detail_level": 1},
    "is_complete_request": {"code": "if 1:"},
    "history_request": {"hist_access_type": "tail", "n": 3, "raw": True, "output": False},
    "comm_info_request": {"target_name": "t"},
    "comm_open": {"comm_id": "1", "target_name": "t", "data": {}},
    "comm_msg": {"comm_id": "1", "data": {}},
    "comm_close": {"comm_id": "1", "data": {}},
    "kernel_info_request": {},
    "shutdown_request": {"restart": True},
    "interrupt_request": {},
}


@pytest.mark.parametrize("msg_type", sorted(GOOD))
def test_what_frontends_send_passes(msg_type):
    for channel in ("shell", "control"):
        schema.check(channel, MessageFactory().message(msg_type, GOOD[msg_type]))


def test_fields_of_others_pass():
    schema.check_content("execute_request", {"code": "", "their_own": [1]})


def test_null_passes_for_what_may_be_left_out():
    schema.check_content("execute_request", {"code": "", "user_expressions": None, "silent": None})


@pytest.mark.parametrize("msg_type, content, error, words", [
    ("execute_request", {}, MissingField, ["execute_request", "code"]),
    ("execute_request", {"code": 3}, WrongFieldType, ["code", "text", "int"]),
    ("execute_request", {"code": None}, WrongFieldType, ["code", "text"]),
    ("execute_request", {"code": "", "silent": 1}, WrongFieldType, ["silent", "boolean"]),
    ("execute_request", {"code": "", "user_expressions": []}, WrongFieldType, ["user_expressions", "object", "list"]),
    ("complete_request", {"code": "", "cursor_pos": "3"}, WrongFieldType, ["cursor_pos", "integer"]),
    ("complete_request", {"code": "", "cursor_pos": True}, WrongFieldType, ["cursor_pos", "integer", "bool"]),
    ("complete_request", {"code": "", "cursor_pos": 1.5}, WrongFieldType, ["cursor_pos", "integer", "float"]),
    ("comm_open", {"comm_id": "1"}, MissingField, ["target_name"]),
    ("no_such_request", {}, UnknownMessageType, ["no_such_request"]),
    ("x" * 1000, {}, UnknownMessageType, ["xxx..."]),
])
def test_what_is_wrong_is_named(msg_type, content, error, words):
    with pytest.raises(error) as caught:
        schema.check_content(msg_type, content)
    for word in words:
        assert word in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_type_of_another_channel_is_refused_with_the_right_one():
    with pytest.raises(UnknownMessageType) as caught:
        schema.check_type("stdin", "execute_request")
    assert "stdin" in str(caught.value) and "shell" in str(caught.value)
    with pytest.raises(UnknownMessageType):
        schema.check_type("shell", "input_reply")
    with pytest.raises(UnknownMessageType):
        schema.check_type("no_channel", "execute_request")


def test_content_that_is_no_object():
    with pytest.raises(InvalidJSON):
        schema.check("shell", Message(b'{"msg_type":"execute_request","msg_id":"1"}', raw_content=b"[]"))


def test_reply_types():
    assert schema.reply_type("execute_request") == "execute_reply"
    assert schema.reply_type("strange") == "strange_reply"


def test_defaults():
    filled = schema.content_with_defaults("execute_request", {"code": "x", "silent": None, "stop_on_error": False})
    assert filled == {"code": "x", "silent": False, "store_history": None, "user_expressions": None,
                      "allow_stdin": True, "stop_on_error": False}


def test_control_takes_all_that_shell_takes():
    assert schema.CHANNELS["shell"] <= schema.CHANNELS["control"]
