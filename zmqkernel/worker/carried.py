"""What a copy of this process has to have of its own: descriptors, random numbers, event loops.

``fork`` shares open files between the two processes: one position, one connection, one set of locks.  A sleeping copy
that held on to them would keep connections open that the worker has closed, and would see its files where the worker
has left them.  So a copy

* opens its regular files again, where they were read or written up to (``/proc/self/fd``);
* puts a dead connection in the place of each socket and pipe: when it wakes up, the other side seems to have hung up;
* keeps devices, terminals and folders as they are;
* has the random numbers of the process that it is a copy of, although Python seeds them anew in each fork;
* gets pollers of its own for the event loops of asyncio, when it wakes up.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import fcntl
import gc
import os
import stat
import sys

from _socket import AF_UNIX, SOCK_STREAM, socketpair

DESCRIPTORS = "/proc/self/fd"
ACCESS = os.O_RDONLY | os.O_WRONLY | os.O_RDWR


class Carried(object):
    """What this process has open now, and its random numbers.  To be made right before the fork.

    :param ours: descriptors that the copy is to keep as they are.
    :param quiet: paths of files whose writers need not be flushed: the process writes to them by itself.
    """

    def __init__(self, ours, quiet=()):
        self._files = []
        self._connections = []
        self._shared_positions = []
        self._random = _random_state()
        self._look(frozenset(ours), quiet)

    def _look(self, ours, quiet):
        writable = False
        for name in os.listdir(DESCRIPTORS):
            fd = int(name)
            if fd in ours:
                continue
            try:
                kind = stat.S_IFMT(os.fstat(fd).st_mode)
                if kind == stat.S_IFREG:
                    writable = self._note_file(fd, quiet) or writable
                elif kind in (stat.S_IFSOCK, stat.S_IFIFO, 0):  # 0: epoll and its kin
                    self._connections.append(fd)
            except (OSError, IOError) as error:
                if error.errno != errno.EBADF:  # the listing's own descriptor
                    raise
        if writable:
            _flush_writers()
            self._files = [(fd, flags, os.lseek(fd, 0, os.SEEK_CUR)) for fd, flags, _ in self._files]

    def _note_file(self, fd, quiet):
        flags = fcntl.fcntl(fd, fcntl.F_GETFL)
        self._files.append((fd, flags, os.lseek(fd, 0, os.SEEK_CUR)))
        return flags & ACCESS != os.O_RDONLY and os.readlink("%s/%d" % (DESCRIPTORS, fd)) not in quiet

    def separate(self):
        """In the copy: let go of what belongs to the other process."""
        if self._connections:
            dead = _dead_connection()
            for fd in self._connections:
                if _is_open(fd):  # libraries like Tcl close some of theirs in a new process
                    _replace(fd, dead)
            os.close(dead)
        for fd, flags, position in self._files:
            self._reopen(fd, flags, position)
        if self._random is not None:
            sys.modules["random"].setstate(self._random)

    def _reopen(self, fd, flags, position):
        try:
            fresh = os.open("%s/%d" % (DESCRIPTORS, fd), flags & ~(os.O_CREAT | os.O_TRUNC | os.O_EXCL))
        except (OSError, IOError):  # we may not open it any more: it stays shared, and is put back when we wake up
            self._shared_positions.append((fd, position))
            return
        os.lseek(fresh, position, os.SEEK_SET)
        _replace(fd, fresh)
        os.close(fresh)

    def revive(self):
        """In the copy when it wakes up: give back what the other process has moved or kept."""
        for fd, position in self._shared_positions:
            os.lseek(fd, position, os.SEEK_SET)
        if "asyncio" in sys.modules:
            _revive_loops()


def _random_state():
    """Return the state of ``random``, which seeds itself anew in each new process; None where it is not in use."""
    module = sys.modules.get("random")
    return module.getstate() if module is not None and hasattr(os, "register_at_fork") else None


def _is_open(fd):
    try:
        fcntl.fcntl(fd, fcntl.F_GETFD)
    except (OSError, IOError) as error:
        if error.errno != errno.EBADF:
            raise
        return False
    return True


def _replace(fd, by):
    """Make ``fd`` the same as ``by``; programs inherit it as before."""
    flags = fcntl.fcntl(fd, fcntl.F_GETFD)
    os.dup2(by, fd)
    fcntl.fcntl(fd, fcntl.F_SETFD, flags)


def _dead_connection():
    """Return the descriptor of a socket whose other end is closed."""
    alive, other = socketpair(AF_UNIX, SOCK_STREAM)
    other.close()
    fd = os.dup(alive.fileno())
    alive.close()
    return fd


def _flush_writers():
    """Hand on what user code's files have in their buffers, which both processes would write otherwise."""
    import io
    kinds = (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)
    for found in gc.get_objects():
        if type(found) in kinds:
            try:
                if not found.closed and found.fileno() > 2:
                    found.flush()
            except (EnvironmentError, ValueError):  # a full disk, a detached buffer: its owner will be told
                continue


def _revive_loops():
    """Give asyncio's loops pollers and alarm clocks of their own, on the same descriptors."""
    kind = getattr(sys.modules.get("asyncio.selector_events"), "BaseSelectorEventLoop", None)
    if kind is None:
        return
    for found in gc.get_objects():
        if isinstance(found, type) or not issubclass(type(found), kind) or found.is_closed():
            continue
        _revive_loop(found)


def _revive_loop(loop):
    import select
    import selectors
    receiver, sender = loop._ssock.fileno(), loop._csock.fileno()
    fresh = socketpair(AF_UNIX, SOCK_STREAM)
    for sock, fd in zip(fresh, (receiver, sender)):
        sock.setblocking(False)
        _replace(fd, sock.fileno())
        sock.close()
    selector = loop._selector
    if not isinstance(selector, getattr(selectors, "EpollSelector", ())):
        return
    poller = select.epoll()
    _replace(selector.fileno(), poller.fileno())
    poller.close()
    for key in list(selector.get_map().values()):
        _watch(selector, key)


def _watch(selector, key):
    import select
    import selectors
    events = (select.EPOLLIN if key.events & selectors.EVENT_READ else 0) | (
        select.EPOLLOUT if key.events & selectors.EVENT_WRITE else 0)
    selector._selector.register(key.fd, events)
