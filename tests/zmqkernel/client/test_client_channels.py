"""A client over ZeroMQ sockets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging
import threading
import time

import pytest

from testkit.fakekernel import FakeKernel
from zmqkernel.client import KernelClient
from zmqkernel.client.channels import ZmqTransport, wait_for_heartbeat
from zmqkernel.client.waking import wait_readable
from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.errors import ChannelClosed, ClientError, KernelDied, RequestTimeout
from zmqkernel.protocol.message import Message

OK = {"status": "ok"}


def serve(kernel, channel, message):
    """Answer every request at once; a cell that says ``silence`` is not answered."""
    code = message.content.get("code")
    if code == "silence":
        return
    if channel == "control":
        kernel.reply(message, OK, "control")
    elif message.msg_type == "execute_request":
        kernel.run(message, dict(OK, execution_count=1), ("stream", {"name": "stdout", "text": code}))
    elif message.msg_type == "complete_request":
        kernel.reply(message, dict(OK, matches=[code + "!"]))
    else:
        kernel.run(message, dict(OK, msg_type=message.msg_type))


@pytest.fixture
def kernel():
    with FakeKernel(serve) as fake:
        yield fake


@pytest.fixture
def client(kernel):
    client = KernelClient(ZmqTransport(kernel.connection))
    client.seen = []
    client.on_iopub(lambda message: client.seen.append((message.msg_type, message.content)))
    client.wait_ready(10)
    del client.seen[:]
    yield client
    client.close()


def test_a_cell_and_all_its_output(client):
    reply = client.execute("hello", timeout=10)
    assert reply.msg_type == "execute_reply"
    assert reply.content["execution_count"] == 1
    assert client.seen == [
        ("status", {"execution_state": "busy"}), ("stream", {"name": "stdout", "text": "hello"}),
        ("status", {"execution_state": "idle"})]


def test_the_request_is_what_the_specification_says(kernel, client):
    client.execute("1", user_expressions={"x": "1"}, metadata={"terminal_lease": True}, timeout=10)
    message = kernel.received[-1][1]
    assert message.content == {
        "code": "1", "silent": False, "store_history": True, "user_expressions": {"x": "1"}, "allow_stdin": True,
        "stop_on_error": True}
    assert message.metadata == {"terminal_lease": True}
    assert message.session == client.session


@pytest.mark.parametrize("ask, msg_type, content", [
    (lambda c: c.inspect("pri", 2, 1, timeout=10), "inspect_request",
     {"code": "pri", "cursor_pos": 2, "detail_level": 1}),
    (lambda c: c.inspect("pri", timeout=10), "inspect_request", {"code": "pri", "cursor_pos": 3, "detail_level": 0}),
    (lambda c: c.is_complete("if 1:", timeout=10), "is_complete_request", {"code": "if 1:"}),
    (lambda c: c.history("tail", n=3, timeout=10), "history_request",
     {"hist_access_type": "tail", "n": 3, "raw": True, "output": False}),
    (lambda c: c.kernel_info(timeout=10), "kernel_info_request", {}),
    (lambda c: c.comm_info("t", timeout=10), "comm_info_request", {"target_name": "t"}),
])
def test_other_requests(kernel, client, ask, msg_type, content):
    assert ask(client)["msg_type"] == msg_type
    assert kernel.received[-1][1].content == content


def test_control_has_a_channel_of_its_own(kernel, client):
    assert client.interrupt(10) == OK
    assert client.shutdown(True, timeout=10) == OK
    assert [(channel, message.msg_type) for channel, message in kernel.received[-2:]] == [
        ("control", "interrupt_request"), ("control", "shutdown_request")]


def test_a_time_limit(client):
    with pytest.raises(RequestTimeout):
        client.complete("silence", timeout=0.05)
    assert client.complete("x", timeout=10)["matches"] == ["x!"]


def test_a_late_answer_does_no_harm(kernel, client):
    with pytest.raises(RequestTimeout):
        client.execute("silence", timeout=0.05)
    late = kernel.received[-1][1]
    kernel.answer = lambda fake, channel, message: (fake.reply(late, OK), serve(fake, channel, message))
    assert client.complete("x", timeout=10)["matches"] == ["x!"]


def test_another_thread_completes_while_a_cell_runs(kernel, client):
    answers, running = [], threading.Event()

    def complete():
        running.wait(10)
        answers.append(client.complete("x", timeout=10)["matches"])
        client.interrupt(10)

    def slow(fake, channel, message):
        if message.msg_type == "execute_request":
            fake.request = message
            running.set()
        elif channel == "control":
            serve(fake, channel, message)
            serve(fake, "shell", fake.request)
        else:
            serve(fake, channel, message)

    kernel.answer = slow
    thread = threading.Thread(target=complete)
    thread.start()
    client.execute("slow", timeout=10)
    thread.join(10)
    assert answers == [["x!"]]
    assert ("stream", {"name": "stdout", "text": "slow"}) in client.seen


def test_many_threads_each_get_their_own_answers(client):
    wrong = []

    def ask(name):
        for number in range(20):
            code = "%s-%d" % (name, number)
            if client.complete(code, timeout=10)["matches"] != [code + "!"]:
                wrong.append(code)

    threads = [threading.Thread(target=ask, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not wrong
    assert not any(thread.is_alive() for thread in threads)


def test_callbacks_are_called_at_home_only(client):
    threads = []
    client.on_iopub(lambda message: threads.append(threading.current_thread()))
    other = threading.Thread(target=lambda: client.history("tail", timeout=10))
    other.start()
    other.join(10)
    assert threads == []
    deadline = time.time() + 10
    while len(threads) < 2 and time.time() < deadline:
        client.pump(0.2)
    assert set(threads) == set([threading.current_thread()])


def test_what_comes_between_requests_wakes_the_descriptors(kernel, client):
    client.pump()
    kernel.publish("stream", {"name": "stdout", "text": "late"})
    deadline = time.time() + 10
    while not client.seen and time.time() < deadline:
        wait_readable(client.wakeup_fds(), 1)
        client.pump()
    assert client.seen == [("stream", {"name": "stdout", "text": "late"})]


def ask_and_answer(fake, channel, message):
    """Ask for input; run the cell with what was typed."""
    if message.msg_type == "execute_request":
        fake.request = message
        fake.ask(message, "Name? ")
    elif channel == "stdin":
        fake.run(fake.request, dict(OK, typed=message.content["value"]))
    else:
        serve(fake, channel, message)


def test_input(kernel, client):
    prompts = []
    kernel.answer = ask_and_answer
    client.on_input_request(lambda message: prompts.append(message.content["prompt"]) or "Ann")
    assert client.execute("ask", timeout=10).content["typed"] == "Ann"
    assert prompts == ["Name? "]


def raises(error):
    def callback(message):
        raise error
    return callback


@pytest.mark.parametrize("callback", [None, raises(EOFError())])
def test_end_of_input(kernel, client, callback):
    kernel.answer = ask_and_answer
    client.on_input_request(callback)
    assert client.execute("ask", timeout=10).content["typed"] == "\x04"


def test_interrupt_instead_of_input(kernel, client):
    def answer(fake, channel, message):
        if channel == "control":
            serve(fake, channel, message)
            fake.run(fake.request, {"status": "error", "ename": "KeyboardInterrupt"})
        else:
            ask_and_answer(fake, channel, message)

    kernel.answer = answer
    client.on_input_request(raises(KeyboardInterrupt()))
    assert client.execute("ask", timeout=10).content["ename"] == "KeyboardInterrupt"


def test_an_interrupted_wait_can_be_taken_up_again(client):
    pending = client.send_execute("hello")
    calls = []

    def interrupt_once(message):
        if not calls:
            calls.append(message)
            raise KeyboardInterrupt()

    client.on_iopub(interrupt_once)
    with pytest.raises(KeyboardInterrupt):
        client.wait(pending, 10)
    assert client.wait(pending, 10).content["status"] == "ok"


def test_an_interrupt_may_be_handled_during_the_wait(client):
    calls, handled = [], []

    def interrupt_once(message):
        if not calls:
            calls.append(message)
            raise KeyboardInterrupt()

    client.on_iopub(interrupt_once)
    reply = client.execute("hello", timeout=10, on_interrupt=lambda: handled.append(1))
    assert reply.content["status"] == "ok" and handled == [1]


def test_a_kernel_that_is_gone(kernel):
    client = KernelClient(ZmqTransport(kernel.connection), is_alive=lambda: False)
    try:
        with pytest.raises(KernelDied):
            client.execute("silence", timeout=10)
    finally:
        client.close()


def test_forged_and_broken_messages_are_ignored(kernel, client, caplog):
    with caplog.at_level(logging.WARNING):
        kernel.send_frames("iopub", [b"topic", b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"])
        kernel.send_frames("iopub", [b"noise"])
        assert client.execute("hello", timeout=10).content["status"] == "ok"
    assert len(client.seen) == 3
    assert "wrong signature" in caplog.text and "<IDS|MSG>" in caplog.text


@pytest.mark.parametrize("part, raw", [(1, b"{"), (1, b'{"msg_id": []}'), (3, b"[]"), (3, b"\xff")])
def test_signed_nonsense_is_ignored_too(kernel, client, caplog, part, raw):
    with caplog.at_level(logging.WARNING):
        parts = [b'{"msg_type":"status","msg_id":"1"}', b"{}", b"{}", b"{}"]
        parts[part] = raw
        for channel, identities in (("iopub", [b"topic"]), ("shell", client_identities(kernel))):
            kernel.send_frames(channel, kernel.wire.pack(Message(*parts, identities=identities)))
        assert client.execute("hello", timeout=10).content["status"] == "ok"


def client_identities(kernel):
    return kernel.received[-1][1].identities


def test_heartbeat(kernel):
    transport = ZmqTransport(kernel.connection)
    try:
        assert wait_for_heartbeat(transport, 10)
    finally:
        transport.close()


def test_no_heartbeat():
    nowhere = ConnectionInfo.new().with_ports(dict.fromkeys(("shell", "iopub", "stdin", "control", "hb"), 9))
    transport = ZmqTransport(nowhere)
    try:
        assert transport.heartbeat(0.05) is False
    finally:
        transport.close()


def test_after_closing(client):
    client.close()
    client.close()
    with pytest.raises(ChannelClosed):
        client.kernel_info(timeout=1)


@pytest.mark.parametrize("change", [{"transport": "ipc", "ip": "/x" * 100}, {"ip": "no such host!"}, {"ports": {}}])
def test_addresses_that_cannot_be_used(change):
    fields = dict({"ports": dict.fromkeys(("shell", "iopub", "stdin", "control", "hb"), 9)}, **change)
    with pytest.raises(ClientError) as caught:
        ZmqTransport(ConnectionInfo(**dict((str(name), value) for name, value in fields.items())))
    assert "channel" in str(caught.value)


def test_comm_messages_have_no_reply(kernel, client):
    kernel.answer = lambda fake, channel, message: None if message.msg_type == "comm_msg" else serve(
        fake, channel, message)
    msg_id = client.send_comm("comm_msg", {"comm_id": "1", "data": {"x": 1}}, buffers=[b"raw"])
    client.kernel_info(timeout=10)
    received = [message for _, message in kernel.received if message.msg_type == "comm_msg"]
    assert [message.msg_id for message in received] == [msg_id]
    assert received[0].buffers == [b"raw"]
