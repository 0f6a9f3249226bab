"""Signals: what the versions of Python do differently."""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal as _public
import sys as _sys

try:
    # The C functions: those of the module ``signal`` convert to and from enumerations, which costs more than the call
    from _signal import getsignal as get_handler
    from _signal import signal as set_handler
    swap_handler = set_handler
except ImportError:
    from signal import getsignal as get_handler
    from signal import signal as set_handler
    from .sigmask import swap_handler

#: dispositions, in the form that these functions take
IGNORE, DEFAULT = int(_public.SIG_IGN), int(_public.SIG_DFL)

__all__ = [str(name) for name in (
    "CALLS_GO_ON", "IGNORE", "DEFAULT", "MEANINGS", "get_handler", "hold_back", "let_through", "set_handler",
    "signal_name", "swap_handler", "wake_on_signals")]

#: whether system calls go on when a handler has returned (PEP 475); elsewhere user code gets an error
CALLS_GO_ON = _sys.version_info >= (3, 5)

#: what the signals that end processes mean, in words
MEANINGS = {
    "SIGSEGV": "segmentation fault",
    "SIGABRT": "abort",
    "SIGBUS": "bus error",
    "SIGFPE": "floating point exception",
    "SIGILL": "illegal instruction",
    "SIGKILL": "killed, by somebody or for want of memory",
    "SIGTERM": "terminated",
    "SIGHUP": "the terminal is gone",
    "SIGPIPE": "broken pipe",
    "SIGQUIT": "quit by the terminal's key",
    "SIGXCPU": "limit of processor time exceeded",
    "SIGXFSZ": "limit of file size exceeded",
    "SIGSYS": "bad system call",
}


def signal_name(number):
    """Return the name of signal ``number``, as ``"SIGSEGV"``; ``"signal 77"`` where it has none."""
    for name in sorted(dir(_public)):
        if name.startswith("SIG") and "_" not in name and getattr(_public, name) == number:
            if name not in ("SIGCLD", "SIGIOT", "SIGPOLL"):
                return name
    return "signal %d" % number


def hold_back(number):
    """Have a signal wait, where this version can do that; return what :func:`let_through` wants."""
    block = getattr(_public, "pthread_sigmask", None)
    return None if block is None else block(_public.SIG_BLOCK, [number])


def let_through(held):
    """Undo :func:`hold_back`; what has come meanwhile is handled now."""
    if held is not None:
        _public.pthread_sigmask(_public.SIG_SETMASK, held)


def wake_on_signals(fd):
    """Have the interpreter write a byte to ``fd`` (non-blocking) whenever a signal arrives; -1 ends it."""
    return _public.set_wakeup_fd(fd)
