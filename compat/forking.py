"""``fork`` as itself, with no remarks about threads."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

#: taken before user code can put something else in its place
_fork = os.fork


def fork():
    """As ``os.fork``; Python 3.12 and later warn where there are threads, which whoever calls this has thought of."""
    threading = sys.modules.get("threading")
    if sys.version_info < (3, 12) or threading is None or threading.active_count() == 1 and _alone():
        return _fork()
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return _fork()


def _alone():
    """Tell whether this process has one thread."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False
