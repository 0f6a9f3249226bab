"""The death of the process that runs code costs one cell: not the connection, the queue, the numbers or the history."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import sqlite3

import pytest

from testkit.kernels import RunningKernel, alive, descendants, parent_of
from testkit.wait import wait_until


@pytest.fixture
def kernel():
    with RunningKernel() as running:
        yield running


@pytest.mark.parametrize("code, words", [
    ("import ctypes; ctypes.string_at(0)", "signal 11 (SIGSEGV, segmentation fault)"),
    ("import os; os.abort()", "signal 6 (SIGABRT, abort)"),
    ("import os; os._exit(7)", "exited with status 7"),
    ("import os; os.kill(os.getpid(), 9)", "signal 9 (SIGKILL"),
])
def test_the_running_cell_gets_an_error_that_says_how_it_ended(kernel, code, words):
    result = kernel.run("print('before')\n" + code)
    assert result.reply["status"] == "error"
    assert result.reply["ename"] == "KernelCrashed"
    assert words in result.reply["evalue"]
    assert result.flow[0] == "out:before\n" and result.flow[-1] == "error"
    assert result.contents("error")[0]["evalue"] == result.reply["evalue"]
    assert kernel.run("1 + 1").reply["status"] == "ok"
    assert kernel.process.poll() is None


def test_the_stack_is_in_the_error_and_all_output_before_it(kernel):
    pytest.importorskip("faulthandler")
    result = kernel.run("def guilty():\n    import ctypes; ctypes.string_at(0)\n"
                        "for i in range(20000): print(i)\nguilty()")
    assert result.text() == "".join("%d\n" % i for i in range(20000))
    assert "in guilty" in "".join(result.contents("error")[0]["traceback"])


def test_numbers_go_on_and_the_guilty_input_is_in_the_history(kernel):
    kernel.run("a = 1")
    assert kernel.run("import os; os._exit(1)  # guilty").reply["execution_count"] == 2
    assert kernel.run("b = 2").reply["execution_count"] == 3
    assert kernel.run("In[2]").contents("execute_result")[0]["data"]["text/plain"].strip("u'\"") == (
        "import os; os._exit(1)  # guilty")
    msg_id = kernel.client.history(hist_access_type="tail", n=10, raw=True, output=False)
    history = kernel.collect(msg_id).reply["history"]
    assert [entry[1:] for entry in history][:3] == [
        [1, "a = 1"], [2, "import os; os._exit(1)  # guilty"], [3, "b = 2"]]
    assert len(set(entry[0] for entry in history)) == 1, "one session"


def test_what_was_entered_is_in_the_file_after_the_end(kernel):
    kernel.run("a = 1")
    kernel.run("import os; os._exit(1)")
    kernel.run("b = 2")
    kernel.client.shutdown()
    kernel.wait()
    path = os.path.join(kernel.home, "ipython", "profile_default", "history.sqlite")
    rows = sqlite3.connect(path).execute("SELECT line, source_raw FROM history ORDER BY line").fetchall()
    assert rows == [(1, "a = 1"), (2, "import os; os._exit(1)"), (3, "b = 2")]


def test_queued_cells_are_aborted_or_run_as_the_guilty_one_asked(kernel):
    waiting = "import os, time\nwhile not os.path.exists('%s'): time.sleep(0.01)\nos._exit(1)"
    guilty = kernel.client.execute(waiting % "first", stop_on_error=False)
    queued = [kernel.client.execute("1 + %d" % i) for i in range(3)]
    kernel.settle()
    open(os.path.join(kernel.home, "first"), "w").close()
    assert kernel.collect(guilty).reply["status"] == "error"
    assert [kernel.collect(msg_id).reply["status"] for msg_id in queued] == ["ok"] * 3
    guilty = kernel.client.execute(waiting % "second")
    queued = [kernel.client.execute("1 + %d" % i) for i in range(3)]
    kernel.settle()
    open(os.path.join(kernel.home, "second"), "w").close()
    assert kernel.collect(guilty).reply["status"] == "error"
    assert [kernel.collect(msg_id).reply["status"] for msg_id in queued] == ["aborted"] * 3
    assert kernel.run("2").reply["status"] == "ok"


def test_the_death_of_an_idle_worker_is_told_and_made_good(kernel):
    worker = kernel.worker
    os.kill(worker, signal.SIGKILL)
    message = kernel.next_output(lambda found: found["msg_type"] == "stream")
    assert "SIGKILL" in message["content"]["text"]
    assert kernel.run("3").reply["status"] == "ok"
    assert not alive(worker)


def test_a_worker_killed_while_it_prints_and_while_history_is_written(kernel):
    for _ in range(3):
        msg_id = kernel.client.execute("import os\nprint(os.getpid())\nwhile True: print('x' * 1000)")
        message = kernel.next_output(lambda found: found["msg_type"] == "stream")
        os.kill(int(message["content"]["text"].split()[0]), signal.SIGKILL)
        assert "SIGKILL" in kernel.collect(msg_id).reply["evalue"]
        worker = kernel.worker
        kernel.run("x = 1")
        os.kill(worker, signal.SIGKILL)
        assert kernel.run("1 + 1", stop_on_error=False).reply["status"] in ("ok", "error")
    assert kernel.run("2").reply["status"] == "ok"


def test_no_zombies_and_no_processes_are_left_behind():
    with RunningKernel(["--no-checkpoints"]) as kernel:
        for _ in range(3):
            kernel.run("import os; os._exit(1)")
        kernel.run("1")
        assert len(descendants(kernel.pid)) == 2  # the fork server and the worker


def test_a_worker_that_never_comes_up_ends_the_kernel_with_one_message():
    with RunningKernel(startup="import os; os.kill(os.getpid(), 9)", start=False) as kernel:
        assert kernel.wait() == 1
        assert kernel.logged().count("\n") == 1
        assert "3 in a row ended at once" in kernel.logged()


def test_the_kernel_outlives_its_fork_server_until_the_worker_ends(kernel):
    worker = kernel.worker
    server = next(pid for pid in descendants(kernel.pid) if parent_of(pid) == kernel.pid)
    os.kill(server, signal.SIGKILL)
    wait_until(lambda: "gone" in kernel.logged(), "the notice")
    assert kernel.run("1").reply["status"] == "ok"
    os.kill(worker, signal.SIGKILL)
    assert kernel.wait() == 1
