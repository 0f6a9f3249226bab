"""Waiting for descriptors.

``zmq_poll`` asks every socket before it sleeps, by two system calls and more for each, and again when it has woken up.
Here libzmq's descriptors are waited for like any others; whoever uses the sockets has to see to it that nothing waits
in them unseen (:meth:`.sockets.KernelSockets.unread`).
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import select

_ERROR = select.error


class Poller(object):
    """Waits for many descriptors to become readable, and for some to become writable."""

    def __init__(self):
        self._poll = select.poll()
        self._watched = {}
        self._wanted = None

    def wait(self, fds, writable, timeout):
        """Wait.

        :param fds: descriptors, in a list.
        :param writable: the descriptors that are waited for to become writable, be they among them or not, in a list.
        :param timeout: milliseconds; -1 waits for ever.
        :return: set of the descriptors at which something has happened; the end of the other side is something.
        """
        if (fds, writable) != self._wanted:
            self._watch(fds, writable)
        try:
            return set(fd for fd, _ in self._poll.poll(timeout))
        except _ERROR as error:
            if error.args[0] != errno.EINTR:
                raise
            return set()

    def _watch(self, fds, writable):
        wanted = dict((fd, select.POLLIN) for fd in fds)
        for fd in writable:
            wanted[fd] = wanted.get(fd, 0) | select.POLLOUT
        for fd in self._watched:
            if fd not in wanted:
                self._poll.unregister(fd)
        for fd, events in wanted.items():
            if self._watched.get(fd) != events:
                self._poll.register(fd, events)
        self._watched = wanted
        self._wanted = (fds, writable)
