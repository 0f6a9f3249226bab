"""The processes of a kernel: fork server and adapter, forked in an order that matters, and the end of them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal
import sys

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat import collecting
from ipython_compat.descriptors import big_pipe, close_on_exec, nonblocking, private_pipe
from ipython_compat.signals import IGNORE, get_handler, set_handler
from zmqkernel.protocol import packets


class KernelPlan(object):
    """What is known before the first fork.

    :param shell_options: :class:`zmqkernel.worker.assembly.ShellOptions`.
    :param owned: whether a terminal owns the kernel.
    :param terminal: descriptors of the terminal to lend, or None.
    :param owner_session: identity of the session that may lend it.
    :param line: socket to the owner (:mod:`zmqkernel.protocol.line`), non-blocking, or None.
    :param lifeline: read end of the owner's pipe, or None.  Without one the kernel ends with the process that
        started it where Jupyter says so (``JPY_PARENT_PID``).
    :param outlives_terminal: whether the kernel goes on when its owner's window is closed, or its owner killed.
    :param leftovers: paths that have to go when the kernel has gone, whatever becomes of it from the moment on in
        which they are made; what is in a folder stands behind it.
    :param nohup: whether SIGHUP means nothing; by default as it was when this process began.
    :param lent_at_start: whether the code before the first cell has the terminal, too.
    :param build: function of :class:`zmqkernel.worker.process.Ports` that returns a session.
    :param preload: function that imports what the sessions need.
    """

    def __init__(self, shell_options, owned=False, terminal=None, owner_session=None, line=None, lifeline=None,
                 build=None, preload=None, outlives_terminal=False, leftovers=(), nohup=None, lent_at_start=False):
        self.shell_options = shell_options
        self.owned = owned
        self.terminal = terminal
        self.lent_at_start = lent_at_start
        self.owner_session = owner_session
        self.line = line
        self.lifeline = lifeline
        self.outlives_terminal = outlives_terminal
        self.leftovers = leftovers
        self.nohup = get_handler(int(signal.SIGHUP)) == IGNORE if nohup is None else nohup
        self.parent = os.getppid() if not owned and "JPY_PARENT_PID" in os.environ else None
        self.build = build or self._build
        self.preload = preload or self._preload

    def detach(self):
        """In the fork server: let go of the terminal, and have none for the workers that follow."""
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        for fd in [null] + list(self.terminal or ()):
            os.close(fd)
        self.owned, self.terminal = False, None

    def _build(self, ports):
        from zmqkernel.worker.assembly import build
        return build(ports, self.shell_options)

    def _preload(self):
        from zmqkernel.worker.assembly import preload
        preload(self.shell_options)


class Plumbing(object):
    """The pipes between the processes, made before the first fork."""

    def __init__(self):
        self.mark_prefix = packets.new_mark_prefix()
        self.stdout, self.stderr = big_pipe(), big_pipe()
        self.crashes = private_pipe()
        for fd in self.crashes:
            nonblocking(fd)
        self.adapter_control, self.server_control = socketpair(AF_UNIX, SOCK_STREAM)
        for sock in (self.adapter_control, self.server_control):
            close_on_exec(sock.fileno())

    @property
    def read_ends(self):
        """Descriptors that the adapter reads the worker's output from, and the stack when it crashes."""
        return self.stdout[0], self.stderr[0], self.crashes[0]

    @property
    def write_ends(self):
        """Descriptors that the worker's output goes to, and its stack when it crashes."""
        return self.stdout[1], self.stderr[1], self.crashes[1]


def run_kernel(plan, listen):
    """Fork the fork server, and be the adapter.

    :param plan: :class:`KernelPlan`.
    :param listen: function that binds; it returns a :class:`Listening`.  It may raise ``ProtocolError``.
    :return: exit status.
    """
    plumbing = Plumbing()
    collecting.leave_alone()
    server = os.fork()
    if not server:
        _be_fork_server(plan, plumbing)
    for fd in plumbing.write_ends:
        os.close(fd)
    plumbing.server_control.close()
    for fd in plan.terminal or ():
        os.close(fd)
    try:
        return _be_adapter(plan, plumbing, listen)
    finally:
        plumbing.adapter_control.close()
        _wait_for(server)


def _be_fork_server(plan, plumbing):
    """Never returns."""
    status = 1
    try:
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):  # at once: it has to be there to clean up
            set_handler(int(getattr(signal, name)), IGNORE)
        for fd in plumbing.read_ends:
            os.close(fd)
        if plan.lifeline is not None:
            os.close(plan.lifeline)
        if plan.line is not None:
            plan.line.close()
        plumbing.adapter_control.close()
        from zmqkernel.worker.forkserver import ForkServer
        ForkServer(plumbing.server_control, _worker_function(plan, plumbing), plan.preload,
                   plan.detach).serve()
        status = 0
    finally:
        os._exit(status)


def _worker_function(plan, plumbing):
    def run_worker(link, lifeline, handoff):
        from zmqkernel.worker.process import WorkerSettings, run
        settings = WorkerSettings(plumbing.write_ends[:2], plumbing.mark_prefix, plan.build, plan.terminal,
                                  own_group=not plan.owned, outlives_terminal=plan.outlives_terminal,
                                  crash_pipe=plumbing.crashes[1], lent_at_start=plan.lent_at_start)
        if plan.shell_options.jupyter:
            from zmqkernel.worker.notebookstreams import STREAM_CLASSES
            settings.stream_classes = STREAM_CLASSES
        return run(settings, link, lifeline, handoff)
    return run_worker


class Listening(object):
    """What binding has come to.

    :param sockets: :class:`zmqkernel.adapter.sockets.KernelSockets`.
    :param files: list of paths that have to go when the kernel has gone; it may change until then.
    :param when_ready: function that is called when code can be run for the first time.
    :param on_assembled: function of the adapter, its workers and its inbox, called before it runs.
    """

    def __init__(self, sockets, files, when_ready=None, on_assembled=None):
        self.sockets = sockets
        self.files = files
        self.when_ready = when_ready
        self.on_assembled = on_assembled


def _be_adapter(plan, plumbing, listen):
    from zmqkernel.adapter.log import Log
    from zmqkernel.adapter.signals import SignalInbox
    from zmqkernel.protocol.errors import ProtocolError

    from .assembly import assemble
    wanted = ["SIGTERM"] if plan.owned else ["SIGTERM", "SIGINT"]
    if not plan.nohup:
        wanted.append("SIGHUP")
    # the keys of a terminal that this kernel shares are for the running cell
    inbox = SignalInbox(wanted, ["SIGINT", "SIGQUIT", "SIGTSTP"] if plan.owned else ())
    log = Log()
    from zmqkernel.adapter.workers import Workers
    workers = Workers(plumbing.adapter_control, own_group=not plan.owned)
    workers.start_first()  # it builds its shell while this process imports zmq and binds
    for path in plan.leftovers:
        workers.remove_later(path)
    try:
        listening = listen()
    except ProtocolError as error:
        workers.close()
        return refuse(error)
    for path in listening.sockets.files:
        workers.remove_later(path)
    adapter = assemble(plan, plumbing, listening.sockets, workers, inbox, log)
    adapter.when_ready = listening.when_ready
    if listening.on_assembled is not None:
        listening.on_assembled(adapter, workers, inbox)
    try:
        return adapter.run()
    finally:
        listening.sockets.close()
        workers.close()
        for path in listening.files:
            _remove(path)


# -- the end

def _wait_for(pid):
    """Wait for the fork server, which ends when its adapter does."""
    set_handler(int(signal.SIGINT), IGNORE)
    while True:
        try:
            os.waitpid(pid, 0)
            return
        except OSError as error:
            if error.errno == errno.ECHILD:
                return
            if error.errno != errno.EINTR:
                raise


def _remove(path):
    try:
        (os.rmdir if os.path.isdir(path) else os.unlink)(path)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTEMPTY):
            refuse("cannot remove %s: %s" % (path, error.strerror))


def refuse(reason):
    """Say in one line why not; return the exit status for that."""
    sys.stderr.write("zmqkernel: %s\n" % reason)
    return 1
