"""Random sessions with random faults, against a twin that runs the same cells without them.

``FAULT_SESSIONS`` sessions (2 by default), from ``FAULT_SEED`` on.  After each fault the namespace equals the twin's; at the
end the history file is whole and holds every input, and no process is left over.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import random
import signal
import sqlite3

import pytest

from testkit.kernels import RunningKernel, alive, descendants
from testkit.wait import wait_until

SESSIONS = int(os.environ.get("FAULT_SESSIONS", 2))
SEED = int(os.environ.get("FAULT_SEED", 1))
CELLS = 14

FIRST = """
import collections, io, json, os, random, signal
random.seed(%d)
numbers, table, text, folder = [], {}, '', os.getcwd()
counts = collections.Counter()
"""
ORDINARY = (
    "numbers.append(random.random())",
    "table[len(table)] = [n * 2 for n in numbers[-3:]]",
    "text += 'abc'; counts.update(text)",
    "numbers.sort(); numbers = numbers[-5:]",
    "data = json.dumps(table, sort_keys=True); print(len(data))",
    "class Thing(object):\n    size = len(numbers)\nthing = Thing()",
    "os.environ['FAULTS'] = str(len(text))",
    "random.shuffle(numbers)",
    "table.clear(); gone = sorted(counts.items())",
)
FAULTS = (
    "import ctypes; ctypes.string_at(0)",
    "os._exit(4)",
    "os.abort()",
    "os.kill(os.getpid(), signal.SIGKILL)",
    "print('x' * 100000); os.kill(os.getpid(), signal.SIGBUS)",
    "for i in range(1000): print(i)\nos.kill(os.getpid(), signal.SIGFPE)",
    "get_ipython().history_manager.writeout_cache(); os.kill(os.getpid(), signal.SIGKILL)",
    "import sys\ndef deep(n):\n    return deep(n + 1)\nsys.setrecursionlimit(10 ** 9)\n"
    "import ctypes; ctypes.string_at(1)",
)
STATE = ("(sorted(numbers), sorted(table.items()), text, sorted(counts.items()), random.getstate()[1][:5], "
         "os.environ.get('FAULTS'), os.path.basename(os.getcwd()) == os.path.basename(folder))")


class Session(object):
    """One session, and its twin.

    :param kernel: the :class:`~testkit.kernels.RunningKernel`.
    :param dice: ``random.Random``.
    """

    def __init__(self, kernel, dice):
        self.kernel = kernel
        self.dice = dice
        self.inputs = []
        self.cells = []

    def run(self, code):
        """Run a cell; remember it as input."""
        self.inputs.append(code)
        return self.kernel.run(code)

    def ordinary(self):
        """Run a cell without a fault, here and in the twin."""
        code = self.dice.choice(ORDINARY)
        self.cells.append(code)
        assert self.run(code).reply["status"] == "ok"

    def fault_in_a_cell(self):
        """Crash in mid-cell, once or twice in a row."""
        code = self.dice.choice(ORDINARY) + "\n" + self.dice.choice(FAULTS)
        for _ in range(self.dice.choice((1, 1, 2))):
            reply = self.run(code).reply
            assert reply["ename"] == "KernelCrashed", reply
            assert "before this crash" in reply["traceback"][1]

    def kill_at_rest(self):
        """Kill the worker while it is idle, or while it takes a checkpoint, or right after it has woken up."""
        for _ in range(self.dice.choice((1, 2))):
            worker = int(self.run("print(os.getpid())").text())
            os.kill(worker, signal.SIGKILL)
            self.kernel.next_output(lambda found: "SIGKILL" in found["content"].get("text", ""))

    def kill_a_copy(self):
        """Kill one of the checkpoints; the next cell makes another."""
        worker = int(self.run("print(os.getpid())").text())
        server = descendants(self.kernel.pid)[0]
        copies = [pid for pid in descendants(server) if pid != worker]
        if copies:
            os.kill(self.dice.choice(copies), signal.SIGKILL)
        self.ordinary()

    def check(self):
        """Compare the namespace with the twin's."""
        here = self.run("print(repr(%s))" % STATE).text().strip()
        assert here == self.twin(), "\n".join(repr(code) for code in self.inputs if "repr((" not in code)

    def twin(self):
        """Return the state of a process that has run the same cells without faults."""
        import subprocess
        import sys
        code = "\n".join(["from __future__ import print_function"] + self.cells + ["print(repr(%s))" % STATE])
        environment = dict(os.environ)
        environment.pop("FAULTS", None)
        output = subprocess.check_output([sys.executable, str("-c"), str(code)], cwd=self.kernel.home,
                                         env=environment)
        return output.decode("utf-8").splitlines()[-1].strip()


@pytest.mark.parametrize("seed", range(SEED, SEED + SESSIONS))
def test_a_session_with_faults_is_like_one_without(seed):
    dice = random.Random(seed)
    with RunningKernel(["--Checkpoints.min_interval=0"]) as kernel:
        wait_until(lambda: len(descendants(kernel.pid)) >= 3, "the first checkpoint")
        session = Session(kernel, dice)
        session.run("from __future__ import print_function")
        session.cells.append(FIRST % seed)
        session.run(FIRST % seed)
        steps = [session.ordinary] * 3 + [session.fault_in_a_cell] * 2 + [session.kill_at_rest, session.kill_a_copy]
        for _ in range(CELLS):
            dice.choice(steps)()
            session.check()
        family = kernel.family()
        kernel.client.shutdown()
        kernel.wait()
        wait_until(lambda: not any(alive(pid) for pid in family), "the end of all processes")
        path = os.path.join(kernel.home, "ipython", "profile_default", "history.sqlite")
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT source_raw FROM history ORDER BY session, line").fetchall()
        assert [row[0] for row in rows] == [code.rstrip("\n") for code in session.inputs]
