"""The checkpoints of a kernel, as the adapter keeps them: sleeping copies of workers, each at the end of a socket."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select

from ipython_compat.clock import monotonic
from zmqkernel.protocol import packets

#: copies that are never thinned out: the newest ones
NEWEST = 2


class Copy(object):
    """A sleeping copy.

    :param fd: descriptor of the socket to it.
    :param info: dict: what the worker has told (:mod:`zmqkernel.worker.checkpoints`).
    """

    def __init__(self, fd, info):
        self.fd = fd
        self._pid = None
        self.number = info["number"]
        self.count = info["count"]
        self.taken = info["taken"]
        self.threads = info.get("threads") or []
        self.size = info.get("size")
        self.name = info.get("name")
        #: when it came, among all copies
        self.serial = 0
        #: whether it is the state before the first cell
        self.first = False

    def find_pid(self, patience=0):
        """Return the process id, which the copy tells as soon as it lives; 0 where it does not; None: not yet.

        :param patience: seconds to wait for it.
        """
        if self._pid is None and self.fd is not None:
            deadline = monotonic() + patience
            while self._pid is None:
                self._pid = _read_pid(self.fd, max(deadline - monotonic(), 0))
                if monotonic() >= deadline:
                    break
        return self._pid

    @property
    def age(self):
        """Seconds since its variables were those of the worker."""
        return max(monotonic() - self.taken, 0.0)

    @property
    def kept(self):
        """Whether it stays, however many there are."""
        return self.first or bool(self.name)

    def drop(self):
        """Let it end."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def release(self):
        """Return the descriptor, which is the caller's from now on."""
        fd, self.fd = self.fd, None
        return fd


def _read_pid(fd, patience):
    """Return the process id that comes over a copy's socket; 0 where it is closed, None where nothing comes in time."""
    poller = select.poll()
    poller.register(fd, select.POLLIN)
    try:
        if not poller.poll(int(patience * 1000)):
            return None
        data = os.read(fd, packets.PID.size)  # written at once, and nothing follows before this end has sent something
    except (select.error, OSError) as error:
        if error.args[0] == errno.EINTR:
            return None
        if error.args[0] != errno.ECONNRESET:
            raise
        data = b""
    return packets.PID.unpack(data)[0] if len(data) == packets.PID.size else 0


class Copies(object):
    """All copies, the oldest first."""

    def __init__(self):
        self._all = []
        self._came = 0
        #: why no checkpoint is taken, as the worker says; empty where they are
        self.objection = ""

    def __iter__(self):
        return iter(list(self._all))

    def __len__(self):
        return len(self._all)

    def add(self, copy, keep):
        """Keep one more; one with the same state takes the other's place, and what is too many goes.

        :param keep: how many may stay that nobody has asked for.
        """
        copy.first = copy.number == 0
        self._came += 1
        copy.serial = self._came
        for other in self:
            if other.find_pid() == 0 or other.number == copy.number or copy.name and other.name == copy.name:
                self.remove(other)
        self._all = sorted(self._all + [copy], key=lambda other: other.number)
        while len([other for other in self._all if not other.kept]) > max(keep, 1):
            self.remove(self._superfluous())

    def newest(self):
        """Return the copy that came last, or None: the one to go on from."""
        return max(self._all, key=lambda copy: copy.serial) if self._all else None

    def named(self, name):
        """Return the copy that the user has given this name, or None."""
        return next((copy for copy in self._all if copy.name == name), None)

    def before(self, cells, back):
        """Return the copy of the state before one of the last cells, or None where there is none.

        :param cells: pairs (number of request, of cell) of what has run.
        :param back: how many cells before now.
        """
        if not 0 < back <= len(cells):
            return None
        upper = cells[-back][0]
        lower = cells[-back - 1][0] if back < len(cells) else 0
        return next((copy for copy in reversed(self._all) if lower <= copy.number < upper), None)

    def first(self):
        """Return the copy of the state before the first cell, or None."""
        return next((copy for copy in self._all if copy.first), None)

    def forget_future(self, number):
        """Drop copies of what came after request ``number``, when that state is come back to; those with names stay."""
        for copy in self:
            if copy.number > number and not copy.kept:
                self.remove(copy)

    def take_out(self, copy):
        """Forget a copy without ending it: it is to be woken up."""
        self._all.remove(copy)

    def died(self, pid):
        """A process has ended: forget it where it was a copy."""
        for copy in [found for found in self._all if found.find_pid() in (0, pid)]:
            self.remove(copy)

    def drop_from(self, number):
        """Drop the copies of the state after request ``number``, and of later ones."""
        for copy in [found for found in self._all if found.number >= number]:
            self.remove(copy)

    def close(self):
        """Drop all."""
        for copy in list(self._all):
            self.remove(copy)

    def remove(self, copy):
        """Drop one copy."""
        self._all.remove(copy)
        copy.drop()

    def _superfluous(self):
        """Return the copy that is missed least: where the two around it are closest, for its age."""
        choice = [copy for copy in self._all[:-NEWEST] if not copy.kept] or [
            copy for copy in self._all if not copy.kept]

        def worth(copy):
            """How much longer ago than its follower was taken, as a share of its age."""
            at = self._all.index(copy)
            before = self._all[at - 1].taken if at else copy.taken - 1e9
            after = self._all[at + 1].taken if at + 1 < len(self._all) else monotonic()
            return (after - before) / max(monotonic() - copy.taken, 1e-3)

        return min(choice, key=worth)
