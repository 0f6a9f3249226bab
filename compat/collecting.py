"""The garbage collector, kept from looking through what is no garbage.

While a program starts, that takes eight of a hundred milliseconds; where processes fork, it makes copies of memory that
they could share.
"""
from __future__ import absolute_import

import gc

_paused = []


def pause():
    """Stop collecting until :func:`resume`, where it is not off anyway."""
    if gc.isenabled():
        gc.disable()
        _paused.append(True)


def resume():
    """Go on, where :func:`pause` has stopped it.  To be called before user code runs, and before processes fork."""
    if _paused:
        del _paused[:]
        gc.enable()


def leave_alone():
    """Never again look through what is there now (3.7 and later): it stays shared with copies of this process."""
    if hasattr(gc, "freeze"):
        gc.freeze()
