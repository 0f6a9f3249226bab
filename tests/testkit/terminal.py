"""A program on a pseudo-terminal, with a model of the screen it draws.

Type keys, wait until a text stands on the screen, look at the screen::

    with Terminal([python, "-m", "IPython"]) as term:
        term.wait("In [1]:")
        term.type("1 + 1\\r")
        term.wait("Out[1]: 2")
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import signal
import time

import pexpect
import pyte

#: seconds that :meth:`Terminal.wait` waits before it gives up
PATIENCE = 30.0

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "c-a": "\x01", "c-c": "\x03", "c-d": "\x04", "c-e": "\x05", "c-f": "\x06", "c-k": "\x0b", "c-l": "\x0c",
    "c-o": "\x0f", "c-r": "\x12", "c-u": "\x15", "c-w": "\x17", "c-x": "\x18", "c-z": "\x1a", "c-\\": "\x1c",
}


class ScreenTimeout(AssertionError):
    """What was waited for did not come onto the screen in time; the message shows the screen."""


class _Screen(pyte.HistoryScreen):
    """A screen that passes over the private sequences of newer terminals, which pyte takes for public ones."""

    def select_graphic_rendition(self, *attrs, **kwargs):
        """Set colours and the like; a private sequence (``CSI > m``) sets none."""
        if not kwargs.get("private"):
            super(_Screen, self).select_graphic_rendition(*attrs)

    def report_device_status(self, mode, **kwargs):
        """Answer where the cursor is."""
        if not kwargs.get("private"):
            super(_Screen, self).report_device_status(mode)


class Terminal(object):
    """A child process on a pseudo-terminal of its own.

    :param argv: the command, a list.
    :param env: its environment.
    :param cwd: the folder it starts in.
    :param size: ``(rows, columns)``.
    """

    def __init__(self, argv, env=None, cwd=None, size=(30, 100)):
        env = dict(os.environ if env is None else env)
        env.setdefault(str("TERM"), str("xterm-256color"))
        self.screen = _Screen(size[1], size[0], history=5000)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        # a background job of a POSIX shell starts with SIGINT ignored, and hands that on to what is tested
        self.child = pexpect.spawn(argv[0], list(argv[1:]), env=env, cwd=cwd, dimensions=size, timeout=PATIENCE,
                                   preexec_fn=_default_signals)
        self.child.delaybeforesend = None
        self.screen.write_process_input = self._answer

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    @property
    def pid(self):
        """The child's process id."""
        return self.child.pid

    def _answer(self, data):
        """Send what the terminal itself answers (where the cursor is, what kind of terminal it is)."""
        self.child.send(data)

    def type(self, *keys):
        """Send text; names of :data:`KEYS` in braces (``{enter}``, ``{c-c}``) are keys."""
        for text in keys:
            self.child.send(re.sub(r"\{([a-z\\-]+)\}", lambda m: KEYS.get(m.group(1), m.group(0)), text))

    def paste(self, text):
        """Paste ``text`` as a terminal does: between the marks of bracketed paste."""
        self.child.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def pump(self, timeout=0.05):
        """Read what the child has written, and draw it.  Tell whether the child is still there."""
        try:
            data = self.child.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True

    @property
    def lines(self):
        """The screen: a list of lines without the blanks at their ends, the empty ones at the bottom left out."""
        lines = [line.rstrip() for line in self.screen.display]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    @property
    def text(self):
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def cursor(self):
        """Where the cursor is: (row, column), from 0."""
        return self.screen.cursor.y, self.screen.cursor.x

    @property
    def everything(self):
        """The screen with what has scrolled off it."""
        top = ["".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in self.screen.history.top]
        return "\n".join(top + self.lines)

    def wait(self, what, timeout=PATIENCE, gone=False):
        """Wait until ``what`` is on the screen (with ``gone``: is not there any more).

        :param what: a text, a compiled pattern, or a function of the screen's text.
        :return: the screen's text.
        :raises ScreenTimeout: where it does not happen in ``timeout`` seconds.
        """
        deadline = time.time() + timeout
        alive = True
        while True:
            alive = self.pump(0.02) if alive else False
            if _matches(what, self.text) != gone:
                return self.text
            if time.time() > deadline or not alive:
                if alive or _matches(what, self.text) == gone:
                    raise ScreenTimeout("%r is %s on the screen:\n%s" % (
                        getattr(what, "pattern", what), "still" if gone else "not", self.text))

    def settle(self, quiet=0.3, timeout=PATIENCE):
        """Read until nothing has come for ``quiet`` seconds, and return the screen's text."""
        deadline = time.time() + timeout
        last, seen = time.time(), len(self.raw)
        while time.time() < deadline and time.time() - last < quiet:
            if not self.pump(0.02):
                break
            if len(self.raw) != seen:
                last, seen = time.time(), len(self.raw)
        return self.text

    def wait_end(self, timeout=PATIENCE):
        """Wait until the child has ended; return its exit status, or minus the number of the signal that ended it."""
        deadline = time.time() + timeout
        while time.time() < deadline:
            if not self.pump(0.02):
                break
        if self.child.isalive():
            self._give_time_to_end(deadline)
        if self.child.isalive():
            raise ScreenTimeout("the program has not ended; the screen:\n" + self.text)
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus

    def _give_time_to_end(self, deadline):
        while self.child.isalive() and time.time() < deadline:
            time.sleep(0.01)

    def resize(self, rows, columns):
        """Change the terminal's size, as dragging a window's corner does."""
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def close(self):
        """End the child, whatever it is doing."""
        if self.child.isalive():
            self.child.kill(signal.SIGHUP)
        self.child.close(force=True)


def _matches(what, text):
    if callable(what):
        return bool(what(text))
    if hasattr(what, "search"):
        return what.search(text) is not None
    return what in text


def _default_signals():
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN):
        signal.signal(number, signal.SIG_DFL)
