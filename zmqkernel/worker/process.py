"""A freshly forked process becomes a worker: descriptors, signals, lifeline."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import signal
import sys

from ipython_compat import whole_imports
from ipython_compat.signals import IGNORE, set_handler
from ipython_compat.stdio import open_stdin, open_stdout
from zmqkernel.protocol import packets

from . import crashes, hangup, lifeline
from .checkpoints import Checkpointer
from .inputs import LinkInputReader
from .interrupts import InterruptGate
from .lease import Lease
from .link import WorkerLink
from .loop import WorkerLoop
from .output import ErrorStream, MarkedPipe, line_buffer_c_stdout
from .publisher import LinkPublisher
from .sleeping import Body


class WorkerSettings(object):
    """What all workers of one kernel have in common.

    :param pipes: descriptors of the write ends of the pipes for standard output and error.
    :param mark_prefix: what marks in them begin with.
    :param build: function of a :class:`Ports` that returns a :class:`~.loop.Session`; user code may run in it.
    :param terminal: descriptors of the terminal's input, output and error output, to be lent; or None.
    :param own_group: whether a worker leads a process group of its own, so that an interrupt reaches its children too.
    :param stream_classes: classes of ``sys.stdout`` (Python 3; ``io.TextIOWrapper`` or a subclass) and ``sys.stderr``.
    :param outlives_terminal: whether the kernel goes on when the terminal's window is closed.
    :param crash_pipe: descriptor of the pipe that takes the stack of a process that crashes; standard error by default.
    """

    def __init__(self, pipes, mark_prefix, build, terminal=None, own_group=True,
                 stream_classes=(io.TextIOWrapper, ErrorStream), outlives_terminal=False, crash_pipe=None,
                 lent_at_start=False):
        self.pipes = pipes
        self.mark_prefix = mark_prefix
        self.build = build
        self.terminal = terminal
        self.own_group = own_group
        self.stream_classes = stream_classes
        self.outlives_terminal = outlives_terminal
        self.crash_pipe = crash_pipe
        self.lent_at_start = lent_at_start


class Ports(object):
    """What a session is built over.

    :param publisher: :class:`~zmqkernel.ports.Publisher`.
    :param input_reader: :class:`~zmqkernel.ports.InputReader`.
    :param start: dict that the adapter sent: what the predecessor left (:mod:`.continuity`).
    :param orders: arguments of :class:`~.magics.OrderSender`; None where there are no checkpoints.
    """

    def __init__(self, publisher, input_reader, start, orders=None):
        self.publisher = publisher
        self.input_reader = input_reader
        self.start = start
        self.orders = orders


def run(settings, link_fd, lifeline_fd, handoff_fd):
    """Be a worker until the adapter says that it is over, or is gone.

    :param settings: :class:`WorkerSettings`.
    :param link_fd: the link's socket.
    :param lifeline_fd: read end of the pipe that ties this process to the adapter.
    :param handoff_fd: socket over which the links of checkpoints are handed to the adapter.
    :return: exit status.
    """
    if settings.own_group:
        os.setpgid(0, 0)
    lifeline.end_with(lifeline_fd)
    gate = InterruptGate()
    whole_imports.protect()
    # SIGPIPE as Python has it: user code that writes to a closed pipe gets an exception
    set_handler(int(signal.SIGPIPE), IGNORE)
    link = WorkerLink(link_fd, gate)
    pipes = [MarkedPipe(fd, settings.mark_prefix) for fd in settings.pipes]
    streams = _open_streams(settings, link, pipes)
    lease = Lease(settings.terminal, settings.pipes, streams[2])
    hangup.prepare(lease, streams, settings.outlives_terminal)
    crashes.begin(settings.crash_pipe)
    set_handler(int(signal.SIGURG), lambda signum, frame: link.send_if_free([packets.ALIVE]))
    line_buffer_c_stdout()

    body = Body(link, pipes, handoff_fd, lifeline_fd, lease, settings.own_group, settings.crash_pipe)
    checkpointer = Checkpointer(body)

    def build(start):
        """Return the session, for what the adapter said at the start."""
        return settings.build(Ports(LinkPublisher(link, pipes), LinkInputReader(link, pipes), start,
                                    (link, checkpointer)))

    return WorkerLoop(link, gate, pipes, lease, streams, checkpointer, settings.lent_at_start).run(build)


def _open_streams(settings, link, pipes):
    """Make 0, 1 and 2 what user code is to see there, and open Python's streams on them; return these."""
    null = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((null, 0), (settings.pipes[0], 1), (settings.pipes[1], 2)):
        os.dup2(source, target)
    os.close(null)
    stdout_class, stderr_class = settings.stream_classes
    streams = [open_stdin(0), open_stdout(1, stdout_class), stderr_class(link, pipes)]
    sys.stdin, sys.stdout, sys.stderr = streams
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = streams
    return streams
