"""A limit in time that holds whatever runs, on any thread, without threads of ours.

On the main thread a timer of the system interrupts; elsewhere a trace function looks at the clock at each call of a
function.  Code in C that does not come back to Python cannot be interrupted.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import threading
import time
from contextlib import contextmanager


class TimeIsUp(BaseException):
    """The deadline has passed.  Not an ``Exception``, so that what is interrupted does not swallow it."""


#: Not empty while something must not be interrupted; and whether a limit has passed meanwhile.
_held, _late = [], []


@contextmanager
def uninterrupted():
    """Put off limits that pass while the block runs: it writes a file that must not stay half written."""
    _held.append(True)
    try:
        yield
    finally:
        _held.pop()
        if _late and not _held:
            del _late[:]
            raise TimeIsUp()


@contextmanager
def time_limit(seconds):
    """Raise :class:`TimeIsUp` in the block once ``seconds`` have passed.

    :param seconds: None or 0 for no limit.
    """
    import signal

    if not seconds:
        yield
    elif _is_main_thread() and hasattr(signal, "setitimer"):
        with _by_timer(signal, seconds):
            yield
    elif sys.gettrace() is None:
        with _by_trace(seconds):
            yield
    else:
        yield  # somebody debugs this thread


def _is_main_thread():
    return isinstance(threading.current_thread(), threading._MainThread)


@contextmanager
def _by_timer(signal, seconds):
    """A limit by SIGALRM.  A timer that the program had set itself goes on afterwards."""
    running = [True]

    def ring(signum, frame):
        if _held:
            _late.append(True)
        elif running:
            raise TimeIsUp()

    began = time.time()
    handler = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        try:
            yield
        finally:
            del running[:]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if handler is None else handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.time() - began), 0.001), interval)


@contextmanager
def _by_trace(seconds):
    """A limit by a trace function, which sees each call of a Python function and each line of a loop."""
    deadline = time.time() + seconds

    def look(frame, event, arg):
        if time.time() > deadline and not _held:
            raise TimeIsUp()
        return look

    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(None)
