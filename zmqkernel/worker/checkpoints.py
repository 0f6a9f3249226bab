"""Checkpoints: copies of the worker, made by ``fork``, that sleep until the adapter wakes one of them up.

The copy is forked twice, so that user code that waits for its children never meets it: its parent, the process in
between, ends at once, and the fork server becomes its parent (and so learns how it ends).

A sleeping copy holds one socket to the adapter.  When that is closed, the copy ends, without any of Python's exit
handlers.  To wake it up the adapter sends two descriptors over it, a lifeline and a handoff, and the packet WAKE.  The
copy then takes the worker's place: same shell, same variables.  First of all it makes a copy of itself, so that the
same state can be come back to again.

What the adapter is told of a copy (COPY): ``pid``; ``number`` of the last request that may have changed something;
``count``, the number of the next cell; ``taken``, when; ``threads`` that the copy lacks; ``name``, where the user has
given it one; ``keep``, how many are to be kept; ``size`` in MiB.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
import signal
import struct

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat.clock import monotonic
from ipython_compat.descriptors import close_on_exec
from ipython_compat.fdpassing import recv_fd, send_fd, socket_on
from ipython_compat.forking import fork
from ipython_compat.signals import IGNORE, get_handler, set_handler
from zmqkernel.protocol import jsontext, packets
from zmqkernel.protocol.message import to_json

from . import lifeline, safety
from .carried import Carried
from .fingerprints import compare, fingerprints

_PID = struct.Struct(str("<i"))
#: what reaches all processes of a terminal or of a group, and is not meant for those who sleep
_NOT_FOR_SLEEPERS = ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM", "SIGUSR1", "SIGUSR2")
WORKER, COPY = "worker", "copy"
#: states of which it is remembered what the variables were
PRINTS = 50


class Body(object):
    """What of a worker process is not in its session.

    :param link: :class:`~.link.WorkerLink`.
    :param pipes: two :class:`~.output.MarkedPipe`.
    :param handoff: descriptor of the socket over which the links of copies are handed to the adapter.
    :param lifeline_fd: read end of the pipe that ties this process to the adapter.
    :param keep: descriptors that copies have in common with the worker: those of its output, and the terminal.
    :param own_group: whether a worker leads a process group.
    """

    def __init__(self, link, pipes, handoff, lifeline_fd, keep, own_group):
        self.link = link
        self.pipes = pipes
        self.handoff = handoff
        self.lifeline_fd = lifeline_fd
        self.keep = tuple(keep) + (0, 1, 2)
        self.own_group = own_group

    def let_go(self):
        """In a copy: close what ties the other process to the adapter."""
        for fd in (self.link.fd, self.handoff, self.lifeline_fd):
            os.close(fd)

    def take_over(self, link_fd, lifeline_fd, handoff):
        """In a copy that wakes up: be the worker."""
        lifeline.end_with(lifeline_fd)
        self.lifeline_fd, self.handoff = lifeline_fd, handoff
        self.link.move_to(link_fd)
        for pipe in self.pipes:
            pipe.restart()


class Checkpointer(object):
    """Takes checkpoints of one process, and is how a copy comes to life again.

    :param body: :class:`Body`.
    """

    def __init__(self, body):
        self._body = body
        self._policy = None
        self._quiet = ()
        self._allowed = False
        self._objection = ""
        self._changed = True
        self._between = 0
        self._name = None
        self._prints = {}
        self._variables = dict
        #: whether another state takes the place of this process as soon as the running request is answered
        self.leaving = False
        #: number of the last request that may have changed something
        self._number = 0

    @property
    def objection(self):
        """Why no checkpoint can be taken, as a text for the user; None where nothing speaks against it."""
        if not self._allowed:
            return self._objection or "checkpoints are switched off"
        return self._policy.objection()

    def name_next(self, name):
        """Have the next checkpoint, right after the running request, carry a name."""
        self._name = name

    @property
    def urgent(self):
        """Whether the user has asked for a checkpoint."""
        return self._allowed and self._name is not None

    def differences(self, number):
        """Return the variables that differ from those after request ``number``: (gone, changed, new) from now to then.
        """
        return compare(fingerprints(self._variables()), self._prints.get(number, {}))

    def use(self, policy, quiet=(), variables=dict):
        """Take checkpoints as a session wants it.

        :param policy: :class:`~.policy.Checkpoints`, or None for none at all.
        :param quiet: as for :class:`~.carried.Carried`.
        :param variables: function that returns the user's variables.
        """
        self._policy = policy
        self._variables = variables
        self._quiet = quiet

    def allow(self):
        """The adapter says that it can look after copies."""
        self._allowed = self._policy is not None and self._policy.enabled

    def changed(self, number):
        """A request has run that may have changed something."""
        self._changed = True
        self._number = number

    @property
    def due(self):
        """Whether something has changed since the last checkpoint."""
        return self._allowed and self._changed

    def take(self, count, hurry=False):
        """Take a checkpoint, unless something speaks against it.

        :param count: number of the next cell.
        :param hurry: whether somebody waits meanwhile.
        :return: None in the worker; in a copy that has been woken up, what the adapter has told it (a dict).
        """
        if hurry and self._policy.too_soon():
            return None
        try:
            return self._take(count, hurry)
        except Exception as error:  # a convenience: no trouble with it may cost the session
            self._allowed = False
            self._tell("taking one has failed: %s: %s" % (type(error).__name__, error))
            return None

    def clean_up(self):
        """Wait for the process between this one and its last copy, before user code waits for its children."""
        if self._between:
            pid, self._between = self._between, 0
            _wait_for(pid)

    def _take(self, count, hurry):
        self.clean_up()
        objection = self._policy.objection(hurry)
        self._tell(objection)
        if objection is not None:
            self._changed = hurry  # at rest: nothing will be better before something has run
            return None
        self._prints[self._number] = fingerprints(self._variables())
        for number in sorted(self._prints)[1:-PRINTS]:
            del self._prints[number]
        name, self._name = self._name, None
        return self._fork_on({
            "name": name, "number": self._number, "count": count, "taken": monotonic(), "threads": safety.python_threads(),
            "keep": self._policy.keep, "size": safety.resident()})

    def _tell(self, objection):
        objection = objection or ""
        if objection != self._objection:
            self._objection = objection
            self._body.link.send([packets.NO_COPY, objection.encode("utf-8")])

    def _fork_on(self, info):
        """Fork; in the copy, once it is awake, fork again, and again each time that a copy of a copy wakes up."""
        state = None
        while True:
            role, found = self._fork(info)
            if role == WORKER:
                return state
            state = found

    def _fork(self, info):
        """Return (WORKER, None), or, in a copy that is awake, (COPY, state)."""
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        for sock in (ours, theirs):
            close_on_exec(sock.fileno())
        try:
            carried = Carried(self._body.keep + (
                self._body.link.fd, self._body.handoff, self._body.lifeline_fd, ours.fileno(), theirs.fileno()),
                self._quiet)
            began = monotonic()
            pid = fork()
            if not pid:
                return COPY, self._be_copy(ours, theirs, carried)
            theirs.close()
            self._between = pid
            copy = _read_pid(ours)
            self._policy.taken((monotonic() - began) * 1000.0)
            if copy:
                self._announce(ours, dict(info, pid=copy))
        except OSError as error:
            self._tell("no process can be started (%s)" % os.strerror(error.errno))
        finally:
            if os.getpid() == self._body.link.owner:
                ours.close()
        self._changed = False
        return WORKER, None

    def _announce(self, ours, info):
        try:
            send_fd(socket_on(self._body.handoff), ours.fileno())
        except (OSError, IOError) as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET):
                raise
            return  # the adapter is gone, and this process about to end
        self._body.link.send([packets.COPY, to_json(info)])

    def _be_copy(self, ours, theirs, carried):
        """Fork once more, and sleep; return when woken up.  Nothing may unwind from here into the worker's frames."""
        try:
            pid = fork()
            if pid:
                os.write(theirs.fileno(), _PID.pack(pid))
                os._exit(0)
            ours.close()
            self._between = 0
            return self._sleep(theirs, carried)
        except BaseException:  # whatever it is: a copy that is not whole must not live
            import traceback
            os.write(2, traceback.format_exc().encode("utf-8"))
            os._exit(1)

    def _sleep(self, sock, carried):
        if self._body.own_group:
            os.setpgid(0, 0)
        handlers = _be_deaf()
        self._body.let_go()
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
        self._body.take_over(link_fd, lifeline_fd, handoff)
        carried.revive()
        packet = self._body.link.receive()
        if packet is None or packet[0] != packets.WAKE:
            os._exit(0)
        _hear_again(handlers)
        return jsontext.loads(packet[1])


def _be_deaf():
    """Ignore signals; return what their handlers were."""
    found = []
    for name in _NOT_FOR_SLEEPERS:
        number = int(getattr(signal, name))
        handler = get_handler(number)
        if handler is not None:  # None: one that C code has installed
            found.append((number, handler))
            set_handler(number, IGNORE)
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


def _read_pid(sock):
    """Return the copy's process id, 0 where there is no copy."""
    data = b""
    while len(data) < _PID.size:
        try:
            more = os.read(sock.fileno(), _PID.size - len(data))
        except OSError as error:
            if error.errno == errno.EINTR:
                continue
            raise
        if not more:
            return 0
        data += more
    return _PID.unpack(data)[0]


def _wait_for(pid):
    while True:
        try:
            os.waitpid(pid, 0)
            return
        except OSError as error:
            if error.errno == errno.ECHILD:
                return
            if error.errno != errno.EINTR:
                raise
