"""The life of a copy: from the fork until it is woken up, or ends.

The copy is forked twice, so that user code that waits for its children never meets it: its parent, the process in
between, ends at once, and the fork server becomes its parent (and so learns how it ends).  The worker waits for
neither: the copy itself tells the adapter its process id.

A sleeping copy holds one socket to the adapter.  When that is closed, the copy ends, without any of Python's exit
handlers.  To wake it up the adapter sends two descriptors over it, a lifeline and a handoff, and the packet WAKE.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
import signal

from ipython_compat.descriptors import close_on_exec
from ipython_compat.fdpassing import recv_fd, socket_on
from ipython_compat.forking import fork
from ipython_compat.signals import IGNORE, get_handler, set_handler
from zmqkernel.protocol import jsontext, packets

from . import crashes, hangup, lifeline

#: what reaches all processes of a terminal or of a group, and is not meant for those who sleep
_NOT_FOR_SLEEPERS = ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGTSTP")


class Body(object):
    """What of a worker process is not in its session.

    :param link: :class:`~.link.WorkerLink`.
    :param pipes: two :class:`~.output.MarkedPipe`.
    :param handoff: descriptor of the socket over which the links of copies are handed to the adapter.
    :param lifeline_fd: read end of the pipe that ties this process to the adapter.
    :param lease: :class:`~.lease.Lease`.
    :param own_group: whether a worker leads a process group.
    :param crash_pipe: as for :class:`~.process.WorkerSettings`.
    """

    def __init__(self, link, pipes, handoff, lifeline_fd, lease, own_group, crash_pipe):
        self.link = link
        self.pipes = pipes
        self.handoff = handoff
        self.lifeline_fd = lifeline_fd
        self._lease = lease
        self.own_group = own_group
        self._crash_pipe = crash_pipe

    @property
    def own(self):
        """Descriptors that tie this process to the adapter."""
        return self.link.fd, self.handoff, self.lifeline_fd

    @property
    def keep(self):
        """Descriptors that copies have in common with the worker: those of its output, and the terminal."""
        return (0, 1, 2) + tuple(pipe.fd for pipe in self.pipes) + self._lease.fds + (
            () if self._crash_pipe is None else (self._crash_pipe,))

    def let_go(self):
        """In a copy: close what ties the other process to the adapter."""
        for fd in self.own:
            os.close(fd)

    def leave_terminal(self):
        """Do without the terminal from now on."""
        hangup.own_session(self._lease)

    def take_over(self, link_fd, lifeline_fd, handoff):
        """In a copy that wakes up: be the worker."""
        lifeline.end_with(lifeline_fd)
        self.lifeline_fd, self.handoff = lifeline_fd, handoff
        self.link.move_to(link_fd)
        for pipe in self.pipes:
            pipe.restart()
        crashes.report_to(self._crash_pipe)


def be_copy(body, ours, theirs, carried, prepare):
    """In the process that has just been forked: fork once more, and sleep; return when woken up.

    Nothing may unwind from here into the worker's frames.

    :param ours: the adapter's end of the socket, ``theirs``: the copy's.
    :param carried: :class:`~.carried.Carried`.
    :param prepare: function to be called first.
    :return: what the adapter has told (a dict).
    """
    try:
        prepare()
        try:
            if fork():
                os._exit(0)
        except OSError:  # no more processes: the adapter finds that nobody is at the other end
            os._exit(0)
        theirs.sendall(packets.PID.pack(os.getpid()))
        ours.close()
        return _sleep(body, theirs, carried)
    except BaseException:  # whatever it is: a copy that is not whole must not live
        import traceback
        os.write(2, traceback.format_exc().encode("utf-8"))
        os._exit(1)


def _sleep(body, sock, carried):
    if body.own_group:
        os.setpgid(0, 0)
    handlers = _be_deaf(body)
    crashes.be_silent()
    body.let_go()
    carried.separate()
    try:
        lifeline_fd, handoff = recv_fd(_patient(sock)), recv_fd(_patient(sock))
    except (EOFError, OSError, IOError):  # dropped, or the adapter is gone
        os._exit(0)
    link_fd = os.dup(sock.fileno())
    close_on_exec(link_fd)
    sock.close()
    for fd in (lifeline_fd, handoff):
        close_on_exec(fd)
    body.take_over(link_fd, lifeline_fd, handoff)
    carried.revive()
    packet = body.link.receive()
    if packet is None or packet[0] != packets.WAKE:
        os._exit(0)
    _hear_again(handlers)
    return jsontext.loads(packet[1])


def _be_deaf(body):
    """Ignore signals, but let go of a terminal that goes away; return what their handlers were."""
    found = []
    act = {"SIGHUP": lambda number, frame: body.leave_terminal()}
    for name in _NOT_FOR_SLEEPERS:
        number = int(getattr(signal, name))
        handler = get_handler(number)
        if handler is not None:  # None: one that C code has installed
            found.append((number, handler))
            set_handler(number, act.get(name, IGNORE))
    return found


def _hear_again(handlers):
    for number, handler in handlers:
        set_handler(number, handler)


def _patient(sock):
    """Return ``sock`` when it has something to read, however long that takes."""
    poller = select.poll()
    poller.register(sock.fileno(), select.POLLIN)
    while True:
        try:
            if poller.poll():
                return socket_on(sock.fileno())
        except (select.error, OSError) as error:
            if error.args[0] != errno.EINTR:
                raise
