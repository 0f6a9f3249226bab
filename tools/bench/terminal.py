"""Figures of a terminal on a pseudo-terminal, and of one line run without one."""
from __future__ import absolute_import, division, unicode_literals

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time

from . import processes

DEADLINE = 30.0
ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()][0-9A-Za-z]|\x1b[=>78]|\r")
CURSOR_QUERY, CURSOR_ANSWER = b"\x1b[6n", b"\x1b[1;1R"


def once(subject):
    """Milliseconds from exec to the end of ``-c pass``."""
    folder = tempfile.mkdtemp(prefix="bench")
    try:
        environment = dict(os.environ, HOME=folder, IPYTHONDIR=os.path.join(folder, "ipython"))
        begin = time.perf_counter()
        subprocess.check_call(subject.once + ["pass"], cwd=folder, env=environment)
        return {"-c pass, ms": (time.perf_counter() - begin) * 1e3}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Screen(object):
    """A program on a pseudo-terminal that answers where its cursor is, and all that it has written."""

    def __init__(self, argv, folder, typed=b""):
        self.begin = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.environ.update(HOME=folder, IPYTHONDIR=os.path.join(folder, "ipython"), TERM="xterm-256color")
            os.execv(argv[0], argv)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack(str("HHHH"), 40, 120, 0, 0))
        self.raw, self.seen = b"", 0
        if typed:
            self.type(typed)

    def type(self, keys):
        """Send ``keys``."""
        os.write(self.fd, keys)

    def _read(self, limit):
        ready, _, _ = select.select([self.fd], [], [], max(0, limit - time.perf_counter()))
        if not ready:
            raise RuntimeError("the terminal did not show it in time; it showed: %r" % self.raw[-400:])
        try:
            chunk = os.read(self.fd, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            raise RuntimeError("the terminal ended; it showed: %r" % self.raw[-400:])
        self.raw += chunk
        if CURSOR_QUERY in chunk:
            self.type(CURSOR_ANSWER)

    def wait(self, pattern):
        """Wait until ``pattern`` (bytes, regular expression) shows in what came since the last wait; return
        the time."""
        limit = time.perf_counter() + DEADLINE
        while True:
            text = ESCAPES.sub(b"", self.raw[self.seen:])
            if re.search(pattern, text):
                self.seen = len(self.raw)
                return time.perf_counter()
            self._read(limit)

    def skip(self):
        """Pass over what has been written until now."""
        while select.select([self.fd], [], [], 0)[0]:
            self._read(time.perf_counter() + DEADLINE)
        self.seen = len(self.raw)

    def close(self):
        """End the program and all it started."""
        for pid in reversed(processes.tree(self.pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def screen_of(subject, typed, measure):
    """Return what ``measure`` of a :class:`Screen` returns, with a new session of ``subject`` on it."""
    folder = tempfile.mkdtemp(prefix="bench")
    screen = Screen(subject.terminal, folder, typed)
    try:
        return measure(screen)
    finally:
        screen.close()
        shutil.rmtree(folder, ignore_errors=True)


def typed_ahead(subject):
    """Milliseconds from exec to the result of a cell that was typed before the prompt came."""
    def measure(screen):
        return {"exec to result typed ahead, ms": (screen.wait(rb"Out\[1\]: *\n? *1241") - screen.begin) * 1e3}
    return screen_of(subject, b"1234+7\r", measure)


def prompt(subject):
    """Milliseconds from exec to the prompt, and from Enter to a result."""
    def measure(screen):
        result = {"prompt visible, ms": (screen.wait(rb"In \[1\]:") - screen.begin) * 1e3}
        taken = []
        for number in range(1, 12):
            screen.wait(rb"(?s).*") if number == 1 else screen.wait(rb"In \[%d\]:" % number)
            code = b"%d+%d" % (1000 + number, 5000)
            screen.type(code)
            screen.wait(re.escape(code[-4:]))
            begin = time.perf_counter()
            screen.type(b"\r")
            taken.append(screen.wait(rb"Out\[%d\]: *\n? *%d" % (number, 6000 + number)) - begin)
        result["Enter to result, ms"] = sorted(taken[1:])[len(taken[1:]) // 2] * 1e3
        return result
    return screen_of(subject, b"", measure)
