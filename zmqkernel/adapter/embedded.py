"""What an embedded kernel's adapter has for workers and signals: its worker is the thread that embeds the kernel."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

from zmqkernel.protocol import packets
from zmqkernel.protocol.message import to_json

from .copies import Copies
from .legacy import Legacy
from .workerlink import AdapterLink


class EmbeddedWorker(object):
    """The process's own thread, as the adapter sees it.

    :param link: :class:`~.workerlink.AdapterLink`.
    """

    def __init__(self, link):
        self.link = link
        self.pid = os.getpid()
        self.ready = False
        self.started = 0.0
        self.failure = None

    def close(self):
        """Let go of the link."""
        self.link.close()


class EmbeddedWorkers(object):
    """What :class:`~.workers.Workers` is to an adapter with a process of its own; there is one worker, and no other.

    :param sock: the adapter's end of the link, connected.
    """

    #: there is nobody who could start another worker, or tell how this one has ended
    server_gone = True
    failures = useless_copies = 0
    copies = Copies()
    deadline = None

    def __init__(self, sock):
        sock.setblocking(False)
        self.current = EmbeddedWorker(AdapterLink(sock))
        self._silence = os.pipe()

    @property
    def control_fd(self):
        """A descriptor that never becomes readable."""
        return self._silence[0]

    def start_first(self):
        """Tell the worker to begin."""
        self.current.link.send([packets.START, to_json(Legacy().state())])

    def adopt(self):
        """Do nothing: there are no copies of a program that embeds a kernel."""

    def judge(self, worker, useless):
        """Do nothing: there is one worker."""

    def reports(self):
        """Return an empty list: nobody reports."""
        return []

    def interrupt(self, number=None):
        """Send SIGINT to this process, whose main thread gets it.

        :param number: the request that is meant; None where none is running.
        """
        if self.current is not None:
            if number is not None:
                self.current.link.send([packets.INTERRUPT, packets.NUMBER.pack(number)])
            os.kill(self.current.pid, signal.SIGINT)

    def end(self, restart=False, patient=False):
        """Ask the worker to end.  It cannot be forced: it is the program that embeds the kernel."""
        if self.current is not None:
            self.current.link.send([packets.EXIT, b"1" if restart else b"0"])

    def hurry(self):
        """Do nothing, as :meth:`kill`."""

    def probe(self):
        """Do nothing: signals are the program's."""

    def abort(self):
        """Do nothing, as :meth:`kill`."""

    def kill(self):
        """Do nothing: the program that embeds the kernel is not ours to kill."""

    def close_link(self):
        """Let go of the link: the worker takes that for the end."""
        if self.current is not None:
            self.current.close()
            self.current = None

    def close(self):
        """Let go of the descriptors."""
        self.close_link()
        for fd in self._silence:
            os.close(fd)


class NoSignals(object):
    """What :class:`~.signals.SignalInbox` is to an adapter with a process of its own: signals are the program's."""

    def __init__(self):
        self.fd, self._write_end = os.pipe()

    def take(self):
        """Return an empty list."""
        return []

    def close(self):
        """Let go of the descriptors."""
        os.close(self.fd)
        os.close(self._write_end)
