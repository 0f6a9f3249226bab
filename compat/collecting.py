"""The garbage collector, kept from looking through what is imported while a program starts.

Nothing of that is garbage, and to see so takes eight of a hundred milliseconds.
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
