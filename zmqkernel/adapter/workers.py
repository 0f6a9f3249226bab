"""The worker, as the adapter sees it: asked for, watched, interrupted, ended."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat.clock import monotonic
from ipython_compat.descriptors import close_on_exec, private_pipe
from ipython_compat.fdpassing import send_fd
from zmqkernel.protocol import packets
from zmqkernel.protocol.message import to_json

from .legacy import Legacy
from .workerlink import AdapterLink

#: workers that may die one after the other before one has been of use
START_ATTEMPTS = 3
#: seconds after which a worker that lives counts as one that has started well
PROBATION = 10.0
#: seconds that a worker may take to end when it was asked to
PATIENCE = 2.0


class Worker(object):
    """One worker process.

    :param link: :class:`~.workerlink.AdapterLink`.
    :param lifeline: write end of the pipe that ties the worker to this process.
    """

    def __init__(self, link, lifeline):
        self.link = link
        self._lifeline = lifeline
        self.pid = None
        self.ready = False
        self.started = monotonic()
        #: why it could not start, in its own words; None where it could
        self.failure = None

    def close(self):
        """Let go of the descriptors.  A process that is still there is killed by its lifeline."""
        self.link.close()
        os.close(self._lifeline)


class Workers(object):
    """Has workers made by the fork server, one at a time.

    :param control: socket to the fork server.
    :param own_group: whether a worker leads a process group, which is interrupted as a whole.
    """

    def __init__(self, control, own_group):
        self._control = control
        self._control.setblocking(False)
        self._own_group = own_group
        self._reports = b""
        #: the :class:`Worker` that takes requests, or None
        self.current = None
        #: workers that have died without having been of use, one after the other
        self.failures = 0
        #: when to end a worker that was asked to end, by force; None where none was asked
        self.deadline = None
        #: whether the fork server is gone
        self.server_gone = False

    @property
    def control_fd(self):
        """Descriptor that becomes readable when there are reports."""
        return self._control.fileno()

    def start_first(self):
        """Ask for the kernel's first worker, which has no predecessor."""
        self.start(Legacy().state())

    def start(self, state):
        """Ask for a new worker, and tell it what its predecessor left.

        :param state: dict: see START in :mod:`zmqkernel.protocol.packets`.
        """
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        ours.setblocking(False)
        for sock in (ours, theirs):
            close_on_exec(sock.fileno())
        lifeline_read, lifeline_write = private_pipe()
        self._tell(packets.FORK)
        try:
            send_fd(self._control, theirs.fileno())
            send_fd(self._control, lifeline_read)
        except (OSError, IOError):
            self.server_gone = True
        theirs.close()
        os.close(lifeline_read)
        self.current = Worker(AdapterLink(ours), lifeline_write)
        self.current.link.send([packets.START, to_json(state)])

    def remove_later(self, path):
        """Have the fork server remove a file or folder when this process is gone, however it went."""
        data = os.fsencode(path) if hasattr(os, "fsencode") else path.encode("utf-8")
        self._tell(packets.REMOVE + packets.LENGTH.pack(len(data)) + data)

    def detach(self):
        """Have the worker, and those that follow it, let go of the terminal."""
        self._tell(packets.DETACH)
        self._own_group = True
        worker = self.current
        if worker is not None:
            worker.link.send([packets.DETACH])
            if worker.ready and worker.pid is not None:  # it may run a cell for hours before it reads that
                self._signal(worker.pid, signal.SIGHUP)

    def reports(self):
        """Return what the fork server has reported: a list of (kind, process id, status)."""
        try:
            data = self._control.recv(4096)
        except (OSError, IOError) as error:
            if error.errno in (errno.EAGAIN, errno.EINTR):
                return []
            data = b""
        if not data:
            self.server_gone = True
            return []
        self._reports += data
        size = packets.REPORT.size
        whole = len(self._reports) // size * size
        found = [packets.REPORT.unpack_from(self._reports, at) for at in range(0, whole, size)]
        self._reports = self._reports[whole:]
        return found

    def interrupt(self, number=None):
        """Send SIGINT to the worker, and to its children where it leads a group.

        :param number: the request that is meant; None where none is running.
        """
        worker = self.current
        if worker is None:
            return
        if number is not None:
            worker.link.send([packets.INTERRUPT, packets.NUMBER.pack(number)])
        if worker.pid is not None:
            self._signal(worker.pid, signal.SIGINT, self._own_group)

    def end(self, restart=False):
        """Ask the worker to end; after :data:`PATIENCE` seconds :meth:`kill` is due."""
        if self.current is not None and self.deadline is None:
            self.current.link.send([packets.EXIT, b"1" if restart else b"0"])
            self.deadline = monotonic() + PATIENCE

    def kill(self):
        """End the worker by force."""
        if self.current is not None and self.current.pid is not None:
            self._signal(self.current.pid, signal.SIGKILL)

    def close(self):
        """Let go of the worker and of the fork server, which ends then."""
        if self.current is not None:
            self.current.close()
            self.current = None
        self._control.close()

    def _tell(self, data):
        try:
            self._control.sendall(data)
        except (OSError, IOError) as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET):
                raise
            self.server_gone = True

    @staticmethod
    def _signal(pid, number, group=False):
        try:
            if group:
                try:
                    os.killpg(pid, number)
                    return
                except OSError as error:
                    if error.errno != errno.ESRCH:  # it has not made its group yet
                        raise
            os.kill(pid, number)
        except OSError as error:
            if error.errno != errno.ESRCH:  # it has ended meanwhile
                raise
