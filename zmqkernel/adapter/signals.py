"""Signals as something that can be waited for together with sockets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import fcntl
import os
import signal

from ipython_compat.signals import IGNORE, set_handler, wake_on_signals


class SignalInbox(object):
    """Collects signals; :attr:`fd` becomes readable when one has arrived.

    :param wanted: names of the signals to collect.
    :param ignored: names of the signals to ignore.
    """

    def __init__(self, wanted, ignored=()):
        self.fd, self._write_end = os.pipe()
        for fd in (self.fd, self._write_end):
            fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_NONBLOCK)
            fcntl.fcntl(fd, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
        self._arrived = []
        wake_on_signals(self._write_end)
        for name in wanted:
            set_handler(int(getattr(signal, name)), self._note)
        for name in ignored:
            set_handler(int(getattr(signal, name)), IGNORE)

    def _note(self, signum, frame):
        self._arrived.append(signum)

    def take(self):
        """Return the numbers of the signals that have arrived since the last call."""
        try:
            os.read(self.fd, 4096)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EINTR):
                raise
        arrived, self._arrived = self._arrived, []
        return arrived

    def close(self):
        """Stop collecting."""
        wake_on_signals(-1)
        os.close(self.fd)
        os.close(self._write_end)
