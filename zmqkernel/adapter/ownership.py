"""Who this process ends with.

A terminal that owns its kernel holds the write end of a pipe: end of file on it means that the terminal is gone.
Jupyter tells its process id in ``JPY_PARENT_PID``; there our parent is watched, by a descriptor where the system has
such a thing (pidfd), and once a second where not.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

#: seconds between two looks at the parent, where it cannot be waited for
INTERVAL = 1.0


class Owner(object):
    """What tells that the owner is gone.

    :param lifeline: read end of the owner's pipe, or None.
    :param watch_parent: whether to end with the process that started this one.
    """

    def __init__(self, lifeline=None, watch_parent=False):
        self.fds = [] if lifeline is None else [lifeline]
        self._parent = os.getppid() if watch_parent else None
        self.interval = None
        if watch_parent:
            self._watch()

    def _watch(self):
        try:
            self.fds.append(os.pidfd_open(self._parent))
        except (AttributeError, OSError):
            self.interval = INTERVAL

    def gone(self):
        """Tell whether the process that started this one is no longer our parent."""
        return self._parent is not None and os.getppid() != self._parent
