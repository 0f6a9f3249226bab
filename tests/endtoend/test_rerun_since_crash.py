"""``%rerun --since-crash``: the cells whose effects a crash has taken back, offered and run again when that is wanted."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re

import pytest

from testkit.kernels import RunningKernel
from testkit.sessions import ipython
from testkit.wait import PATIENCE

CRASH = "import os; os.kill(os.getpid(), 9)"


@pytest.fixture
def kernel():
    """A kernel that keeps no checkpoints."""
    with RunningKernel(["--no-checkpoints"]) as running:
        yield running


def offer(kernel, answer):
    """Run the magic and answer its question; return what was printed, and the status."""
    msg_id = kernel.client.execute("%rerun --since-crash", allow_stdin=True)
    request = kernel.client.get_stdin_msg(timeout=PATIENCE)
    assert "Run them again?" in request["content"]["prompt"]
    kernel.client.input(answer)
    result = kernel.collect(msg_id)
    return result.text(), result.reply["status"]


def test_all_cells_since_the_start_are_offered_and_nothing_runs_unasked(kernel):
    kernel.run("x = 17\ny = [x]")
    kernel.run("y.append(x + 1)")
    answer = kernel.run(CRASH)
    assert "%rerun --since-crash" in answer.reply["traceback"][1]
    assert "NameError" in kernel.run("x").reply["ename"]
    text, status = offer(kernel, "n")
    assert "In [1]: x = 17\n        y = [x]\nIn [2]: y.append(x + 1)\n" in text and "kill" not in text
    assert status == "ok" and kernel.run("x").reply["ename"] == "NameError"
    offer(kernel, "y")
    assert kernel.value("y") == "[17, 18]"
    assert "No crash" in kernel.run("%rerun --since-crash").text()


def test_what_was_run_again_is_offered_again_after_the_next_crash(kernel):
    kernel.run("x = [1]")
    kernel.run(CRASH)
    kernel.run("%rerun --since-crash -y")
    kernel.run("x.append(2)")
    kernel.run(CRASH)
    kernel.run(CRASH)
    text = kernel.run("%rerun --since-crash -y").text()
    assert [line for line in text.splitlines() if line.startswith("In [")] == ["In [1]: x = [1]", "In [4]: x.append(2)"]
    assert kernel.value("x") == "[1, 2]"


def test_the_first_that_fails_ends_it(kernel, tmp_path):
    path = str(tmp_path / "there")
    open(path, "w").close()
    kernel.run("before = 1")
    kernel.run("handle = open(%r)" % str(path))
    kernel.run("after = 1")
    kernel.run(CRASH)
    os.unlink(path)
    answer = kernel.run("%rerun --since-crash -y")
    assert "Cell [2] has failed" in answer.text()
    assert kernel.value("before") == "1" and kernel.run("after").reply["ename"] == "NameError"
    assert "In [1]" not in kernel.run("%rerun --since-crash -y").text()


def test_nobody_to_ask_and_words_that_mean_nothing(kernel):
    kernel.run("x = 1")
    kernel.run(CRASH)
    assert "-y does not ask" in kernel.run("%rerun --since-crash", allow_stdin=False).text("stderr")
    assert "usage" in kernel.run("%rerun --since-crash now").text("stderr")
    assert kernel.run("x").reply["ename"] == "NameError"


def test_with_checkpoints_only_what_came_after_the_last_one_is_offered():
    with RunningKernel(["--Checkpoints.min_interval=3600"]) as kernel:
        kernel.run("x = 1")
        kernel.run("%checkpoint mine")
        kernel.run("x += 1")
        kernel.run(CRASH)
        lost = [line for line in kernel.run("%rerun --since-crash -y").text().splitlines() if line.startswith("In [")]
        assert lost in (["In [3]: x += 1"], []) and kernel.value("x") == "2"


def test_at_the_terminal():
    with ipython("--no-banner", "--no-confirm-exit", "--no-checkpoints") as term:
        for number, code in enumerate(["x = 17", "y = x + 1", CRASH], 1):
            term.wait(re.compile(r"In \[%d\]:\s*$" % number))
            term.type(code + "{enter}")
        term.wait(re.compile(r"In \[4\]:\s*$"))
        term.type("%rerun --since-crash{enter}")
        term.wait("Run them again?")
        term.type("y{enter}")
        term.wait(re.compile(r"In \[5\]:\s*$"))
        term.type("x, y, str(In[2]){enter}")
        assert "Out[5]: (17, 18, 'y = x + 1')" in term.wait(re.compile(r"In \[6\]:\s*$"))
        term.type("exit{enter}")
        assert term.wait_end() == 0
