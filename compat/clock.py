"""A clock that is not set back, and one that counts only what this process uses."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

#: seconds since some moment; Python 2 only has the clock that can be set
monotonic = getattr(time, "monotonic", time.time)


def cpu_seconds():
    """Return the CPU time that this process has used."""
    import resource
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
