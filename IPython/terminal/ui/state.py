"""The terminal's modes and this process's signals, around a cell that runs with the terminal as its own."""
from __future__ import absolute_import, unicode_literals

import contextlib
import errno
import signal
import sys
import time

from ipython_compat.terminal_modes import get_modes, set_modes, usable, wait_for_foreground

try:
    import termios
except ImportError:  # Windows
    termios = None


def _modes():
    """Return the modes of the terminal on standard input; None where there is none."""
    try:
        return get_modes(sys.__stdin__.fileno())
    except (ValueError, AttributeError):
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


class TerminalLoan(object):
    """Lends the terminal to a cell: its keys are the cell's.  Modes that nobody could type with end with it.

    Here Ctrl-C is only noted: :attr:`presses` has the times.  Ctrl-Z stops this process where it has stopped the cell:
    the kernel sees to that.
    Where the shell has put all of this into the background meanwhile, the terminal is the shell's, and stays as it is.

    :param modes: the terminal's modes, where they are other ones at the moment than they are to be afterwards.
    :param offer: ``zmqkernel.client.offering.Offer`` to a kernel that does not share the terminal; it hears of no key
        of it, so Ctrl-Z does nothing meanwhile.
    """

    def __init__(self, modes=None, offer=None):
        self.offer = offer
        self.presses = []
        #: called when Ctrl-C was pressed, by a signal handler
        self.on_press = None
        #: keys that were typed before the cell began and that nobody has read
        self.typed = ""
        self._modes = modes or _modes()
        self._earlier = _handle(signal.SIG_IGN, "SIGQUIT", "SIGTSTP") + _handle(self._note, "SIGINT")

    def _note(self, number, frame):
        self.presses.append(time.time())
        if self.on_press is not None:
            self.on_press()

    @property
    def modes_changed(self):
        """Whether the terminal has other modes than before, as editors and line editing have it."""
        return self._modes is not None and _modes() != self._modes

    def end(self):
        """Take the terminal back; wait until the shell lets this job have it."""
        if self.offer is not None:
            self.offer.withdraw()
        wait_for_foreground(sys.__stdin__)
        _make_usable(self._modes)
        for number, handler in self._earlier:
            signal.signal(number, handler)
            go_on_after(number)
        self._earlier = []


def _make_usable(modes):
    """Set the modes of the terminal where it has ones that nobody could type with; ``modes`` may be None."""
    now = _modes() if modes is not None else None
    if now is None or now == modes or usable(now):
        return
    try:
        set_modes(sys.__stdin__.fileno(), modes)
    except termios.error:  # the terminal is gone, as the prompt is going to find out
        return
    except ValueError:  # this is not the main thread: the terminal's modes are for others to see to
        return


@contextlib.contextmanager
def ending_unusable_modes():
    """Have modes of the terminal that nobody could type with end with a cell of this process; others stay."""
    modes = _modes()
    try:
        yield
    finally:
        _make_usable(modes)


def _handle(new, *names):
    """Have ``new`` handle the named signals; return what handled them before, as pairs."""
    earlier = []
    for name in names:
        number = getattr(signal, name, None)
        if number is not None:
            handler = signal.signal(number, new)
            earlier.append((number, signal.SIG_DFL if handler is None else handler))
            go_on_after(number)
    return earlier


def go_on_after_resizing():
    """Do that for the signal of a resized window, whose handler is prompt_toolkit's."""
    if hasattr(signal, "SIGWINCH"):
        go_on_after(signal.SIGWINCH)


@contextlib.contextmanager
def handling_interrupts(handler):
    """Have SIGINT handled by ``handler`` meanwhile: a function of two arguments, as ``signal.signal`` takes it.

    In a thread that is not the main one nothing is changed: signals do not come there.
    """
    try:
        before = signal.signal(signal.SIGINT, handler)
    except ValueError:
        yield
        return
    if handler is not signal.default_int_handler:
        go_on_after(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if before is _nothing:  # a program's own handler may raise, which has to end what waits for input
            go_on_after(signal.SIGINT)


@contextlib.contextmanager
def surviving_interrupts():
    """Have Ctrl-C not end the process afterwards where a cell has left it so, as libraries like wx do.

    What else a cell does to the handler stays.
    """
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) == signal.SIG_DFL != before:
            _reinstate(before)


def _reinstate(handler):
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError:  # this is not the main thread
        return


def raising_interrupts():
    """Have Ctrl-C raise ``KeyboardInterrupt`` meanwhile."""
    return handling_interrupts(signal.default_int_handler)


def ignore_interrupts():
    """Have Ctrl-C do nothing in this process, where it is not handled in another way for a while.

    (Programs that are started do not inherit this.)
    """
    signal.signal(signal.SIGINT, _nothing)
    go_on_after(signal.SIGINT)


def _nothing(number, frame):
    """Ctrl-C where there is nothing to interrupt here."""


def go_on_after(number):
    """Have Python 2, too, go on with a system call that the signal ``number`` has interrupted, where that can be."""
    if hasattr(signal, "siginterrupt"):
        signal.siginterrupt(number, False)


def on_child_end(function):
    """Have ``function`` called when a child process of this one has ended; None: nothing any more.

    It is called as a signal handler, in the main thread.
    """
    if not hasattr(signal, "SIGCHLD"):
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL if function is None else lambda number, frame: function())
    go_on_after(signal.SIGCHLD)
