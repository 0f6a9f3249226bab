"""Processor time, and how long a function takes."""
from __future__ import absolute_import, division, unicode_literals

import time

from six.moves import range

try:
    import resource
except ImportError:
    resource = None


def _usage():
    if resource is None:
        clock = getattr(time, "process_time", None) or time.clock
        return clock(), 0.0
    return resource.getrusage(resource.RUSAGE_SELF)[:2]


def clocku():
    """Return the seconds of processor time this process spent in its own code, since it began."""
    return _usage()[0]


def clocks():
    """Return the seconds of processor time the system spent for this process, since it began."""
    return _usage()[1]


def clock():
    """Return the seconds of processor time, both kinds together."""
    return sum(_usage())


def clock2():
    """Return both kinds of processor time: ``(user, system)``."""
    return tuple(_usage())


def timings_out(reps, func, *args, **kw):
    """Call a function several times; return the total time, the time of one call, and what the last one returned.

    :param reps: how many times, one at least.
    :raises AssertionError: where it is less.
    """
    reps = int(reps)
    if reps < 1:
        raise AssertionError("reps must be >= 1")
    began = clock()
    for _ in range(reps):
        out = func(*args, **kw)
    total = clock() - began
    return total, total / reps, out


def timings(reps, func, *args, **kw):
    """Call a function several times; return the total time and the time of one call."""
    return timings_out(reps, func, *args, **kw)[:2]


def timing(func, *args, **kw):
    """Return the time one call takes."""
    return timings_out(1, func, *args, **kw)[0]
