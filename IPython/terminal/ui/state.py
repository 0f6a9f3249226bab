"""The terminal's modes and this process's signals, around a cell that runs with the terminal as its own."""
from __future__ import absolute_import, unicode_literals

import errno
import signal
import sys
import time

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


def terminal_gone():
    """Tell whether the terminal on standard input has been closed by whoever had its other end."""
    if termios is None:
        return False
    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except termios.error as error:
        return error.args[0] == errno.EIO
    except (ValueError, AttributeError):
        return False
    return False


def _set_modes(modes):
    try:
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSADRAIN, modes)
    except termios.error:
        return False
    return True


class TerminalLoan(object):
    """Lends the terminal to a cell: Ctrl-C is the cell's, and its changes of the terminal's modes end with it.

    Here Ctrl-C is only noted: :attr:`presses` has the times.
    Restoring the modes from the background would stop this process (SIGTTOU), hence that is ignored.

    :param modes: the terminal's modes, where they are other ones at the moment than they are to be afterwards.
    """

    def __init__(self, modes=None):
        self.presses = []
        #: called when Ctrl-C was pressed, by a signal handler
        self.on_press = None
        self._modes = modes or _modes()
        self._earlier = _handle(signal.SIG_IGN, "SIGTTOU", "SIGQUIT") + _handle(self._note, "SIGINT")

    def _note(self, number, frame):
        self.presses.append(time.time())
        if self.on_press is not None:
            self.on_press()

    @property
    def modes_changed(self):
        """Whether the terminal has other modes than before, as editors and line editing have it."""
        return self._modes is not None and _modes() != self._modes

    def end(self):
        """Take the terminal back."""
        if self.modes_changed:
            _set_modes(self._modes)
        for number, handler in self._earlier:
            signal.signal(number, handler)
        self._earlier = []


def _handle(new, *names):
    """Have ``new`` handle the named signals; return what handled them before, as pairs."""
    earlier = []
    for name in names:
        number = getattr(signal, name, None)
        if number is not None:
            handler = signal.signal(number, new)
            earlier.append((number, signal.SIG_DFL if handler is None else handler))
    return earlier


def on_child_end(function):
    """Have ``function`` called when a child process of this one has ended; None: nothing any more.

    It is called as a signal handler, in the main thread.
    """
    if not hasattr(signal, "SIGCHLD"):
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL if function is None else lambda number, frame: function())
