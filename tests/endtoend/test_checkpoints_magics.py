"""Earlier states of the session, come back to by choice."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

import pytest
from six.moves.queue import Empty

from ipython_compat.signals import CALLS_GO_ON
from testkit.kernels import RunningKernel
from testkit.wait import wait_until


@pytest.fixture
def kernel(safe_kernel):
    return safe_kernel


def test_undo_takes_back_the_last_cell_and_says_what_changed(kernel):
    kernel.run("numbers = [1, 2]; kept = 3; lost = 4")
    kernel.run("numbers.append(5); fresh = 1; del lost")
    result = kernel.run("%undo")
    assert result.reply["status"] == "ok"
    assert "Back to the state before cell [2]" in result.text()
    assert "changed back: numbers" in result.text()
    assert "gone: fresh" in result.text() and "there again: lost" in result.text()
    assert kernel.printed("numbers == [1, 2] and kept == 3 and lost == 4 and 'fresh' not in globals()") == "True"


def test_undo_again_goes_further_back_and_numbers_go_on(kernel):
    for number in range(3):
        kernel.run("x = %d" % number)
    kernel.run("%undo")
    reply = kernel.run("%undo").reply
    assert reply["status"] == "ok" and reply["execution_count"] == 5
    assert kernel.printed("x") == "0"
    assert kernel.run("import os; os._exit(1)").reply["status"] == "error"
    assert kernel.printed("x") == "0"


def test_what_was_sent_behind_an_undo_runs_once_in_the_state_that_it_brought_back(kernel):
    kernel.run("x = []")
    kernel.run("x.append(1)")
    requests = [kernel.client.execute(code) for code in ("%undo", "x.append(2); print(x)", "print(x)")]
    results = [kernel.collect(msg_id) for msg_id in requests]
    assert [result.text() for result in results[1:]] == ["[2]\n", "[2]\n"]


def test_a_named_state_is_come_back_to_however_old_it_is(kernel):
    kernel.run("x = 'early'")
    kernel.run("%checkpoint start")
    for number in range(12):
        kernel.run("x = %d" % number)
    listing = kernel.run("%checkpoint").text()
    assert "start" in listing and "before cell [1]" in listing
    assert kernel.run("%checkpoint back start").reply["status"] == "ok"
    assert kernel.printed("x") == "early"
    kernel.run("x = 'later'")
    kernel.run("%checkpoint back start")
    assert kernel.printed("x") == "early"
    kernel.run("%checkpoint drop start")
    assert "start" not in kernel.run("%checkpoint").text()


def test_restart_begins_anew(kernel):
    kernel.run("x = 5")
    assert kernel.run("%restart").reply["status"] == "ok"
    assert kernel.printed("'x' in globals()") == "False"


@pytest.mark.parametrize("line", ["%undo 99", "%undo x", "%checkpoint back nothing", "%checkpoint drop nothing",
                                  "%checkpoint a b c"])
def test_what_cannot_be_done_is_said_and_nothing_happens(kernel, line):
    kernel.run("x = 5")
    result = kernel.run(line)
    assert "Traceback" not in result.text("stderr") + result.text()
    assert kernel.printed("x") == "5"


def test_why_no_checkpoint_is_taken_is_said():
    with RunningKernel(["--no-checkpoints"]) as kernel:
        assert "switched off" in kernel.run("%checkpoint").text()


def test_a_cell_that_hangs_is_given_up_and_its_stack_shown(kernel):
    kernel.run("x = 5")
    msg_id = kernel.client.execute("x = 6\nprint('begun')\nimport ctypes; ctypes.PyDLL(None).sleep(60)")
    kernel.next_output(lambda found: found["msg_type"] == "stream")
    assert kernel.ask_control("abandon_request") == {"status": "ok"}
    assert kernel.collect(msg_id).reply["ename"] == "KernelCrashed"
    assert kernel.printed("x") == "5"


def begun(kernel, code):
    """Start a cell, and wait until it has printed something."""
    msg_id = kernel.client.execute("print('begun')\n" + code)
    kernel.next_output(lambda found: found["msg_type"] == "stream" and "begun" in found["content"]["text"])
    return msg_id


def interrupt(kernel, times):
    """Interrupt, with pauses in between that a cell would need to end."""
    for number in range(times):
        assert kernel.ask_control("interrupt_request") == {"status": "ok"}
        if number < times - 1:
            time.sleep(0.6)  # an interrupt right after another does not count


@pytest.mark.skipif(not CALLS_GO_ON, reason="nothing is sent that could tell")
def test_a_cell_that_notices_no_interrupt_is_given_up_at_the_second(kernel):
    kernel.run("x = 5")
    kernel.run("import ctypes, signal; own = signal.signal(signal.SIGINT, lambda number, frame: None)")
    msg_id = begun(kernel, "x = 6\nlib, mutex = ctypes.PyDLL(None), (ctypes.c_long * 40)()\n"
                   "[lib.pthread_mutex_lock(mutex) for _ in range(2)]")

    def answer():
        """Interrupt, and return the reply where there is one."""
        interrupt(kernel, 1)
        try:
            return kernel.client.get_shell_msg(timeout=0.5)
        except Empty:
            return None

    message = wait_until(answer, "the reply")
    assert message["parent_header"]["msg_id"] == msg_id
    reply = message["content"]
    assert reply["ename"] == "KernelCrashed" and "was given up" in reply["evalue"]
    assert kernel.printed("x") == "5"


def test_a_cell_that_takes_its_time_to_end_is_not_given_up(kernel):
    msg_id = begun(kernel, "import signal, time\ncaught = []\n"
                   "before = signal.signal(signal.SIGINT, lambda number, frame: caught.append(number))\n"
                   "until = time.time() + 4\nwhile time.time() < until: pass\n"
                   "n = signal.signal(signal.SIGINT, before)")
    interrupt(kernel, 3)
    assert kernel.collect(msg_id).reply["status"] == "ok"
    assert int(kernel.printed("len(caught)")) >= 2
