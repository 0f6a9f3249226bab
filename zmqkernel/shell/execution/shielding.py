"""Ctrl-C is for user code.

``KeyboardInterrupt`` may be raised between any two instructions.  In the user's code that is what the person wants; in
the steps before and after it, which take a millisecond, it would leave half a history and show tracebacks of files
that the person has not written.  There the signal is noted, and raised where user code begins; where none follows it
came too late.

Only Python's own handler is replaced: whoever has installed another one wants that to be called.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal
import sys

from ipython_compat.clock import monotonic
from ipython_compat.signals import CALLS_GO_ON, get_handler, set_handler, swap_handler

SIGINT = int(signal.SIGINT)
#: seconds after which another signal is raised wherever it comes: the steps may run code that hangs
PATIENCE = 2.0
_RAISES = signal.default_int_handler


class Shield(object):
    """A context in which Ctrl-C is put off."""

    def __init__(self):
        self._noted = None
        self._active = False

    def __enter__(self):
        if get_handler(SIGINT) is _RAISES:
            self._active = _handle(self.note)
        return self

    def __exit__(self, *exc_info):
        if self._active and get_handler(SIGINT) == self.note:
            _handle(_RAISES)

    def note(self, number, frame):
        """Remember a signal; raise it where one has been waiting for long."""
        now = monotonic()
        if self._noted is None:
            self._noted = now
        elif now - self._noted > PATIENCE:
            self._noted = None
            raise KeyboardInterrupt

    def forget(self):
        """Let nothing be interrupted by what has been noted so far."""
        self._noted = None

    def open(self):
        """Let signals through; raise what has been noted.

        :raises KeyboardInterrupt: the shield is closed then.
        """
        try:
            _handle(_RAISES)
            if self._noted is not None:
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            self.close()
            self._noted = None
            raise

    def close(self):
        """Put signals off again.  Never raises: a signal that comes now has come when user code had ended."""
        while True:
            try:
                if get_handler(SIGINT) is _RAISES:
                    _handle(self.note)
                return
            except KeyboardInterrupt:
                continue


class Opened(object):
    """A context in which Ctrl-C raises ``KeyboardInterrupt``, as user code expects; for use in a :class:`Shield`."""

    def __enter__(self):
        self._shield = _in_force()
        if self._shield is not None:
            self._shield.open()

    def __exit__(self, *exc_info):
        if self._shield is not None:
            self._shield.close()


def forget():
    """Let nothing be interrupted by what has been noted so far: it was meant for code that has ended."""
    shield = _in_force()
    if shield is not None:
        shield.forget()


def _in_force():
    shield = getattr(get_handler(SIGINT), "__self__", None)
    return shield if isinstance(shield, Shield) else None


def _handle(handler):
    """Install a handler; return whether that could be done: threads other than the main one cannot."""
    # ctypes, which swap_handler needs on Python 2, is there in workers; one process alone need not load it for this
    change = swap_handler if "ctypes" in sys.modules else set_handler
    try:
        change(SIGINT, handler)
    except ValueError:
        return False
    if not CALLS_GO_ON and handler is not _RAISES:
        signal.siginterrupt(SIGINT, False)  # a write that is cut short would fail
    return True
