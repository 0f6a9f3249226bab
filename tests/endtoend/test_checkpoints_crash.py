"""A crash costs one cell: the variables are those of before it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import sqlite3

import pytest

from testkit.kernels import RunningKernel, alive, descendants, halted, kill, parent_of
from testkit.wait import wait_until

SEGFAULT = "import ctypes; ctypes.string_at(0)"
EXIT = "import os; os._exit(3)"


@pytest.fixture
def kernel(safe_kernel):
    return safe_kernel


@pytest.mark.parametrize("crash", [
    SEGFAULT, "import os; os.abort()", EXIT, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "import os, signal; os.kill(os.getpid(), signal.SIGBUS)", "import os, signal; os.kill(os.getpid(), signal.SIGFPE)"])
def test_the_variables_are_those_of_before_the_cell(kernel, crash):
    kernel.run("numbers = [1, 2]")
    reply = kernel.run("numbers.append(3); fresh = 1\n" + crash).reply
    assert reply["ename"] == "KernelCrashed"
    assert "back to what they were before this crash" in reply["traceback"][1]
    assert kernel.printed("numbers, 'fresh' in globals()") in ("([1, 2], False)", "[1, 2] False")


@pytest.mark.skipif("not __import__('six').PY3")
def test_the_error_says_where_it_was(kernel):
    result = kernel.run("import ctypes\ndef guilty():\n    ctypes.string_at(0)\nguilty()")
    text = "\n".join(result.reply["traceback"])
    assert "in guilty" in text and "zmqkernel" not in text
    assert "guilty" not in result.text("stderr")


def test_the_same_cell_can_crash_ten_times(kernel):
    kernel.run("count = [7]")
    for _ in range(10):
        assert kernel.run("count.append(1)\n" + EXIT).reply["status"] == "error"
    assert kernel.printed("count") == "[7]"


def test_each_cell_counts_also_without_a_pause_between_them(kernel):
    for number in range(5):
        kernel.client.execute("x = %d" % number)
    kernel.run(EXIT)
    assert kernel.printed("x") == "4"


def test_an_idle_worker_that_is_killed_costs_nothing(kernel):
    kernel.run("x = 5")
    worker = kernel.worker
    wait_until(lambda: len(descendants(kernel.pid)) > 3, "a checkpoint")
    os.kill(worker, signal.SIGKILL)
    message = kernel.next_output(lambda found: found["msg_type"] == "stream")
    assert "SIGKILL" in message["content"]["text"]
    assert kernel.printed("x") == "5"


def test_a_copy_that_is_killed_in_its_sleep_says_nothing(kernel):
    kernel.run("x = 5")
    worker = kernel.worker
    wait_until(lambda: len(descendants(kernel.pid)) > 3, "a checkpoint")
    copies = [pid for pid in descendants(kernel.pid) if pid != worker and parent_of(pid) != kernel.pid]
    for pid in copies:
        kill(pid, signal.SIGSEGV)
    wait_until(lambda: not any(alive(pid) for pid in copies), "the end of the copies")
    heard = []

    def is_the_answer(message):
        """Remember what is heard before the mark."""
        heard.append(message["content"].get("text", ""))
        return "mark" in heard[-1]

    kernel.client.execute("print('ma' + 'rk')")
    kernel.next_output(is_the_answer)
    assert not any("Fatal" in text for text in heard) and "Fatal" not in kernel.logged()


def test_where_all_copies_are_killed_too_the_session_begins_anew(kernel):
    kernel.run("x = 5")
    server = descendants(kernel.pid)[0]
    for pid in halted(lambda: [pid for pid in descendants(kernel.pid) if pid != server]):
        kill(pid)
    kernel.next_output(lambda found: found["msg_type"] == "stream")
    assert kernel.printed("'x' in globals()") == "False"


def test_numbers_and_history_go_on_and_nothing_is_written_twice(kernel):
    kernel.run("a = 1")
    kernel.client.history(hist_access_type="tail", n=10, raw=True, output=False)  # has the history written
    kernel.run("b = 2")
    kernel.run(EXIT)
    assert kernel.run("c = 3").reply["execution_count"] == 4
    assert kernel.printed("In[1:4]").replace("u'", "'") == "['a = 1', 'b = 2', '%s']" % EXIT
    kernel.run(EXIT)
    kernel.client.shutdown()
    kernel.wait()
    path = os.path.join(kernel.home, "ipython", "profile_default", "history.sqlite")
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT session, line, source_raw FROM history ORDER BY session, line").fetchall()
    assert [row[1:] for row in rows] == [
        (1, "a = 1"), (2, "b = 2"), (3, EXIT), (4, "c = 3"), (5, "print(In[1:4])"), (6, EXIT)]
    assert len(set(row[0] for row in rows)) == 1
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_surroundings_come_back(kernel):
    kernel.run("import os, random; random.seed(5); os.mkdir('sub'); os.environ['COLOUR'] = 'red'")
    guilty = "print(random.random()); os.chdir('sub'); os.environ['COLOUR'] = 'blue'; os._exit(1)"
    first, second = kernel.run(guilty).text(), kernel.run(guilty).text()
    assert first == second
    assert kernel.printed("os.path.basename(os.getcwd()) == 'sub', os.environ['COLOUR']").replace("'", "") in (
        "(False, red)", "False red", "False, red")


def test_files_are_where_they_were(kernel):
    kernel.run("import io, os\n"
               "with io.open('in', 'wb') as f: f.write(b'0123456789' * 10)\n"
               "reader = io.open('in', 'rb'); reader.read(5)\n"
               "log = io.open('log', 'ab'); n = log.write(b'one')")
    kernel.run("reader.read(20); n = log.write(b'two'); log.flush(); os._exit(1)")
    assert kernel.printed("reader.read(3).decode()") == "567"
    kernel.run("n = log.write(b'three'); log.close()")
    with open(os.path.join(kernel.home, "log"), "rb") as stream:
        assert stream.read() == b"onetwothree"


def test_connections_end_when_the_worker_closes_them(kernel):
    """A sleeping copy does not hold the other end open."""
    kernel.run("import subprocess, os\n"
               "cat = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)")
    kernel.run("pass")
    wait_until(lambda: len(descendants(kernel.pid)) > 4, "a checkpoint")
    assert kernel.run("cat.stdin.write(b'x'); cat.stdin.close(); data = cat.stdout.read(); code = cat.wait()"
                      ).reply["status"] == "ok"
    assert kernel.printed("code") == "0"


@pytest.mark.skipif("not hasattr(__import__('os'), 'register_at_fork')")
def test_a_library_may_close_its_connections_in_new_processes(kernel):
    kernel.run("import os\npipe = list(os.pipe())\ndef close():\n    while pipe: os.close(pipe.pop())\n"
               "os.register_at_fork(after_in_child=close)\nx = 5")
    kernel.run(EXIT)
    assert kernel.printed("x") == "5"


def test_user_code_meets_no_children_that_are_not_its_own(kernel):
    kernel.run("import os\nx = 1")
    result = kernel.run("try:\n    os.wait()\nexcept OSError as error:\n    print(error.errno)")
    assert result.text() == "10\n"


def test_tasks_of_asyncio_go_on(kernel):
    pytest.importorskip("asyncio")
    kernel.run("import asyncio, os\nloop = asyncio.get_event_loop()\n"
               "def tick():\n    open('ticked', 'a').close()\n    loop.call_later(0.01, tick)\ntick()")
    kernel.run("os._exit(1)")
    kernel.run("os.unlink('ticked')")
    wait_until(lambda: os.path.exists(os.path.join(kernel.home, "ticked")), "a tick")


def test_threads_are_named_that_do_not_come_back(kernel):
    kernel.run("import threading, time, os\n"
               "t = threading.Thread(target=time.sleep, args=(30,), name='patience'); t.daemon = True; t.start()")
    assert "patience" in kernel.run("os._exit(1)").reply["traceback"][1]
    assert kernel.printed("t.is_alive()") == "False"


def test_what_a_crash_loses_is_told_where_no_checkpoint_was_taken():
    with RunningKernel(["--Checkpoints.max_cost=0"]) as kernel:
        reply = kernel.run(EXIT).reply
        assert "Variables are gone" in reply["traceback"][1]


def test_exit_handlers_run_once(kernel):
    kernel.run("import atexit, os\npid = os.getpid()\n"
               "def leave():\n    with open('left', 'a') as f: n = f.write('x')\natexit.register(leave)")
    kernel.run(EXIT)
    for number in range(8):  # copies are dropped meanwhile
        kernel.run("x = %d" % number)
    kernel.client.shutdown()
    kernel.wait()
    with open(os.path.join(kernel.home, "left")) as stream:
        assert stream.read() == "x"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_copy_outlives_the_kernel(kernel, number):
    for value in range(4):
        kernel.run("x = %d" % value)
    kernel.run(EXIT)
    family = kernel.family()
    assert len(family) > 4
    os.kill(kernel.pid, number)
    wait_until(lambda: not any(alive(pid) for pid in family), "the end of all processes")


def test_there_are_not_more_copies_than_wanted(kernel):
    for value in range(30):
        kernel.run("x = %d" % value)
    # adapter, fork server, worker; the first copy, five more, and one on its way out
    wait_until(lambda: len(kernel.family()) <= 3 + 1 + 5, "the end of those that are too many")


def test_frontends_are_told_of_comms_that_the_state_does_not_know(kernel):
    pytest.importorskip("comm")
    kernel.run("import comm, os\nkept = comm.create_comm(target_name='kept')")
    result = kernel.run("lost = comm.create_comm(target_name='lost')\nos._exit(1)")
    opened = result.contents("comm_open")[0]["comm_id"]
    assert [content["comm_id"] for content in result.contents("comm_close")] == [opened]


@pytest.mark.parametrize("module, words", [("tensorflow", "TensorFlow"), ("grpc", "gRPC"), ("jax", "JAX")])
def test_no_checkpoint_is_taken_beside_what_does_not_survive_it_and_that_is_said(kernel, module, words):
    kernel.run("x = 1")
    kernel.run("import sys, types; sys.modules['%s'] = types.ModuleType(str('%s')); x = 2" % (module, module))
    assert words in kernel.run("%checkpoint").text()
    text = kernel.run(EXIT).reply["traceback"][1]
    assert "is lost" in text and words in text
    assert kernel.printed("x") == "1"


def test_a_cuda_context_and_a_handler_of_sigchld_are_noticed(kernel):
    kernel.run("import sys, types, signal\ntorch = types.ModuleType(str('torch'))\n"
               "torch.cuda = types.ModuleType(str('cuda')); torch.cuda.is_initialized = lambda: True\n"
               "sys.modules['torch'] = torch")
    assert "CUDA" in kernel.run("%checkpoint").text()
    kernel.run("del sys.modules['torch']; own = signal.signal(signal.SIGCHLD, lambda number, frame: None)")
    assert "SIGCHLD" in kernel.run("%checkpoint").text()
    kernel.run("n = signal.signal(signal.SIGCHLD, own)")
    assert "No checkpoint" not in kernel.run("%checkpoint").text()


def test_temporary_files_and_extensions_survive_and_copies_that_go_delete_nothing(kernel):
    kernel.run("import os, tempfile\nwith open('ours.py', 'w') as f: n = f.write('def load_ipython_extension(ip): pass')\n"
               "get_ipython().run_line_magic('load_ext', 'ours')\nkept = tempfile.NamedTemporaryFile(dir='.')")
    for number in range(8):  # copies are dropped meanwhile
        kernel.run("x = %d" % number)
    kernel.run(EXIT)
    assert kernel.printed("os.path.exists(kept.name)") == "True"
    assert kernel.printed("'ours' in get_ipython().extension_manager.loaded") == "True"
