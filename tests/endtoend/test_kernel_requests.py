# -*- coding: utf-8 -*-
"""Requests: answered in order, or at once where no user code is needed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import time

import pytest

from testkit.kernels import RunningKernel

HOLD_THE_LOCK = "import ctypes; _ = ctypes.PyDLL(None).usleep(1500000)"
ASK = "input" if str is not bytes else "raw_input"


@pytest.fixture(scope="module")
def kernel():
    with RunningKernel() as running:
        yield running


def test_what_needs_no_user_code_is_answered_while_c_code_holds_the_lock(kernel):
    kernel.run("import ctypes")
    msg_id = kernel.client.execute("print('begun')\n" + HOLD_THE_LOCK)
    kernel.next_output(lambda message: message["msg_type"] == "stream")
    info = kernel.ask_control("kernel_info_request")
    assert info["status"] == "ok" and info["language_info"]["name"] == "python"
    asked = kernel.client.kernel_info()
    reply = kernel.client.get_shell_msg(timeout=30)
    assert reply["parent_header"]["msg_id"] == asked, "before that of the cell, which still runs"
    assert kernel.client.hb_channel.is_beating()
    assert kernel.collect(msg_id).reply["status"] == "ok"


def test_modules_that_libraries_look_for_are_there_before_anybody_imports_them(kernel):
    names = ["IPython", "IPython.core", "IPython.core.interactiveshell", "IPython.core.magics.namespace", "ipykernel",
             "ipykernel.zmqshell"]
    assert kernel.run("import sys; print([name for name in %r if name not in sys.modules])" % (
        [str(name) for name in names],)).text() == "[]\n"


def test_a_failure_aborts_the_cells_behind_it(kernel):
    first = kernel.client.execute("import os, time\nwhile not os.path.exists('go'): time.sleep(0.01)\n1 / 0")
    behind = [kernel.client.execute("x = 1") for _ in range(5)]
    completion = kernel.client.complete("prin", 4)
    kernel.settle()
    open(os.path.join(kernel.home, "go"), "w").close()
    assert kernel.collect(first).reply["ename"] == "ZeroDivisionError"
    replies = dict((message["parent_header"]["msg_id"], message["content"]) for message in [
        kernel.client.get_shell_msg(timeout=30) for _ in range(6)])
    assert [replies[msg_id]["status"] for msg_id in behind] == ["aborted"] * 5
    assert "print" in replies[completion].get("matches", ()), replies[completion]
    assert kernel.run("1").reply["status"] == "ok"


def test_a_failure_aborts_nothing_where_it_was_asked_not_to(kernel):
    first = kernel.client.execute("import time; time.sleep(0.1); 1 / 0", stop_on_error=False)
    behind = [kernel.client.execute("x = 1") for _ in range(5)]
    assert kernel.collect(first).reply["status"] == "error"
    assert [kernel.collect(msg_id).reply["status"] for msg_id in behind] == ["ok"] * 5


def test_each_request_is_framed_by_busy_and_idle(kernel):
    result = kernel.run("1")
    states = [content["execution_state"] for content in result.contents("status")]
    assert states == ["busy", "idle"]
    assert result.messages[0][0] == "status" and result.messages[-1][0] == "status"
    assert result.contents("execute_input")[0]["code"] == "1"


def test_cells_are_announced_with_the_numbers_that_they_get(kernel):
    count = int(kernel.value("get_ipython().execution_count"))
    waiting = "import os, time\nwhile not os.path.exists('begin'): time.sleep(0.01)\n1"
    codes = [waiting, "2;", "'''shown'''", "print(4)", "get_ipython().execution_count += 10", "6", "1 / 0", "8"]
    msg_ids = [kernel.client.execute(code) for code in codes]
    kernel.settle()
    open(os.path.join(kernel.home, "begin"), "w").close()
    results = [kernel.output_of(msg_id) for msg_id in msg_ids]
    inputs = [[(content["code"], content["execution_count"]) for kind, content in messages if kind == "execute_input"]
              for messages in results]
    later = count + 15
    assert inputs == [[(waiting, count)], [("2;", count + 1)], [("'''shown'''", count + 2)], [("print(4)", count + 3)],
                      [(codes[4], count + 4)], [("6", later)], [("1 / 0", later + 1)], []]
    numbers = [content["execution_count"] for messages in results for kind, content in messages
               if kind == "execute_result"]
    assert numbers == [count, count + 2, later]
    for _ in codes:
        kernel.client.get_shell_msg(timeout=30)


def test_a_silent_cell_and_one_without_code_are_not_announced(kernel):
    for content in ({"code": "1", "silent": True}, {"silent": False}):
        message = kernel.client.session.msg("execute_request", content)
        kernel.client.shell_channel.send(message)
        assert kernel.collect(message["header"]["msg_id"]).contents("execute_input") == []


def test_many_requests_at_once_are_answered_in_order(kernel):
    msg_ids = [kernel.client.execute("%d" % i, silent=True) for i in range(1500)]
    answered = [kernel.client.get_shell_msg(timeout=30)["parent_header"]["msg_id"] for _ in msg_ids]
    assert answered == msg_ids
    kernel.output_of(msg_ids[-1])


def test_a_question_is_asked_and_answered(kernel):
    msg_id = kernel.client.execute("print('before')\nx = %s('name? ')\nx" % ASK, allow_stdin=True)
    question = kernel.client.get_stdin_msg(timeout=30)
    assert question["content"] == {"prompt": "name? ", "password": False}
    kernel.client.input("Ada Löwe")
    result = kernel.collect(msg_id)
    assert result.flow[0] == "out:before\n"
    assert kernel.run("print(x)").text() == "Ada Löwe\n"


def test_a_password_is_asked_for_as_such(kernel):
    msg_id = kernel.client.execute("import getpass; x = getpass.getpass('key: ')", allow_stdin=True)
    assert kernel.client.get_stdin_msg(timeout=30)["content"] == {"prompt": "key: ", "password": True}
    kernel.client.input("s3cret")
    kernel.collect(msg_id)
    assert kernel.run("print(x)").text() == "s3cret\n"


def test_a_question_nobody_can_answer_is_an_error(kernel):
    assert kernel.run(ASK + "()").reply["ename"] == "StdinNotImplementedError"


def test_large_bodies_go_both_ways(kernel):
    result = kernel.run("x = %r; print(len(x)); x" % str("y" * 3000000), timeout=60)
    assert result.text() == "3000000\n"
    assert len(result.contents("execute_result")[0]["data"]["text/plain"]) > 2999999


def test_a_message_with_contents_of_the_wrong_kind_is_an_error_reply(kernel):
    message = kernel.client.session.msg("execute_request", {"code": 5})
    kernel.client.shell_channel.send(message)
    reply = kernel.collect(message["header"]["msg_id"]).reply
    assert reply["status"] == "error" and "code" in reply["evalue"]


def test_heartbeats_are_echoed(kernel):
    deadline = time.time() + 30
    while not kernel.client.hb_channel.is_beating():
        assert time.time() < deadline


def test_requests_on_the_control_channel_come_first_and_in_order(kernel):
    """More of them than the worker takes at a time."""
    if not hasattr(kernel.client, "get_control_msg"):
        pytest.skip("clients of Python 2.7 have no control channel")
    go = os.path.join(kernel.home, "go on")
    kernel.run("import os, time; order = []")
    first = kernel.client.execute("while not os.path.exists(%r): time.sleep(0.01)" % str(go))
    behind = [kernel.client.execute("order.append('shell')") for _ in range(3)]
    session, channel = kernel.client.session, kernel.client.control_channel
    asked = [session.msg("execute_request", {"code": "order.append(%d)" % n}) for n in range(9)]
    for message in asked:
        channel.send(message)
    kernel.settle()
    open(go, "w").close()
    replies = [kernel.client.get_control_msg(timeout=60)["parent_header"]["msg_id"] for _ in asked]
    assert replies == [message["header"]["msg_id"] for message in asked]
    for msg_id in [first] + behind:
        assert kernel.collect(msg_id).reply["status"] == "ok"
    assert kernel.run("print([x for x in order if x != 'shell'])").text() == "[0, 1, 2, 3, 4, 5, 6, 7, 8]\n"
