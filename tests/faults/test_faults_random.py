"""Random sessions with random faults, against a twin that runs the same cells without them.

    python -m tools.faults --sessions 200

After each fault the namespace equals the twin's, what was printed is the beginning of what the twin would have printed,
and what is said to be lost is what is lost; at the end the history file is whole and holds every input, and no process
is left over.  ``FAULT_SESSIONS`` sessions (2 by default), from ``FAULT_SEED`` on.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from testkit.kernels import RunningKernel, alive, descendants, kill
from testkit.wait import wait_until

SESSIONS = int(os.environ.get("FAULT_SESSIONS", 2))
SEED = int(os.environ.get("FAULT_SEED", 1))
STEPS = 14

FIRST = """
import collections, ctypes, io, json, os, random, signal, sys, time
random.seed(%d)
numbers, table, text, folder = [], {}, '', os.getcwd()
counts = collections.Counter()
try:
    import numpy
except ImportError:
    numpy = None
grid = numpy.arange(50.0) if numpy else [0.5] * 50
log = io.open('log', 'a+')
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
    "grid = grid * 2 if numpy else [n * 2 for n in grid]",
    "if not os.path.isdir('sub'): os.mkdir('sub')\nos.chdir('sub' if os.getcwd() == folder else folder)",
    "generator = iter(range(len(text))); next(generator, None)",
)
LINES = "".join("%d\n" % number for number in range(3000))
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
#: pairs: a cell that does not survive, and what it prints
FAULTS = (
    ("ctypes.string_at(0)", ""),
    ("os._exit(4)", ""),
    ("os.abort()", ""),
    (KILL, ""),
    ("os.kill(os.getpid(), signal.SIGBUS)", ""),
    ("print('x' * 100000); os.kill(os.getpid(), signal.SIGFPE)", "x" * 100000 + "\n"),
    ("for i in range(3000): print(i)\n" + KILL, LINES),
    ("for i in range(3000): os.write(1, ('%d\\n' % i).encode())\nos._exit(1)", LINES),
    ("sys.stdout.write('a'); os.write(2, b'b'); " + KILL, "a"),
    ("get_ipython().history_manager.writeout_cache(); " + KILL, ""),
    ("del numbers, table, text, counts, os.environ['PATH']; os.chdir('/'); ctypes.string_at(1)", ""),
    ("random.seed(0); numbers = table = None; pid = os.fork()\nif pid: " + KILL + "\nos._exit(0)", ""),
    ("sys.stdout.close(); os._exit(1)", ""),
    ("try:\n    from faulthandler import _stack_overflow as deep\nexcept ImportError:\n    deep = os.abort\ndeep()", ""),
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
        #: pairs: number and code of the cells whose effects are there
        self.cells = []

    def run(self, code):
        """Run a cell; remember it as input."""
        self.inputs.append(code)
        return self.kernel.run(code)

    def have(self, code):
        """Run a cell without a fault, here and in the twin; again where it was hit by one that was meant for others."""
        while True:
            result = self.run(code)
            if result.reply["status"] == "ok":
                self.cells.append((result.reply["execution_count"], code))
                return result
            self.note_loss("\n".join(result.reply["traceback"]))

    def ask(self, expression):
        """Return what printing an expression prints."""
        while True:
            result = self.run("print(%s)" % expression)
            if result.reply["status"] == "ok":
                return result.text().strip()
            self.note_loss("\n".join(result.reply["traceback"]))

    def note_loss(self, text):
        """Take away from the twin what is said to be lost."""
        if "Variables are gone" in text:
            self.cells = []
        found = re.search(r"before cell \[(\d+)\]: what", text)
        if found:
            self.cells = [entry for entry in self.cells if entry[0] < int(found.group(1))]
        assert found or "Variables are gone" in text or "before this crash" in text, text
        if not self.cells:
            self.begin()

    def begin(self):
        """Run what all sessions begin with."""
        for code in ("from __future__ import print_function", FIRST % SEED):
            self.have(code)

    def ordinary(self):
        """Run a cell without a fault."""
        self.have(self.dice.choice(ORDINARY))

    def burst(self):
        """Run several cells without a pause."""
        for _ in range(self.dice.randrange(2, 6)):
            self.ordinary()

    def fault_in_a_cell(self):
        """Crash in mid-cell, once or twice in a row."""
        code, printed = self.dice.choice(FAULTS)
        code = self.dice.choice(ORDINARY[:3]) + "\n" + code
        for _ in range(self.dice.choice((1, 1, 2))):
            result = self.run(code)
            assert result.reply.get("ename") == "KernelCrashed", (code, result.reply, result.text("stderr"))
            assert result.text() == printed, (result.text()[-100:], printed[-100:])
            self.note_loss("\n".join(result.reply["traceback"]))

    def kill_at_some_moment(self):
        """Kill the worker while it is idle, writes its history or takes a checkpoint; or has just woken up."""
        for _ in range(self.dice.choice((1, 2, 3))):
            worker = int(self.ask("os.getpid()"))
            time.sleep(self.dice.choice((0, 0.15, 0.2)) + self.dice.random() * 0.03)  # any moment will do
            os.kill(worker, signal.SIGKILL)
            self.note_loss(self.kernel.next_output(
                lambda found: "SIGKILL" in found["content"].get("text", ""))["content"]["text"])

    def kill_in_a_completion(self):
        """Kill the worker while it completes."""
        worker = int(self.ask("os.getpid()"))
        self.kernel.client.complete("collections.", 12)
        time.sleep(self.dice.random() * 0.01)
        os.kill(worker, signal.SIGKILL)
        assert int(self.ask("os.getpid()")) != worker

    def kill_copies(self):
        """Kill one of the checkpoints, or all; the next cell makes another."""
        worker = int(self.ask("os.getpid()"))
        server = descendants(self.kernel.pid)[0]
        copies = [pid for pid in descendants(server) if pid != worker]
        for pid in copies if self.dice.random() < 0.3 else copies[:1]:
            kill(pid)
        if self.dice.random() < 0.5:
            self.ordinary()
        else:
            self.fault_in_a_cell()

    def check(self):
        """Compare the namespace with the twin's."""
        here = self.ask("repr(%s)" % STATE)
        there = self.twin()
        if here != there:  # what this question was hit by has changed the twin
            here = self.ask("repr(%s)" % STATE)
            there = self.twin()
        assert here == there, "\n".join(repr(code) for code in self.inputs if "repr((" not in code)

    def twin(self):
        """Return the state of a process that has run the same cells without faults."""
        code = "\n".join([code for _, code in self.cells] + ["print(repr(%s))" % STATE])
        environment = dict(os.environ)
        environment.pop("FAULTS", None)
        folder = os.path.join(self.kernel.home, "twin")
        if not os.path.isdir(folder):
            os.mkdir(folder)
        output = subprocess.check_output([sys.executable, str("-c"), str(code)], cwd=folder, env=environment)
        return output.decode("utf-8").splitlines()[-1].strip()


def inputs_of(kernel):
    """Return the inputs in the history file, which is whole."""
    path = os.path.join(kernel.home, "ipython", "profile_default", "history.sqlite")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'history'").fetchall():
        return []  # nothing has been written yet
    return [row[0] for row in connection.execute("SELECT source_raw FROM history ORDER BY session, line")]


@pytest.mark.parametrize("seed", range(SEED, SEED + SESSIONS))
def test_a_session_with_faults_is_like_one_without(seed):
    dice = random.Random(seed)
    with RunningKernel(["--Checkpoints.min_interval=%s" % dice.choice((0, 0, 0.25))]) as kernel:
        wait_until(lambda: len(descendants(kernel.pid)) >= 3, "the first checkpoint")
        session = Session(kernel, dice)
        session.begin()
        steps = [session.ordinary] * 3 + [session.fault_in_a_cell] * 3 + [
            session.burst, session.kill_at_some_moment, session.kill_in_a_completion, session.kill_copies]
        for _ in range(STEPS):
            dice.choice(steps)()
            session.check()
        family = kernel.family()
        expected = [code.rstrip("\n") for code in session.inputs]
        if dice.random() < 0.3:
            wait_until(lambda: inputs_of(kernel) == expected, "the history")
            os.kill(kernel.pid, signal.SIGKILL)
        else:
            kernel.client.shutdown()
        kernel.wait()
        wait_until(lambda: not any(alive(pid) for pid in family), "the end of all processes")
        assert inputs_of(kernel) == expected
