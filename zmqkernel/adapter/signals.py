"""Signals as something that can be waited for together with sockets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal

from ipython_compat.descriptors import nonblocking, private_pipe
from ipython_compat.signals import IGNORE, set_handler, wake_on_signals


class SignalInbox(object):
    """Collects signals; :attr:`fd` becomes readable when one has arrived.

    :param wanted: names of the signals to collect.
    :param ignored: names of the signals to ignore.
    """

    def __init__(self, wanted, ignored=()):
        self.fd, self._write_end = [nonblocking(fd) for fd in private_pipe()]
        self._arrived = []
        wake_on_signals(self._write_end)
        for name in wanted:
            self.collect(name)
        for name in ignored:
            self.ignore(name)

    def collect(self, name):
        """Collect a signal from now on."""
        set_handler(int(getattr(signal, name)), self._note)

    def ignore(self, name):
        """Ignore a signal from now on."""
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
