"""From a message to its handler, and to a reply."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import logging
import re

import pytest

from testkit.fakeshell import FakeShell, Recorder, Typist
from zmqkernel.kernel.dispatch import Kernel, Reply
from zmqkernel.kernel.handlers import HANDLERS
from zmqkernel.kernel.interpreter import ShellInterpreter
from zmqkernel.kernel.sinks import PublishingSink
from zmqkernel.protocol import schema
from zmqkernel.protocol.message import Message, MessageFactory


class Setup(object):
    """A kernel over a fake shell, with what it publishes and asks."""

    def __init__(self, *typed):
        self.shell = FakeShell()
        self.published = Recorder()
        self.typist = Typist(*typed)
        self.shell.sink = PublishingSink(self.published)
        self.kernel = Kernel(ShellInterpreter(self.shell, "9.9"), self.published, self.typist)
        self.factory = MessageFactory()

    def ask(self, msg_type, metadata=None, terminal=False, **content):
        return self.kernel.handle(self.factory.message(msg_type, content, metadata=metadata), terminal)

    def run(self, code, **content):
        return self.ask("execute_request", code=code, **content)


@pytest.fixture
def setup():
    return Setup()


def test_a_cell(setup):
    reply = setup.run("40 + 2")
    assert reply.msg_type == "execute_reply"
    assert reply.content == {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
    assert reply.metadata["status"] == "ok" and not reply.aborts_queue
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", reply.metadata["started"])
    assert setup.published.messages == [
        ("execute_input", {"code": "40 + 2", "execution_count": 1}),
        ("execute_result", {"execution_count": 1, "data": {"text/plain": "42"}, "metadata": {}})]


def test_a_cell_that_fails(setup):
    reply = setup.run("1 // 0", user_expressions={"x": "1"})
    assert reply.content["status"] == "error"
    assert reply.content["ename"] == "ZeroDivisionError"
    assert "by zero" in reply.content["evalue"]
    assert reply.content["execution_count"] == 1 and reply.content["user_expressions"] == {}
    assert any("1 // 0" in line or "<cell>" in line for line in reply.content["traceback"])
    assert setup.published.types == ["execute_input", "error"]
    assert setup.published.messages[1][1]["traceback"] == reply.content["traceback"]


@pytest.mark.parametrize("code, options, aborts", [
    ("1/0", {}, True), ("1/0", {"stop_on_error": False}, False), ("1/0", {"silent": True}, False), ("1", {}, False),
])
def test_what_waits_behind_a_failure_is_aborted(setup, code, options, aborts):
    assert setup.run(code, **options).aborts_queue is aborts


@pytest.mark.parametrize("options, stored", [
    ({}, True), ({"store_history": False}, False), ({"silent": True}, False),
    ({"silent": True, "store_history": True}, False),
])
def test_what_goes_to_the_history(setup, options, stored):
    setup.run("1", **options)
    assert setup.shell.calls == [("1", stored, options.get("silent", False), None)]
    assert setup.published.types == ([] if options.get("silent") else ["execute_input", "execute_result"])


def test_user_expressions_and_payload(setup):
    reply = setup.run("shell.payload_manager.write_payload({'source': 'page'})", user_expressions={"x": "2 * 3"})
    assert reply.content["user_expressions"]["x"]["data"] == {"text/plain": "6"}
    assert reply.content["payload"] == [{"source": "page"}]
    assert setup.run("1").content["payload"] == []


def test_the_cell_of_a_notebook(setup):
    setup.ask("execute_request", metadata={"cellId": "c-1"}, code="1")
    assert setup.shell.calls[0][3] == "c-1"


def test_an_exception_that_the_shell_lets_through(setup):
    setup.shell.run_cell = lambda *args, **kwargs: 1 / 0
    assert setup.run("1").content["ename"] == "ZeroDivisionError"
    assert setup.published.types == ["execute_input", "error"]


def test_the_running_request_is_known(setup):
    seen = []
    setup.shell.user_ns["look"] = lambda: seen.append((setup.kernel.parent.content["code"], setup.kernel.request))
    setup.run("look()")
    assert seen[0][0] == "look()" and seen[0][1] is not None
    assert setup.kernel.request is None
    assert setup.kernel.parent.content["code"] == "look()"


@pytest.mark.parametrize("position, expected", [(3, 3), (None, 7), (-5, 0), (1000, 7)])
def test_the_cursor_stays_inside_of_the_code(setup, position, expected):
    setup.kernel.interpreter.complete = lambda code, cursor_pos: {"status": "ok", "at": cursor_pos}
    assert setup.ask("complete_request", code="display", cursor_pos=position).content["at"] == expected


def test_inspection(setup):
    reply = setup.ask("inspect_request", code="display(1)", cursor_pos=3, detail_level=1)
    assert reply.content == {
        "status": "ok", "found": True, "data": {"text/plain": "display at level 1"}, "metadata": {}}
    missing = setup.ask("inspect_request", code="nobody", cursor_pos=3).content
    assert missing == {"status": "ok", "found": False, "data": {}, "metadata": {}}


def test_completeness(setup):
    assert setup.ask("is_complete_request", code="if 1:").content == {"status": "incomplete", "indent": "    "}
    assert setup.ask("is_complete_request", code="1").content == {"status": "complete"}


@pytest.mark.parametrize("content, how, options", [
    ({"hist_access_type": "tail", "n": 2}, "tail", (2, True, True)),
    ({"hist_access_type": "range", "session": -1, "start": 1, "stop": 3, "raw": False}, "range", (-1, 1, 3, False)),
    ({"hist_access_type": "search", "pattern": "a*", "unique": True, "n": 5}, "search", ("a*", True, 5, True)),
])
def test_history(setup, content, how, options):
    reply = setup.ask("history_request", **dict((str(name), value) for name, value in content.items()))
    assert reply.content["history"] == [[1, 1, "a = 1"], [1, 2, "a"], [2, 1, "b"]]
    assert setup.shell.history_manager.asked == [(how, options)]


def test_history_with_output(setup):
    reply = setup.ask("history_request", hist_access_type="tail", n=3, output=True)
    assert reply.content["history"] == [[1, 1, ["a = 1", None]], [1, 2, ["a", "out"]], [2, 1, ["b", None]]]


def test_an_unknown_kind_of_history(setup, caplog):
    with caplog.at_level(logging.CRITICAL):
        reply = setup.ask("history_request", hist_access_type="sideways")
    assert reply.content["status"] == "error" and "sideways" in reply.content["evalue"]


def test_kernel_info_and_shutdown(setup):
    info = setup.ask("kernel_info_request").content
    assert info["implementation_version"] == "9.9" and info["banner"] == "a banner\n"
    assert setup.ask("shutdown_request", restart=True).content == {"status": "ok", "restart": True}
    assert setup.shell.history_manager.flushed == 1


@pytest.mark.parametrize("msg_type, content, ename", [
    ("execute_request", {}, "MissingField"),
    ("execute_request", {"code": 5}, "WrongFieldType"),
    ("no_such_request", {}, "UnknownMessageType"),
])
def test_a_wrong_request_is_answered_with_what_is_wrong(setup, caplog, msg_type, content, ename):
    with caplog.at_level(logging.WARNING):
        reply = setup.ask(msg_type, **dict((str(name), value) for name, value in content.items()))
    assert reply.msg_type == msg_type.replace("request", "reply")
    assert reply.content["status"] == "error" and reply.content["ename"] == ename
    assert len(caplog.records) == 1
    assert setup.run("1").content["status"] == "ok"


def test_content_that_is_not_json(setup, caplog):
    with caplog.at_level(logging.WARNING):
        reply = setup.kernel.handle(Message(
            b'{"msg_type":"execute_request","msg_id":"1"}', raw_content=b"{", raw_metadata=b"{}"))
    assert reply.content["ename"] == "InvalidJSON"


def test_a_wrong_comm_message_has_no_reply(setup, caplog):
    with caplog.at_level(logging.WARNING):
        assert setup.ask("comm_msg") is None


def test_a_handler_that_raises_is_an_error_reply(setup, caplog):
    setup.kernel.handlers["is_complete_request"] = lambda kernel, request: 1 / 0
    with caplog.at_level(logging.ERROR):
        reply = setup.ask("is_complete_request", code="1")
    assert reply.content["ename"] == "ZeroDivisionError"
    assert any("ZeroDivisionError" in line for line in reply.content["traceback"])
    assert "is_complete_request" in caplog.text


def test_an_exception_without_a_text(setup, caplog):
    class Odd(Exception):
        def __str__(self):
            raise ValueError("no text")

    def handler(kernel, request):
        raise Odd()

    setup.kernel.handlers["is_complete_request"] = handler
    with caplog.at_level(logging.CRITICAL):
        assert "cannot be shown" in setup.ask("is_complete_request", code="1").content["evalue"]


def test_a_reply_that_has_no_json_is_an_error():
    metadata, content = Reply("x_reply", {"data": object()}).to_json()
    assert json.loads(content.decode("ascii"))["ename"] == "NotSerializable"
    assert metadata == b"{}"


def test_there_is_a_handler_for_all_that_the_shell_channel_takes():
    assert set(schema.CHANNELS["shell"]) - set(HANDLERS) == set(["connect_request"])
