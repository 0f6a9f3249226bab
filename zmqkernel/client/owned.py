"""A kernel that this process has forked (``zmqkernel.launch.owned.start_owned``), as its owner sees it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
import signal
import time

from ipython_compat.clock import monotonic
from zmqkernel.protocol.errors import KernelStartError


class OwnedKernel(object):
    """A kernel as its owner sees it.  It ends when the owner does, whatever happens to that.

    :param pid: the adapter's process.
    :param connection: :class:`zmqkernel.protocol.connection.ConnectionInfo`.
    :param session: identity that the owner's client has to use.
    :param ready: read end of the pipe on which the adapter says that it listens, and then that code can be run.
    :param lifeline: write end of the pipe that ties the kernel to this process.
    :param folder: where its sockets are.
    """

    def __init__(self, pid, connection, session, ready, lifeline, folder):
        self.pid = pid
        self.connection = connection
        self.session = session
        self.folder = folder
        self.status = None
        self._ready = ready
        self._listens = False
        self._lifeline = lifeline

    def wait_ready(self, timeout=30.0):
        """Wait until clients can connect.

        :raises KernelStartError: where the kernel has ended instead, or takes longer than ``timeout`` seconds.
        """
        if not self._listens:
            said = self._next_word(timeout)
            if not said:
                raise KernelStartError("the kernel %s" % (
                    "does not listen after %d seconds" % timeout if said is None else "ended before it listened"))
            self._listens = True

    def wait_shell(self):
        """Wait until code can be run, start-up files and all; tell whether it can: else the kernel has ended.

        To be called once.
        """
        words = [self._next_word() for _ in range(1 if self._listens else 2)]
        self._listens = bool(words[0])
        return bool(words[-1])

    def _next_word(self, timeout=None):
        """Return what the adapter says next; an empty text where it has ended, None where it takes too long."""
        while True:
            try:
                readable = select.select([self._ready], [], [], timeout)[0]
                return os.read(self._ready, 1) if readable else None
            except (select.error, OSError) as error:
                if error.args[0] != errno.EINTR:
                    raise

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
