"""``fork`` as itself, with no remarks about threads, and with a main thread that knows who it is."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

#: taken before user code can put something else in its place
_fork = os.fork


def fork():
    """As ``os.fork``; Python 3.12 and later warn where there are threads, which whoever calls this has thought of."""
    threading = sys.modules.get("threading")
    if sys.version_info < (3, 12) or threading is None or threading.active_count() == 1 and _alone():
        pid = _fork()
    else:
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = _fork()
    if not pid:
        _renew_main_thread(threading)
    return pid


def _renew_main_thread(threading):
    """Have the main thread's ``native_id`` be this process's: ``threading`` keeps the parent's.

    matplotlib warns of windows outside of the main thread where the two differ.
    """
    main_thread = getattr(threading, "main_thread", None)
    renew = getattr(main_thread and main_thread(), "_set_native_id", None)
    if renew is not None:
        renew()


def _alone():
    """Tell whether this process has one thread."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False
