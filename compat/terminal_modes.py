"""The modes of a terminal: reading them, and setting them where the terminal is this process's to set."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal
import time

from .signals import IGNORE, set_handler

try:
    import termios
except ImportError:  # Windows
    termios = None

#: how often to stop: a group without a shell to continue it is not stopped at all, and must not wait forever
_ATTEMPTS = 100
#: seconds in which a signal to the own process has certainly been taken
_PAUSE = 0.02


def get_modes(fd):
    """Return the modes of the terminal on ``fd``; None where there is none."""
    if termios is None:
        return None
    try:
        return termios.tcgetattr(fd)
    except termios.error:
        return None


def usable(modes):
    """Tell whether a person can type lines at a terminal with these modes, sees them, and can interrupt.

    :param modes: as :func:`get_modes` returns them.
    """
    wanted = ((0, termios.ICRNL), (1, termios.OPOST), (3, termios.ICANON | termios.ECHO | termios.ISIG))
    return all(modes[index] & flags == flags for index, flags in wanted)


def in_foreground(fd):
    """Tell whether this process's group has the terminal on ``fd``, rather than the shell or another job of it.

    A terminal without job control for this process is everybody's.

    The terminal is taken back from a group that has no process any more: a program that had made itself the
    foreground was killed.
    """
    try:
        owner = os.tcgetpgrp(fd)
        if owner == os.getpgrp():
            return True
        if _exists(owner):
            return False
        return _in_peace(os.tcsetpgrp, fd, os.getpgrp())
    except OSError as error:
        return error.errno == errno.ENOTTY


def wait_for_foreground(stream):
    """Stop this process's group, as the system does with jobs that want a terminal that is not theirs, until it is.

    :param stream: a file that is a terminal, or none.
    """
    try:
        fd = stream.fileno()
        if not os.isatty(fd):
            return
    except (ValueError, AttributeError, OSError):  # it is closed, or no file of the system's
        return
    for _ in range(_ATTEMPTS):
        if in_foreground(fd):
            return
        os.killpg(os.getpgrp(), signal.SIGTTOU)
        time.sleep(_PAUSE)


def set_modes(fd, modes):
    """Set the modes of the terminal on ``fd``.  A terminal that somebody else has is left alone.

    To be called in the main thread.

    :raises termios.error: where the terminal does not take them.
    """
    if in_foreground(fd):
        _in_peace(termios.tcsetattr, fd, termios.TCSADRAIN, modes)


def _exists(group):
    try:
        os.killpg(group, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    return True


def _in_peace(function, *arguments):
    """Call ``function``; a change of the terminal from the background stops the whole group otherwise (SIGTTOU)."""
    earlier = set_handler(int(signal.SIGTTOU), IGNORE)
    try:
        function(*arguments)
    finally:
        set_handler(int(signal.SIGTTOU), earlier if earlier is not None else int(signal.SIG_DFL))
    return True
