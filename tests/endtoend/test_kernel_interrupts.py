"""SIGINT: a running cell ends with KeyboardInterrupt, and nothing else ever does."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import time

import pytest

from testkit.kernels import RunningKernel, alive, descendants
from testkit.wait import wait_until


@pytest.fixture(scope="module")
def kernel():
    with RunningKernel() as running:
        yield running


def sleepers(kernel):
    """Process ids of the programs ``sleep`` that the kernel runs."""
    found = []
    for pid in descendants(kernel.pid):
        try:
            with open("/proc/%d/stat" % pid) as stream:
                if "(sleep)" in stream.read() and alive(pid):
                    found.append(pid)
        except EnvironmentError:
            continue  # it has ended meanwhile
    return found


def started(kernel, code, **options):
    """Run code that says when it has begun; return its message id once it has."""
    msg_id = kernel.client.execute("print('begun')\n" + code, **options)
    kernel.next_output(lambda message: message["msg_type"] == "stream" and "begun" in message["content"]["text"])
    return msg_id


def by_message(kernel):
    """Interrupt by the control channel."""
    assert kernel.ask_control("interrupt_request") == {"status": "ok"}


def by_signal(kernel):
    """Interrupt as Jupyter does: the whole process group."""
    os.killpg(kernel.pid, signal.SIGINT)


@pytest.mark.parametrize("interrupt", [by_message, by_signal])
def test_a_sleeping_cell_is_interrupted(kernel, interrupt):
    msg_id = started(kernel, "import time; exec('while 1: time.sleep(.05)')")
    interrupt(kernel)
    assert kernel.collect(msg_id).reply["ename"] == "KeyboardInterrupt"
    assert kernel.run("1").reply["status"] == "ok"


def test_a_computing_cell_is_interrupted(kernel):
    msg_id = started(kernel, "while True: pass")
    by_signal(kernel)
    assert kernel.collect(msg_id).reply["ename"] == "KeyboardInterrupt"


def test_a_subprocess_is_interrupted_with_its_cell(kernel):
    msg_id = started(kernel, "import subprocess; subprocess.call(['sleep', '60'])")
    wait_until(lambda: sleepers(kernel), "the subprocess")
    by_message(kernel)
    assert kernel.collect(msg_id).reply["status"] == "error"
    wait_until(lambda: not sleepers(kernel), "the end of the subprocess")


def test_an_idle_kernel_takes_no_notice(kernel):
    for _ in range(20):
        by_signal(kernel)
        by_message(kernel)
    assert kernel.run("1 + 1").reply["status"] == "ok"
    assert kernel.process.poll() is None


def test_signals_at_any_moment_leave_the_kernel_whole(kernel):
    """Signals between, before and in the middle of requests: each request is answered, by ok or KeyboardInterrupt."""
    worker = kernel.worker
    for round_ in range(60):
        msg_ids = [kernel.client.execute("x = %d" % round_, stop_on_error=False) for _ in range(3)]
        time.sleep(round_ * 0.0001)  # a different moment each time; nothing depends on which
        os.kill(worker, signal.SIGINT)
        for msg_id in msg_ids:
            reply = kernel.collect(msg_id).reply
            assert reply["status"] == "ok" or reply["ename"] == "KeyboardInterrupt", reply
    assert kernel.worker == worker


def test_an_interrupt_sent_right_after_its_cell_is_not_lost(kernel):
    """It arrives while the cell is read, prepared, compiled, or has just begun to run."""
    for _ in range(100):
        msg_id = kernel.client.execute("import time\nfor i in range(100): time.sleep(0.05)")
        kernel.next_output(lambda message: message["parent_header"].get("msg_id") == msg_id)
        by_message(kernel)
        assert kernel.collect(msg_id).reply.get("ename") == "KeyboardInterrupt"


def test_a_handler_of_the_users_stays_in_force(kernel):
    kernel.run("import signal\ncaught = []\n"
               "own = signal.signal(signal.SIGINT, lambda signum, frame: caught.append(signum))")
    msg_id = started(kernel, "import time\nfor i in range(600):\n    if caught: break\n    time.sleep(0.05)")
    by_signal(kernel)
    assert kernel.collect(msg_id).reply["status"] == "ok"
    assert kernel.value("caught") == "[2]"
    kernel.run("signal.signal(signal.SIGINT, own)")


def test_cells_behind_an_interrupted_one_are_aborted(kernel):
    msg_id = started(kernel, "import time; exec('while 1: time.sleep(.05)')")
    queued = kernel.client.execute("1")
    kernel.settle()
    by_message(kernel)
    assert kernel.collect(msg_id).reply["ename"] == "KeyboardInterrupt"
    assert kernel.collect(queued).reply["status"] == "aborted"


def test_a_question_can_be_interrupted(kernel):
    msg_id = kernel.client.execute("input('name? ')" if str is not bytes else "raw_input('name? ')", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    by_message(kernel)
    assert kernel.collect(msg_id).reply["ename"] == "KeyboardInterrupt"
    kernel.client.input("too late")
    assert kernel.run("1").reply["status"] == "ok"
