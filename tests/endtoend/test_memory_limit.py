"""``--memory-limit``: a cell that wants too much memory gets an error, and the session goes on."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import subprocess
import sys

import pytest

from testkit.kernels import RunningKernel, kernel_environment, parent_of
from testkit.wait import wait_until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of other systems do not count")

MIB = 1 << 20


@pytest.fixture
def kernel():
    """A kernel with a limit of 300 MiB."""
    with RunningKernel(["--memory-limit=300M"]) as running:
        yield running


def data_limit(pid):
    """Return the limit of a process in bytes, or None."""
    with io.open("/proc/%d/limits" % pid, encoding="ascii") as stream:
        line = [line for line in stream if line.startswith("Max data size")][0]
    soft = line[len("Max data size"):].split()[0]
    return None if soft == "unlimited" else int(soft)


def test_too_much_is_a_memory_error_and_the_session_goes_on(kernel):
    kernel.run("kept = 17")
    answer = kernel.run("big = bytearray(400 << 20)")
    assert answer.reply["ename"] == "MemoryError" and answer.reply["traceback"]
    assert "limit of this session is 300M" in answer.text("stderr")
    assert kernel.run("parts = []\nwhile True: parts.append(bytearray(1 << 20))").reply["ename"] == "MemoryError"
    assert int(kernel.value("len(parts)")) > 100
    assert kernel.run("more = bytearray(100 << 20)").reply["ename"] == "MemoryError"
    assert kernel.run("del parts").reply["status"] == "ok"
    assert kernel.run("more = bytearray(100 << 20); len(more) + kept").contents("execute_result")[0]["data"][
        "text/plain"] == str((100 << 20) + 17)
    assert data_limit(kernel.worker) == 300 * MIB


def test_a_cell_that_fills_the_memory_with_small_things_leaves_a_session_behind(kernel):
    kernel.run("kept = 17")
    assert kernel.run("things = []\nwhile True: things.append('%d' % len(things) * 300)",
                      timeout=60).reply["ename"] == "MemoryError"
    assert kernel.run("del things").reply["status"] == "ok"
    assert kernel.value("kept") == "17"


def test_only_workers_are_limited_each_of_them(kernel):
    worker = kernel.worker
    assert data_limit(worker) == 300 * MIB
    assert data_limit(kernel.pid) is data_limit(parent_of(worker)) is None
    kernel.run("import os; os.kill(os.getpid(), 9)")
    successor = kernel.worker
    assert successor != worker and data_limit(successor) == 300 * MIB
    assert kernel.run("big = bytearray(400 << 20)").reply["ename"] == "MemoryError"


def test_programs_that_a_cell_starts_run(kernel):
    code = "import subprocess, sys; subprocess.check_output([sys.executable, '-c', 'print(len(bytearray(100 << 20)))'])"
    assert str(100 << 20) in kernel.run(code).contents("execute_result")[0]["data"]["text/plain"]


def test_numpy_gets_the_error_too(kernel):
    pytest.importorskip("numpy")
    assert kernel.run("import numpy; numpy.ones(100 << 20)").reply["status"] == "error"
    assert kernel.value("float(numpy.ones(1 << 20).sum())") == str(float(1 << 20))


@pytest.mark.parametrize("value, complaint", [
    ("plenty", "a number with a unit"), ("8", "less than a session itself needs"), ("-1G", "a number with a unit")])
def test_a_value_that_cannot_be_meant_is_a_line(value, complaint, tmp_path):
    for command in (["IPython", "--memory-limit=" + value, "-c", "1"],
                    ["zmqkernel", "--memory-limit=" + value, "-f", str(tmp_path / "kernel.json")]):
        process = subprocess.Popen([sys.executable, "-m"] + [str(word) for word in command], cwd=str(tmp_path),
                                   env=kernel_environment(str(tmp_path)), stderr=subprocess.PIPE)
        said = process.communicate()[1].decode("utf-8")
        assert process.returncode == 1
        assert complaint in said and len(said.splitlines()) == 1
        wait_until(lambda: not os.path.exists(str(tmp_path / "kernel.json")), "the end of the connection file")


def test_code_on_the_command_line_is_limited(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", str("IPython"), str("--memory-limit"), str("300M"), str("-c"),
         str("bytearray(400 << 20)")], env=kernel_environment(str(tmp_path)), cwd=str(tmp_path),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.communicate()[0].decode("utf-8")
    assert process.returncode == 1
    assert "MemoryError" in said and "limit of this session is 300M" in said
