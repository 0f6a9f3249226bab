"""Changing a signal's handler without losing the signal.

Python 2's ``signal.signal`` forgets a signal that arrives while it is at work.  So the signal is blocked for the time,
by ``pthread_sigmask``, which that version does not offer; it arrives when the new handler is in place.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal as _signal

#: bytes that hold a ``sigset_t`` on every system
_SET_SIZE = 128


class _Mask(object):
    """``pthread_sigmask`` of the C library."""

    def __init__(self):
        import ctypes
        self._library = ctypes.CDLL(None)
        self._new = ctypes.create_string_buffer(_SET_SIZE)
        self._old = ctypes.create_string_buffer(_SET_SIZE)
        # SIG_BLOCK and SIG_SETMASK, which differ between systems
        self._block, self._set = (0, 2) if not _is_bsd() else (1, 3)

    def block(self, number):
        """Have signal ``number`` wait, for this thread."""
        self._library.sigemptyset(self._new)
        self._library.sigaddset(self._new, number)
        self._library.pthread_sigmask(self._block, self._new, self._old)

    def restore(self):
        """Have what was blocked before :meth:`block`."""
        self._library.pthread_sigmask(self._set, self._old, None)


def _is_bsd():
    import sys
    return sys.platform == "darwin" or "bsd" in sys.platform


_mask = None


def swap_handler(number, handler):
    """As ``signal.signal``; a signal that comes meanwhile reaches the new handler.  In the main thread only.

    :return: the handler that was in force.
    """
    global _mask
    if _mask is None:
        _mask = _Mask()
    _mask.block(number)
    try:
        return _signal.signal(number, handler)
    finally:
        _mask.restore()
