"""A kernel in a program that is running."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import subprocess
import sys
import time

import pytest
import six

from zmqkernel.client.starting import connect

PROGRAM = """
from __future__ import print_function
import atexit, signal, sys, threading
import IPython
atexit.register(lambda: print("exit handler"))
everywhere = "module"
before = sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)

def work():
    secret = [1]
    IPython.embed_kernel(connection_file=%r)
    after = sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)
    print("secret", secret, "same", before == after, "threads", threading.active_count())
    print("shell", IPython.get_ipython())

work()
"""


@pytest.fixture
def program(tmp_path):
    """A program that embeds a kernel, and a client."""
    path = str(tmp_path / "kernel.json")
    script = tmp_path / "program.py"
    script.write_bytes((PROGRAM % str(path)).encode("utf-8"))
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.time() + 30
    while not os.path.exists(path) and process.poll() is None and time.time() < deadline:
        time.sleep(0.01)
    client = connect(path)
    client.process, client.path, client.seen = process, path, []
    client.on_iopub(lambda message: client.seen.append(message.content))
    client.wait_ready(30)
    yield client
    client.close()
    if process.poll() is None:
        process.kill()
    process.stdout.close()
    process.wait()


def last_words(program):
    text = program.process.communicate()[0].decode("utf-8")
    assert program.process.returncode == 0, text
    assert not os.path.exists(program.path)
    return text


@pytest.mark.parametrize("end", ["shutdown", "exit"])
def test_it_works_on_the_callers_objects_and_leaves_the_program_as_it_was(program, end):
    reply = program.execute("secret.append(2); print('printed ' + everywhere)", timeout=30,
                            user_expressions={"pid": "__import__('os').getpid()"})
    assert reply.content["user_expressions"]["pid"]["data"]["text/plain"] == str(program.process.pid)
    assert "printed module\n" in "".join(content.get("text", "") for content in program.seen)
    assert "secret" in program.complete("sec", timeout=30)["matches"]
    program.shutdown(timeout=60) if end == "shutdown" else program.execute("exit", timeout=30)
    text = last_words(program)
    assert "secret [1, 2] same True threads 1" in text
    assert "shell None" in text
    assert text.count("exit handler") == 1


def test_requests_while_a_cell_runs(program):
    program.on_input_request(lambda message: program.kernel_info(timeout=30)["implementation"])
    program.execute("answer = %s('? ')" % ("raw_input" if six.PY2 else "input"), timeout=30)
    reply = program.execute("", user_expressions={"x": "str(answer)"}, timeout=30)
    assert reply.content["user_expressions"]["x"]["data"]["text/plain"] == "'ipython'"


def test_a_cell_is_interrupted(program):
    program.on_iopub(lambda message: program.interrupt() if message.content.get("text") == "begun\n" else None)
    reply = program.execute("import time\nprint('begun')\nfor _ in range(1200): time.sleep(.05)", timeout=40)
    assert reply.content["ename"] == "KeyboardInterrupt"
    assert program.execute("1", timeout=30).content["status"] == "ok"
