"""The pseudo-terminal of a session: one that never waits for whom it writes to, and answers as it pleases."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import select
import time

from testkit.terminal import Terminal

#: seconds to wait for room in the terminal's queue, before what was typed is lost
ROOM = 0.3
#: how the terminal answers the question where its cursor is
MANNERS = ("answers", "answers", "answers", "late", "silent", "garbage")
_ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b.")


class FuzzTerminal(Terminal):
    """A terminal whose keys may be noise.

    :param manner: one of :data:`MANNERS`.
    :param rng: ``random.Random``.
    """

    def __init__(self, argv, manner, rng, **settings):
        self._manner = manner
        self._rng = rng
        self._late = []
        #: whether the program has let go of the terminal
        self.over = False
        Terminal.__init__(self, argv, **settings)

    def _answer(self, data):
        if self._manner == "silent":
            return
        if self._manner == "garbage" and self._rng.random() < 0.5:
            data = self._rng.choice((data[:3], data + data, "\x1b[0;0R", "\x1b[9999;1R", "\x1b[1;1;1R"))
        self._late.append((time.time() + (self._rng.uniform(0.3, 3) if self._manner == "late" else 0), data))

    def send(self, data):
        """Type bytes; return whether the terminal has taken all of them."""
        fd, deadline = self.child.child_fd, time.time() + ROOM
        while data and not self.over:
            if select.select([], [fd], [], 0.01)[1]:
                try:
                    data = data[os.write(fd, data[:512]):]
                except OSError:
                    break
            elif time.time() > deadline:
                break
            else:
                self.pump(0)
        return not data

    def pump(self, timeout=0.05):
        """Read and draw; send the answers that are due."""
        try:
            alive = Terminal.pump(self, timeout)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError, AssertionError):
            alive = True  # the model of the screen does not know every sequence that noise can make
        self.over = self.over or not alive
        now = time.time()
        due = [text for when, text in self._late if when <= now]
        self._late = [(when, text) for when, text in self._late if when > now]
        for text in due:
            self.send(text.encode("ascii", "replace"))
        return alive

    def wait_for(self, seconds):
        """Draw what comes for a while."""
        end = time.time() + seconds
        while self.pump(max(0.0, min(0.02, end - time.time()))) and time.time() < end:
            continue

    def settle_down(self, quiet, patience):
        """Draw what comes until nothing has come for ``quiet`` seconds."""
        last, seen = time.time(), len(self.raw)
        deadline = last + patience
        while time.time() < deadline and time.time() - last < quiet and self.pump(0.02):
            if len(self.raw) != seen:
                last, seen = time.time(), len(self.raw)

    @property
    def line(self):
        """The line that the cursor is in."""
        row = self.cursor[0]
        return self.screen.display[row].rstrip() if row < len(self.screen.display) else ""

    def resize_safely(self, rows, columns):
        """Change the size of the window, to one of no use too."""
        try:
            self.resize(rows, columns)
        except (IndexError, ValueError, TypeError, OSError):  # the model's, or the terminal is gone
            return

    def take_output(self):
        """Return what has come since the last time, as bytes."""
        taken, self.raw = self.raw, b""
        return taken


def plain(output):
    """Return output without escape sequences, as text."""
    return _ESCAPES.sub("", output.decode("utf-8", "replace")).replace("\r\n", "\n")
