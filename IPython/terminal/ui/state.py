"""The terminal's modes and this process's signals, around a cell that runs with the terminal as its own."""
from __future__ import absolute_import, unicode_literals

import signal
import sys

try:
    import termios
except ImportError:  # Windows
    termios = None


def _modes():
    """Return the modes of the terminal on standard input; None where there is none."""
    if termios is None:
        return None
    try:
        return termios.tcgetattr(sys.__stdin__.fileno())
    except (termios.error, ValueError, AttributeError):
        return None


def _set_modes(modes):
    try:
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSADRAIN, modes)
    except termios.error:
        return False
    return True


class TerminalLoan(object):
    """Lends the terminal to a cell: Ctrl-C is the cell's alone, and its changes of the terminal's modes end with it.

    Restoring the modes from the background would stop this process (SIGTTOU), hence that is ignored.
    """

    def __init__(self):
        self._modes = _modes()
        self._earlier = _ignore("SIGINT", "SIGTTOU", "SIGQUIT")

    def end(self):
        """Take the terminal back."""
        if self._modes is not None and _modes() != self._modes:
            _set_modes(self._modes)
        for number, handler in self._earlier:
            signal.signal(number, handler)
        self._earlier = []


def _ignore(*names):
    """Ignore the named signals; return what handled them before, as pairs."""
    earlier = []
    for name in names:
        number = getattr(signal, name, None)
        if number is not None:
            handler = signal.signal(number, signal.SIG_IGN)
            earlier.append((number, signal.SIG_DFL if handler is None else handler))
    return earlier


def on_child_end(function):
    """Have ``function`` called when a child process of this one has ended; None: nothing any more.

    It is called as a signal handler, in the main thread.
    """
    if not hasattr(signal, "SIGCHLD"):
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL if function is None else lambda number, frame: function())
