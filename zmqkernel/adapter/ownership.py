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
    :param parent: process id of the one that started this process, as it was at the very beginning; None where it is
        not to end with that.
    """

    def __init__(self, lifeline=None, parent=None):
        self.fds = [] if lifeline is None else [lifeline]
        self._parent = parent
        self.interval = None
        if parent is not None:
            self._watch()

    def _watch(self):
        try:
            descriptor = os.pidfd_open(self._parent)
        except (AttributeError, OSError):  # not on this system, or it is gone already
            self.interval = INTERVAL
            return
        if self.gone():  # the number may be another process's by now
            os.close(descriptor)
            self.interval = INTERVAL
        else:
            self.fds.append(descriptor)

    def forget(self):
        """Have no owner any more; return the descriptors that are closed by that."""
        forgotten, self.fds = self.fds, []
        for fd in forgotten:
            os.close(fd)
        self._parent = self.interval = None
        return forgotten

    def gone(self):
        """Tell whether the process that started this one is no longer our parent."""
        return self._parent is not None and os.getppid() != self._parent
