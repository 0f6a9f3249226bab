"""A worker that is not a process of its own but a thread of a program: of one that embeds a kernel.

The program's descriptors, exit handlers and signal handlers are left alone.  ``sys.stdout`` and ``sys.stderr`` are
replaced for the time, so what Python prints goes to the frontends, and what C code and subprocesses print goes where
it went before.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import sys

from ipython_compat.signals import get_handler, set_handler
from ipython_compat.stdio import open_stdout

from .inputs import LinkInputReader
from .interrupts import InterruptGate
from .lease import Lease
from .link import WorkerLink
from .loop import WorkerLoop
from .output import ErrorStream, MarkedPipe
from .process import Ports
from .publisher import LinkPublisher

SIGINT = int(signal.SIGINT)


class OpenGate(object):
    """What :class:`~.interrupts.InterruptGate` is in the main thread, for others: signals never reach them."""

    pending = False

    def arm(self):
        """Do nothing."""

    def disarm(self):
        """Return False: no signal came."""
        return False

    def hold(self):
        """Do nothing."""

    def release(self):
        """Do nothing."""


class EmbeddedLoop(WorkerLoop):
    """The worker's loop, in a program that goes on afterwards."""

    def _leave(self, restart):
        """End the session, and not the program."""
        self._session.leave(restart)
        self._flush_streams()
        return 0


def serve(link_fd, pipe_fds, mark_prefix, build):
    """Run requests in this thread until the adapter says that it is over, or is gone.

    :param link_fd: the link's socket.
    :param pipe_fds: write ends of the pipes for standard output and error.
    :param mark_prefix: what marks in them begin with.
    :param build: function of :class:`~.process.Ports` that returns a :class:`~.loop.Session`.
    :return: exit status.
    """
    handler = get_handler(SIGINT)
    gate = _gate()
    link = WorkerLink(link_fd, gate)
    pipes = [MarkedPipe(fd, mark_prefix) for fd in pipe_fds]
    streams = [sys.stdin, open_stdout(os.dup(pipe_fds[0])), ErrorStream(link, pipes)]
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams[1:]

    def session(start):
        """Return the session, for what the adapter said at the start."""
        return build(Ports(LinkPublisher(link, pipes), LinkInputReader(link, pipes), start))

    try:
        return EmbeddedLoop(link, gate, pipes, Lease(None, pipe_fds, streams[2]), streams).run(session)
    finally:
        sys.stdout, sys.stderr = before
        if isinstance(gate, InterruptGate):
            set_handler(SIGINT, handler)


def _gate():
    try:
        return InterruptGate()
    except ValueError:  # only the main thread may handle signals
        return OpenGate()
