"""Beginning and end of a kernel: files, processes, addresses, and what is sent by those who should not."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import signal
import socket
import stat
import subprocess
import sys

import pytest
import zmq

from testkit.kernels import RunningKernel, alive, kernel_environment
from testkit.wait import wait_until

HOLD_THE_LOCK = "import ctypes; ctypes.PyDLL(None).sleep(60)"


def everybody_gone(pids):
    wait_until(lambda: not any(alive(pid) for pid in pids), "the end of all processes")


def started_cell(kernel, code):
    """Start a cell that prints first, and wait for that."""
    kernel.client.execute("print('begun')\n" + code)
    kernel.next_output(lambda message: message["msg_type"] == "stream")


def test_shutdown_ends_all_processes_and_runs_exit_handlers():
    with RunningKernel() as kernel:
        family = kernel.family()
        path = os.path.join(kernel.home, "left")
        kernel.run("import atexit\n_ = atexit.register(lambda: open(%r, 'w').close())" % str(path))
        kernel.client.shutdown()
        assert kernel.wait() == 0
        everybody_gone(family)
        assert os.path.exists(path)
        assert not os.path.exists(kernel.file)


def test_exit_ends_the_kernel_after_what_was_sent_together_with_it():
    with RunningKernel() as kernel:
        family = kernel.family()
        requests = [kernel.client.execute(code) for code in ("exit", "print('still here')")]
        assert kernel.collect(requests[0]).reply["payload"][0]["source"] == "ask_exit"
        assert kernel.collect(requests[1]).text() == "still here\n"
        assert kernel.wait() == 0
        everybody_gone(family)


def test_shutdown_is_answered_and_told_to_everybody():
    with RunningKernel() as kernel:
        assert kernel.ask_control("shutdown_request", {"restart": True}) == {"status": "ok", "restart": True}
        message = kernel.next_output(lambda found: found["msg_type"] == "shutdown_reply")
        assert message["content"]["restart"] is True
        kernel.wait()


@pytest.mark.parametrize("code", ["import time; time.sleep(60)", HOLD_THE_LOCK])
def test_sigterm_ends_everything_also_in_the_middle_of_a_cell(code):
    with RunningKernel() as kernel:
        family = kernel.family()
        started_cell(kernel, code)
        os.kill(kernel.pid, signal.SIGTERM)
        assert kernel.wait() == 0
        everybody_gone(family)
        assert not os.path.exists(kernel.file)


@pytest.mark.parametrize("code", ["pass", HOLD_THE_LOCK])
def test_no_orphan_is_left_when_the_adapter_is_killed(code):
    with RunningKernel(["--transport=ipc"]) as kernel:
        family = kernel.family()
        started_cell(kernel, code)
        os.kill(kernel.pid, signal.SIGKILL)
        everybody_gone(family)
        wait_until(lambda: not os.path.exists(kernel.file), "removal of the connection file")
        assert [name for name in os.listdir(kernel.home) if name.startswith("kernel-")] == []


def test_the_kernel_ends_with_the_process_that_started_it(tmp_path):
    code = ("import subprocess, sys, time\n"
            "p = subprocess.Popen([sys.executable, '-m', 'zmqkernel', '-f', %r])\n"
            "print(p.pid)\nsys.stdout.flush()\ntime.sleep(60)" % str(tmp_path / "kernel.json"))
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE,
                             env=kernel_environment(str(tmp_path)))
    kernel = int(owner.stdout.readline())
    wait_until((tmp_path / "kernel.json").exists, "the connection file")
    from testkit.kernels import descendants
    family = wait_until(lambda: len(descendants(kernel)) >= 2 and [kernel] + descendants(kernel), "the worker")
    owner.kill()
    owner.wait()
    owner.stdout.close()
    everybody_gone(family)
    assert not (tmp_path / "kernel.json").exists()


def test_the_connection_file_is_private_and_complete():
    with RunningKernel() as kernel:
        assert stat.S_IMODE(os.stat(kernel.file).st_mode) == 0o600
        with open(kernel.file) as stream:
            fields = json.load(stream)
        assert fields["transport"] == "tcp" and fields["ip"] == "127.0.0.1" and len(fields["key"]) > 30
        assert len(set(fields[name + "_port"] for name in ("shell", "iopub", "stdin", "control", "hb"))) == 5


def test_sockets_of_the_filesystem_are_private_and_removed():
    with RunningKernel(["--transport=ipc"]) as kernel:
        assert kernel.run("1").reply["status"] == "ok"
        sockets = [name for name in os.listdir(kernel.home) if name.startswith("kernel-")]
        assert len(sockets) == 5
        assert all(os.stat(os.path.join(kernel.home, name)).st_mode & 0o077 == 0 for name in sockets)
        kernel.client.shutdown()
        kernel.wait()
        assert [name for name in os.listdir(kernel.home) if name.startswith("kernel")] == []


def test_a_connection_file_that_exists_is_obeyed_and_kept(tmp_path):
    with RunningKernel() as first:
        with open(first.file) as stream:
            fields = json.load(stream)
        first.client.shutdown()
        first.wait()
        with open(first.file, "w") as stream:
            json.dump(fields, stream)
        process = subprocess.Popen([sys.executable, "-m", "zmqkernel", "-f", first.file],
                                   env=kernel_environment(first.home))
        try:
            client = first.new_client()
            client.wait_for_ready(timeout=30)
            client.shutdown()
            wait_until(lambda: process.poll() is not None, "the end")
            client.stop_channels()
        finally:
            if process.poll() is None:
                process.kill()
        assert os.path.exists(first.file)


@pytest.mark.parametrize("arguments, words", [
    (["--shell=%(taken)d"], "cannot listen on tcp://127.0.0.1:%(taken)d for shell"),
    (["--ip=0.0.0.0"], "--insecure"),
    (["--ip=256.1.1.1", "--insecure"], "cannot listen on"),
    (["--transport=pigeon"], "--transport"),
    (["--shell=seven"], "--shell"),
    (["--ip"], "--ip needs a value"),
])
def test_what_cannot_be_is_refused_in_one_line(tmp_path, arguments, words):
    with_port = socket.socket()
    with_port.bind(("127.0.0.1", 0))
    with_port.listen(1)
    taken = {"taken": with_port.getsockname()[1]}
    command = [sys.executable, "-m", "zmqkernel", "-f", str(tmp_path / "k.json")]
    process = subprocess.Popen(command + [argument % taken if "%(" in argument else argument for argument in arguments],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=kernel_environment(str(tmp_path)))
    said = process.communicate()[0].decode("utf-8")
    with_port.close()
    assert process.returncode == 1
    assert said.count("\n") == 1 and (words % taken if "%(" in words else words) in said
    assert not (tmp_path / "k.json").exists()


@pytest.mark.parametrize("text, words", [("{", "not JSON"), ("[]", "not a JSON object"), ('{"shell_port": "x"}', "shell_port")])
def test_a_broken_connection_file_is_refused_in_one_line(tmp_path, text, words):
    path = tmp_path / "k.json"
    path.write_text(text)
    process = subprocess.Popen([sys.executable, "-m", "zmqkernel", "-f", str(path)], stderr=subprocess.PIPE,
                               env=kernel_environment(str(tmp_path)))
    said = process.communicate()[1].decode("utf-8")
    assert process.returncode == 1 and said.count("\n") == 1 and words in said, said


@pytest.mark.parametrize("arguments, config, words", [
    ([], "c.InteractiveShell.xmode = 'Plain'\n5 +\n", "ipython_kernel_config.py"),
    (["--InteractiveShell.xmode=17"], "", "xmode"),
])
def test_a_configuration_that_cannot_be_ends_the_kernel_with_one_line(tmp_path, arguments, config, words):
    profile = tmp_path / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(config)
    process = subprocess.Popen([sys.executable, "-m", "zmqkernel", "-f", str(tmp_path / "k.json")] + arguments,
                               stderr=subprocess.PIPE, env=kernel_environment(str(tmp_path)))
    said = process.communicate()[1].decode("utf-8")
    assert process.returncode == 1 and said.count("\n") == 1 and words in said, said


def test_rubbish_on_every_socket_is_told_once_and_does_no_harm():
    with RunningKernel() as kernel:
        context = zmq.Context()
        with open(kernel.file) as stream:
            fields = json.load(stream)
        for channel, kind in (("shell", zmq.DEALER), ("control", zmq.DEALER), ("stdin", zmq.DEALER),
                              ("iopub", zmq.SUB), ("hb", zmq.DEALER)):
            sock = context.socket(kind)
            sock.setsockopt(zmq.LINGER, 1000)
            sock.connect(str("tcp://127.0.0.1:%d") % fields[channel + "_port"])
            if kind == zmq.SUB:
                sock.setsockopt(zmq.SUBSCRIBE, b"\xff\x00")
            else:
                for frames in ([b""], [os.urandom(100)], [b"<IDS|MSG>"], [b"<IDS|MSG>"] + [b"{}"] * 5,
                               [b"<IDS|MSG>", b"bad"] + [os.urandom(10)] * 4) * 3:
                    sock.send_multipart(frames)
            sock.close()
            raw = socket.create_connection(("127.0.0.1", fields[channel + "_port"]))
            raw.sendall(os.urandom(1000))
            raw.close()
        context.term()
        assert kernel.run("1 + 1").reply["status"] == "ok"
        lines = kernel.logged().splitlines()
        assert any("shell: no <IDS|MSG>" in line for line in lines)
        assert any("wrong signature" in line for line in lines)
        assert len(lines) == len(set(lines)) < 12, lines


def test_a_client_with_another_key_gets_no_answer():
    with RunningKernel() as kernel:
        stranger = kernel.new_client()
        stranger.session.key = b"another"
        stranger.execute("open(%r, 'w')" % str(os.path.join(kernel.home, "entered")))
        wait_until(lambda: "signature" in kernel.logged(), "the line in the log")
        kernel.run("1")
        assert not os.path.exists(os.path.join(kernel.home, "entered"))
        stranger.stop_channels()


def test_a_recorded_request_is_not_run_again():
    with RunningKernel() as kernel:
        kernel.run("n = 0")
        session = kernel.client.session
        frames = session.serialize(session.msg("execute_request", {"code": "n += 1", "silent": True}))
        for _ in range(3):
            kernel.client.shell_channel.socket.send_multipart(frames)
        wait_until(lambda: "second time" in kernel.logged(), "the line in the log")
        assert kernel.value("n") == "1"


@pytest.mark.parametrize("option, words", [("--help", "automagic"), ("--help-all", "InteractiveShell.xmode"),
                                           ("--version", ".")])
def test_options_that_ask_are_answered_without_starting_anything(tmp_path, option, words):
    process = subprocess.Popen([sys.executable, "-m", "zmqkernel", "-f", str(tmp_path / "k.json"), option],
                               stdout=subprocess.PIPE, env=kernel_environment(str(tmp_path)))
    said = process.communicate()[0].decode("utf-8")
    assert process.returncode == 0 and words in said
    assert not (tmp_path / "k.json").exists()
