"""Where the stack goes that faulthandler writes when a process is killed by a fault of its own."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os


def report_to(fd):
    """Have this process write it to ``fd`` (None: standard error)."""
    try:
        import faulthandler
    except ImportError:  # Python 2 has none
        return
    faulthandler.enable(file=2 if fd is None else fd)


def begin(fd):
    """As :func:`report_to`; processes that user code forks write theirs to standard error, as they do elsewhere."""
    report_to(fd)
    if fd is not None and hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: report_to(None))


def be_silent():
    """Write nothing when this process is killed: it is asleep, and not at fault."""
    try:
        import faulthandler
    except ImportError:
        return
    faulthandler.disable()
