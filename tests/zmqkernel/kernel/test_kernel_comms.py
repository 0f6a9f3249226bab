"""Comms: the messages of widgets, in both directions."""
from __future__ import absolute_import, division, print_function, unicode_literals

import gc
import logging
import subprocess
import sys

import pytest

from testkit.fakeshell import FakeShell, Recorder, Typist
from zmqkernel.kernel import comm_base, comm_classes
from zmqkernel.kernel.comm_classes import Comm
from zmqkernel.kernel.comms import active_manager
from zmqkernel.kernel.dispatch import Kernel
from zmqkernel.kernel.interpreter import ShellInterpreter
from zmqkernel.protocol.message import MessageFactory


class OwnComm(comm_base.BaseComm):
    """The class for Pythons without the ``comm`` package, publishing as ours does."""

    publish_msg = Comm.__dict__["publish_msg"]


class OwnManager(comm_base.BaseCommManager):
    """The manager for Pythons without the ``comm`` package."""


@pytest.fixture(params=["as installed", "own classes"])
def kernel(request, monkeypatch):
    gc.collect()  # comms of earlier tests, which close when they are deleted
    kernel = Kernel(ShellInterpreter(FakeShell()), Recorder(), Typist())
    kernel.comms.activate()
    kernel.comm_class = Comm
    if request.param == "own classes":
        kernel.comm_class = OwnComm
        monkeypatch.setattr(comm_classes, "Comm", OwnComm)
        kernel.comms.manager = OwnManager()
    yield kernel
    kernel.comms.deactivate()


def send(kernel, msg_type, buffers=(), **content):
    return kernel.handle(MessageFactory().message(msg_type, content, buffers=buffers))


def test_a_comm_that_is_opened_here(kernel):
    comm = kernel.comm_class(target_name="slider", data={"value": 3}, metadata={"m": 1}, buffers=[b"b"])
    comm.send({"value": 4})
    comm.close({"bye": 1})
    comm.close()
    assert kernel.publisher.types == ["comm_open", "comm_msg", "comm_close"]
    opened, message, closed = [content for _, content in kernel.publisher.messages]
    assert opened == {"comm_id": comm.comm_id, "target_name": "slider", "target_module": None, "data": {"value": 3}}
    assert message == {"comm_id": comm.comm_id, "data": {"value": 4}}
    assert closed == {"comm_id": comm.comm_id, "data": {"bye": 1}}


def test_messages_of_the_frontend(kernel):
    seen = []
    comm = kernel.comm_class(target_name="slider")
    comm.on_msg(lambda msg: seen.append(("msg", msg["content"]["data"], [bytes(part) for part in msg["buffers"]])))
    comm.on_close(lambda msg: seen.append(("close", msg["content"]["data"])))
    assert send(kernel, "comm_msg", [b"raw"], comm_id=comm.comm_id, data={"value": 5}) is None
    assert send(kernel, "comm_close", comm_id=comm.comm_id, data={}) is None
    assert seen == [("msg", {"value": 5}, [b"raw"]), ("close", {})]
    assert kernel.comms.info() == {}


def test_a_comm_that_the_frontend_opens(kernel):
    opened = []
    active_manager().register_target("echo", lambda comm, msg: (
        opened.append(msg["content"]["data"]), comm.on_msg(lambda m: comm.send(m["content"]["data"]))))
    send(kernel, "comm_open", comm_id="c1", target_name="echo", data={"hello": 1})
    assert opened == [{"hello": 1}]
    assert kernel.comms.info() == {"c1": {"target_name": "echo"}}
    send(kernel, "comm_msg", comm_id="c1", data={"n": 2})
    assert kernel.publisher.messages[-1] == ("comm_msg", {"comm_id": "c1", "data": {"n": 2}})


def test_an_unknown_target_is_closed_again(kernel, caplog):
    with caplog.at_level(logging.CRITICAL):
        send(kernel, "comm_open", comm_id="c1", target_name="nobody", data={})
    assert kernel.publisher.types == ["comm_close"]
    assert kernel.comms.info() == {}


def test_callbacks_that_raise_are_reported_and_do_no_harm(kernel, caplog):
    active_manager().register_target("bad", lambda comm, msg: 1 / 0)
    comm = kernel.comm_class(target_name="t")
    comm.on_msg(lambda msg: 1 / 0)
    with caplog.at_level(logging.ERROR):
        send(kernel, "comm_open", comm_id="c1", target_name="bad", data={})
        send(kernel, "comm_msg", comm_id=comm.comm_id, data={})
    assert "ZeroDivisionError" in caplog.text
    assert kernel.comms.info() == {comm.comm_id: {"target_name": "t"}}


def test_a_message_to_nobody(kernel, caplog):
    with caplog.at_level(logging.CRITICAL):
        send(kernel, "comm_msg", comm_id="nobody", data={})
    assert kernel.publisher.messages == []


def test_comm_info(kernel):
    one, two = kernel.comm_class(target_name="a"), kernel.comm_class(target_name="b")
    assert send(kernel, "comm_info_request").content == {
        "status": "ok", "comms": {one.comm_id: {"target_name": "a"}, two.comm_id: {"target_name": "b"}}}
    assert send(kernel, "comm_info_request", target_name="b").content["comms"] == {two.comm_id: {"target_name": "b"}}


def test_where_no_kernel_runs_comms_reach_nobody():
    Comm(target_name="t").send({"x": 1})


def test_comms_that_are_deleted_close(kernel):
    comm = kernel.comm_class(target_name="t")
    active_manager().unregister_comm(comm)
    del comm
    gc.collect()
    assert kernel.publisher.types == ["comm_open", "comm_close"]


def test_a_comm_stays_with_its_kernel(kernel):
    comm = kernel.comm_class(target_name="t")
    other = Kernel(ShellInterpreter(FakeShell()), Recorder(), Typist())
    other.comms.activate()
    comm.close()
    assert kernel.publisher.types == ["comm_open", "comm_close"] and other.publisher.types == []
    other.comms.deactivate()


def test_a_kernel_may_take_the_place_of_another():
    """The comms of the first are deleted with it, and close, while its place is being taken."""
    for _ in range(3):
        kernel = Kernel(ShellInterpreter(FakeShell()), Recorder(), Typist())
        kernel.comms.activate()
        Comm(target_name="t")
        last = kernel.comms
        del kernel
    last.deactivate()


def test_the_package_is_connected_when_it_is_imported_and_not_before():
    pytest.importorskip("comm")
    code = """
import sys
from zmqkernel.kernel.comms import Comms, active_manager
class Publisher(object):
    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        print(msg_type, content["target_name"])
Comms(Publisher()).activate()
assert "comm" not in sys.modules
import comm
assert comm.get_comm_manager() is active_manager()
comm.create_comm(target_name="mine")
from comm.base_comm import BaseComm
assert issubclass(type(next(iter(active_manager().comms.values()))), BaseComm)
assert not [finder for finder in sys.meta_path if "Watcher" in repr(finder)]
"""
    output = subprocess.check_output([sys.executable, "-c", code])
    assert output.decode("ascii").split() == ["comm_open", "mine"]
