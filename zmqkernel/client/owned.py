"""A kernel that this process has forked (``zmqkernel.launch.owned.start_owned``), as its owner sees it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal
import time

from ipython_compat.clock import monotonic

from .waking import wait_readable


class OwnedKernel(object):
    """A kernel as its owner sees it.  It ends when the owner does, whatever happens to that.

    :param pid: the adapter's process.
    :param connection: :class:`zmqkernel.protocol.connection.ConnectionInfo`.
    :param session: identity that the owner's client has to use.
    :param line: descriptor of the socket to the adapter (:mod:`zmqkernel.protocol.line`).
    :param ready: read end of the pipe on which the adapter says that code can be run.
    :param lifeline: write end of the pipe that ties the kernel to this process.
    :param folder: where its sockets are.
    """

    def __init__(self, pid, connection, session, line, ready, lifeline, folder):
        self.pid = pid
        self.connection = connection
        self.session = session
        self.folder = folder
        self.status = None
        self._line = line
        self._ready = ready
        self._lifeline = lifeline

    def connect(self):
        """Return a :class:`~.line.LineTransport` to the kernel; to be called once.

        Requests may be sent at once, whatever the kernel is about.
        """
        from .line import LineTransport
        return LineTransport(self._line)

    def wait_shell(self):
        """Wait until code can be run, start-up files and all; tell whether it can: else the kernel has ended.

        To be called once.
        """
        while True:
            try:
                return bool(os.read(self._ready, 1))
            except OSError as error:
                if error.errno != errno.EINTR:
                    raise

    def give_way(self, timeout):
        """Leave the processors to the kernel until code can be run, for ``timeout`` seconds at most."""
        wait_readable([self._ready], timeout)

    def poll(self):
        """Return the exit status where the kernel has ended, else None."""
        if self.status is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except OSError as error:
                if error.errno != errno.ECHILD:
                    raise
                pid, status = self.pid, 0
            if pid:
                self.status = status
        return self.status

    def terminate(self, timeout=5.0):
        """End the kernel and wait for that; after ``timeout`` seconds by force."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        for name in ("_lifeline", "_ready"):
            if getattr(self, name) is not None:
                os.close(getattr(self, name))
                setattr(self, str(name), None)
        deadline = monotonic() + timeout
        while self.poll() is None:
            if monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                deadline += timeout
            time.sleep(0.005)
        for name in os.listdir(self.folder) if os.path.isdir(self.folder) else ():
            os.unlink(os.path.join(self.folder, name))
        if os.path.isdir(self.folder):
            os.rmdir(self.folder)
