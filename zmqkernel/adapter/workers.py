"""The worker, as the adapter sees it: asked for, watched, interrupted, ended."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat.clock import monotonic
from ipython_compat.descriptors import close_on_exec, nonblocking, private_pipe
from ipython_compat.fdpassing import recv_fd, send_fd, socket_on
from zmqkernel.protocol import packets
from zmqkernel.protocol.message import to_json

from .copies import Copies, Copy
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
    :param handoff: socket over which it hands over the links of its copies.
    :param copy: the :class:`~.copies.Copy` that it was; None where it has begun as a new process.
    """

    def __init__(self, link, lifeline, handoff, copy=None):
        self.link = link
        self.handoff = handoff
        self.copy = copy
        self._lifeline = lifeline
        self.pid = None
        self.ready = False
        self.started = monotonic()
        #: why it could not start, in its own words; None where it could
        self.failure = None
        #: whether it was ended because what it ran did not react
        self.given_up = False

    def close(self):
        """Let go of the descriptors.  A process that is still there is killed by its lifeline."""
        self.link.close()
        self.handoff.close()
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
        #: the same of workers that were copies
        self.useless_copies = 0
        #: when to end a worker that was asked to end, by force; None where none was asked
        self.deadline = None
        #: whether the fork server is gone
        self.server_gone = False
        #: checkpoints: sleeping copies of the worker
        self.copies = Copies()
        self._adopting = False
        #: whether a copy may be on its way that was made before the worker has heard that the terminal is not ours
        self._one_may_hold_it = False

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
        ours, theirs = _private_pair()
        handoff, handoff_theirs = _private_pair()
        lifeline_read, lifeline_write = private_pipe()
        self._tell(packets.FORK)
        try:
            for fd in (theirs.fileno(), lifeline_read, handoff_theirs.fileno()):
                send_fd(self._control, fd)
        except (OSError, IOError):
            self.server_gone = True
        for sock in (theirs, handoff_theirs):
            sock.close()
        os.close(lifeline_read)
        self.current = Worker(AdapterLink(ours), lifeline_write, handoff)
        self.current.link.send([packets.START, to_json(state)])

    # -- checkpoints

    def adopt(self):
        """Have the fork server become the parent of copies, unless it is already; the worker may make some then."""
        if self._adopting:
            self.current.link.send([packets.KEEP])
        else:
            self._tell(packets.ADOPT)

    def adopted(self, error):
        """The fork server has answered :meth:`adopt`.

        :param error: 0, or why it cannot.
        """
        self._adopting = not error
        if self._adopting and self.current is not None:
            self.current.link.send([packets.KEEP])

    def judge(self, worker, useless):
        """Count the workers that have died without having been of use, one after the other.

        A copy that is of no use three times is dropped: an older one may do better.
        """
        if worker.copy is None:
            self.failures = self.failures + 1 if useless else 0
            return
        self.useless_copies = self.useless_copies + 1 if useless else 0
        if self.useless_copies >= START_ATTEMPTS:
            self.useless_copies = 0
            self.copies.drop_from(worker.copy.number)

    def keep(self, info):
        """Take over the link of a copy that the worker has made.

        :param info: dict: what the worker tells about it.
        """
        try:
            fd = close_on_exec(recv_fd(self.current.handoff))
        except (EOFError, OSError, IOError):  # user code has done something to our descriptors
            return
        copy = Copy(fd, info)
        self.copies.add(copy, info["keep"])
        if self._one_may_hold_it:
            self._one_may_hold_it = False
            self._take_terminal_from(copy)

    def _take_terminal_from(self, copy):
        """Have a sleeping copy let go of the terminal."""
        pid = copy.find_pid(PATIENCE)
        if pid:
            self._signal(pid, signal.SIGHUP)
        else:
            self.copies.remove(copy)

    def wake(self, state, wanted=None):
        """Have a copy take the worker's place.

        :param wanted: which; the newest by default, and where this one does not live.
        :param state: dict: see WAKE in :mod:`zmqkernel.protocol.packets`.
        :return: the :class:`~.copies.Copy`; None where there is none that lives.
        """
        while True:
            copy, wanted = wanted or self.copies.newest(), None
            if copy is None:
                return None
            if copy.fd is None:  # it has died meanwhile
                continue
            self.copies.take_out(copy)
            pid = copy.find_pid(PATIENCE)
            if pid and self._wake(copy, pid, state):
                return copy
            copy.drop()

    def _wake(self, copy, pid, state):
        lifeline_read, lifeline_write = private_pipe()
        handoff, theirs = _private_pair()
        sock = NonblockingSocket(copy.release())
        try:
            for fd in (lifeline_read, theirs.fileno()):
                send_fd(socket_on(sock.fileno()), fd)
        except (OSError, IOError) as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET):
                raise
            for thing in (sock, handoff):
                thing.close()
            os.close(lifeline_write)
            return False
        finally:
            theirs.close()
            os.close(lifeline_read)
        self.current = Worker(AdapterLink(sock), lifeline_write, handoff, copy)
        self.current.pid = pid
        self.current.link.send([packets.WAKE, to_json(state)])
        return True

    def remove_later(self, path):
        """Have the fork server remove a file or folder when this process is gone, however it went."""
        data = os.fsencode(path) if hasattr(os, "fsencode") else path.encode("utf-8")
        self._tell(packets.REMOVE + packets.LENGTH.pack(len(data)) + data)

    def detach(self):
        """Have the worker, and those that follow it, let go of the terminal."""
        self._tell(packets.DETACH)
        self._own_group = self._one_may_hold_it = True
        for copy in self.copies:
            self._take_terminal_from(copy)
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

    def end(self, restart=False, patient=False):
        """Ask the worker to end.

        :param patient: whether it may take its time; else :meth:`kill` is due after :data:`PATIENCE` seconds.
        """
        if self.current is not None and self.deadline is None:
            self.current.link.send([packets.EXIT, b"1" if restart else b"0"])
            if not patient:
                self.hurry()

    def hurry(self):
        """Give a worker that is ending :data:`PATIENCE` seconds, and no more."""
        if self.current is not None and self.deadline is None:
            self.deadline = monotonic() + PATIENCE

    def probe(self):
        """Have the worker say that it notices signals."""
        if self.current is not None and self.current.pid is not None:
            self._signal(self.current.pid, signal.SIGURG)

    def resume(self, pid):
        """Have a stopped process go on."""
        self._signal(pid, signal.SIGCONT)

    def abort(self):
        """End the worker so that it writes its stack; :meth:`kill` is due after :data:`PATIENCE` seconds."""
        if self.current is not None and self.current.pid is not None:
            self.current.given_up = True
            self._signal(self.current.pid, signal.SIGABRT)
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
        self.copies.close()
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


class NonblockingSocket(object):
    """A socket of which there is only the descriptor, for :class:`~.workerlink.AdapterLink`.

    :param fd: the descriptor, which belongs to this object.
    """

    def __init__(self, fd):
        self._fd = nonblocking(fd)

    def fileno(self):
        """Return the descriptor."""
        return self._fd

    def close(self):
        """Close the descriptor."""
        os.close(self._fd)


def _private_pair():
    """Return two connected sockets that programs do not inherit; the first is non-blocking."""
    ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
    ours.setblocking(False)
    for sock in (ours, theirs):
        close_on_exec(sock.fileno())
    return ours, theirs
