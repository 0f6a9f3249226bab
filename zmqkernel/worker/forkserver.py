"""The fork server: the process that workers are forked from.

It is forked from the first process before zmq is imported there, runs no user code, and sleeps.  It is the workers'
parent, so it is the one that learns how each of them ended.

The first worker is forked at once, and imports the shell's modules while the adapter imports zmq; it gets its link when
the adapter asks for a worker.  So the fork server stays small as long as nothing happens: memory that two processes
have of the same modules does not stay shared for long in Python.  When a worker has died it imports the modules itself,
and each worker after that is a fork of it, which takes milliseconds.

When the adapter is gone, it removes the files that the adapter had to leave behind, waits for the last worker to be
killed by its lifeline, and ends.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select
import signal
import time

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat import collecting
from ipython_compat.descriptors import close_on_exec, nonblocking
from ipython_compat.fdpassing import recv_fd, send_fd
from ipython_compat.forking import fork
from ipython_compat.signals import DEFAULT, IGNORE, set_handler, wake_on_signals
from zmqkernel.protocol import packets

#: seconds to wait for workers to be killed by their lifelines
PATIENCE = 2.0
#: seconds that copies of workers need to find that the adapter is gone
MOMENT = 0.3
#: what a worker is given: link, lifeline, handoff
DESCRIPTORS = 3
#: of <sys/prctl.h>
PR_SET_CHILD_SUBREAPER = 36


class ForkServer(object):
    """Serves one adapter.

    :param control: socket to the adapter.
    :param run_worker: function of three descriptors (link, lifeline, handoff) that is called in a new process and
        returns its exit status.
    :param preload: function that imports what workers need; it must not run user code.
    :param detach: function that lets go of the terminal.
    """

    def __init__(self, control, run_worker, preload, detach):
        self._control = control
        self._run_worker = run_worker
        self._preload = preload
        self._loaded = False
        self._spare = None
        self._wake_read, self._wake_write = os.pipe()
        self._children = set()
        self._leftovers = []
        self._commands = {packets.FORK: self._fork, packets.REMOVE: self._note_leftover, packets.ADOPT: self._adopt,
                          packets.DETACH: detach}

    def serve(self):
        """Serve until the adapter is gone."""
        self._handle_signals()
        self._fork_spare()
        poller = select.poll()
        poller.register(self._control.fileno(), select.POLLIN)
        poller.register(self._wake_read, select.POLLIN)
        while True:
            ready = _poll(poller)
            if self._wake_read in ready:
                _drain(self._wake_read)
            self._reap()
            if self._control.fileno() in ready and not self._command():
                break
        self._leave()

    def _handle_signals(self):
        """Ignore what is meant for the worker or for the adapter; wake up when a child ends."""
        for fd in (self._wake_read, self._wake_write):
            nonblocking(fd)
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
            set_handler(int(getattr(signal, name)), IGNORE)
        self._on_stop = set_handler(int(signal.SIGTSTP), IGNORE)
        set_handler(int(signal.SIGCHLD), lambda signum, frame: None)
        wake_on_signals(self._wake_write)

    def _command(self):
        """Do what the adapter asks for; return whether it is still there."""
        try:
            kind = self._control.recv(1)
            if not kind:
                return False
            self._commands[kind]()
        except (EOFError, OSError, IOError) as error:
            if getattr(error, "errno", None) in (errno.EINTR, errno.EAGAIN):
                return True
            return False
        return True

    def _fork(self):
        """Give the adapter's descriptors to a worker: the one that waits for them, or a new one."""
        given = [recv_fd(self._control) for _ in range(DESCRIPTORS)]
        spare, self._spare = self._spare, None
        try:
            if spare is None or not _hand_over(spare[1], given):
                self._load()
                pid = fork()
            else:
                pid = spare[0]
        except OSError as error:
            self._report(packets.REFUSED, 0, error.errno)
        else:
            if not pid:
                self._become_worker(lambda: given)
            self._children.add(pid)
            self._report(packets.STARTED, pid, 0)
        for fd in given:
            os.close(fd)

    def _adopt(self):
        """Become the parent of the processes below whose parents end: the copies that workers make of themselves."""
        self._report(packets.ADOPTING, 0, adopt_orphans())

    def _load(self):
        """Import the modules, once, and keep the collector's hands off them: that keeps more memory shared."""
        if not self._loaded:
            self._loaded = True
            self._preload()
            collecting.leave_alone()

    def _fork_spare(self):
        """Fork the first worker, which imports the modules and waits for its link."""
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        for sock in (ours, theirs):
            close_on_exec(sock.fileno())
        try:
            pid = fork()
        except OSError:  # the adapter will ask, and be told why not
            return
        if pid:
            theirs.close()
            self._spare = pid, ours
            return
        ours.close()
        self._become_worker(lambda: self._wait_for_link(theirs))

    def _wait_for_link(self, sock):
        self._preload()
        try:
            return [recv_fd(sock) for _ in range(DESCRIPTORS)]
        except EOFError:  # the fork server is gone
            os._exit(0)
        finally:
            sock.close()

    def _become_worker(self, descriptors):
        """Leave the fork server behind; never returns.

        :param descriptors: function that returns link, lifeline and handoff.
        """
        status = 1
        try:
            wake_on_signals(-1)
            for name in ("SIGTERM", "SIGQUIT", "SIGCHLD"):  # SIGHUP is ignored until it is known what it means
                set_handler(int(getattr(signal, name)), DEFAULT)
            set_handler(int(signal.SIGTSTP), DEFAULT if self._on_stop is None else self._on_stop)
            for fd in (self._control.fileno(), self._wake_read, self._wake_write):
                os.close(fd)
            status = self._run_worker(*descriptors())
        except BaseException:  # nothing may unwind into the fork server's own frames
            import traceback
            traceback.print_exc()
        finally:
            os._exit(status or 0)

    def _note_leftover(self):
        size, = packets.LENGTH.unpack(_exactly(self._control, packets.LENGTH.size))
        self._leftovers.append(_exactly(self._control, size))

    def _reap(self):
        """Report the processes that have ended: workers, copies of them, and what user code has left behind.

        So are those that have stopped, or go on.
        """
        while True:
            pid, status = _wait_for(-1, os.WUNTRACED | os.WCONTINUED)
            if not pid:
                return
            if os.WIFSTOPPED(status):
                self._report(packets.STOPPED, pid, os.WSTOPSIG(status))
                continue
            if os.WIFCONTINUED(status):
                self._report(packets.CONTINUED, pid, 0)
                continue
            self._children.discard(pid)
            if self._spare is not None and pid == self._spare[0]:
                self._spare[1].close()
                self._spare = None
            self._report(packets.EXITED, pid, status)

    def _report(self, kind, pid, status):
        try:
            self._control.sendall(packets.REPORT.pack(kind, pid, status))
        except (OSError, IOError) as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET):
                raise

    def _leave(self):
        """Wait for the workers to be killed, and remove files."""
        if self._spare is not None:
            self._children.add(self._spare[0])
            self._spare[1].close()
        deadline = time.time() + PATIENCE
        while self._children and time.time() < deadline:
            for pid in list(self._children):
                if _wait_for(pid)[0]:
                    self._children.discard(pid)
            _wait_for(-1)
            time.sleep(0.01)
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        _let_copies_end()
        for path in reversed(self._leftovers):  # what was made last is in what was made first
            _remove(path)


def _let_copies_end():
    """Wait for the copies of workers, which end by themselves now; for what user code has left running no longer."""
    deadline = time.time() + MOMENT
    while time.time() < deadline:
        try:
            ended = os.waitpid(-1, os.WNOHANG)[0]
        except OSError as error:
            if error.errno == errno.ECHILD:
                return
            ended = error.errno == errno.EINTR
        if not ended:
            time.sleep(0.002)


def adopt_orphans():
    """Have processes below this one whose parents end become its children (Linux); return 0, or an errno."""
    try:
        import ctypes
        library = ctypes.CDLL(None, use_errno=True)
        failed = library.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError, TypeError):  # no ctypes, or not this system
        return errno.ENOSYS
    return ctypes.get_errno() or errno.EINVAL if failed else 0


def _hand_over(sock, descriptors):
    """Hand descriptors to the process that waits for them; return whether it is still there."""
    try:
        for fd in descriptors:
            send_fd(sock, fd)
        return True
    except (OSError, IOError) as error:
        if error.errno not in (errno.EPIPE, errno.ECONNRESET):
            raise
        return False
    finally:
        sock.close()


def _wait_for(pid, also=0):
    """Return the process id and status of child ``pid`` (-1: any) where it has ended; 0 and 0 where not.

    A child that is not there any more has ended; where any is asked for and there is none, none has.

    :param also: flags for other changes that are asked for.
    """
    try:
        return os.waitpid(pid, os.WNOHANG | also)
    except OSError as error:
        if error.errno == errno.EINTR:
            return 0, 0
        if error.errno == errno.ECHILD:
            return max(pid, 0), 0
        raise


def _poll(poller):
    try:
        return [fd for fd, _ in poller.poll()]
    except (select.error, OSError) as error:
        if error.args[0] != errno.EINTR:
            raise
        return []


def _drain(fd):
    try:
        os.read(fd, 4096)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EINTR):
            raise


def _exactly(sock, size):
    data = b""
    while len(data) < size:
        more = sock.recv(size - len(data))
        if not more:
            raise EOFError("the adapter is gone")
        data += more
    return data


def _remove(path):
    """Remove a file, or a folder that is empty by now."""
    try:
        (os.rmdir if os.path.isdir(path) else os.unlink)(path)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTEMPTY):
            os.write(2, ("cannot remove %r: %s\n" % (path, error.strerror)).encode("utf-8"))
