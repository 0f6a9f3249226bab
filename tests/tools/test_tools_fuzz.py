"""The random sessions: what they send, what they take for a finding, and one of them."""
from __future__ import absolute_import, unicode_literals

import os
import random
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture
def tool(monkeypatch):
    """The tool's package.  The checkout is on the path for its import only: it is the installed packages that are tested."""
    monkeypatch.syspath_prepend(ROOT)
    import tools.fuzz.session
    return tools.fuzz


def test_a_seed_says_what_is_sent(tool):
    def drawn(seed):
        """Return what a seed leads to."""
        rng = random.Random(seed)
        return [(tool.keys.random_keys(rng), tool.cells.random_cell(rng, False),
                 tool.faults.random_signal(rng, False), tool.faults.random_size(rng)) for _ in range(300)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert all(isinstance(typed, bytes) for typed, _, _, _ in drawn(3))


def test_a_process_that_is_the_session_is_not_crashed(tool):
    rng = random.Random(1)
    assert not any("SIGSEGV" in tool.cells.random_cell(rng, True) for _ in range(500))


@pytest.mark.parametrize("text, bad", [
    ("\nUnhandled exception in event loop:\n", True), ('  File "/x/zmqkernel/worker/a.py", line 3, in f\n', True),
    ("File /x/IPython/terminal/a.py:12, in f(x)\n", True), ("/x/IPython/a.py:12: UserWarning: look\n", False),
    ("> /x/zmqkernel/a.py(12)f()\n", False), ("Cell In[1], line 1\n", False), ('  File "x.py", line 1\n', False)])
def test_what_counts_as_a_finding(tool, text, bad):
    assert bool(tool.oracles.bad_texts(text)) == bad


def test_escape_sequences_are_not_text(tool):
    assert tool.terminal.plain(b"\x1b[1;32mIn [\x1b[0m1]:\r\n\x1b]0;title\x07x") == "In [1]:\nx"


@pytest.mark.parametrize("mode", ["kernel", "in-process"])
def test_a_session(tmpdir, mode):
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.fuzz", "--sessions", "1", "--bursts", "0", "--mode", mode, "--keep", str(tmpdir)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    output = process.communicate()[0].decode("utf-8", "replace")
    assert process.returncode == 0 and "0 with findings" in output, output
