"""The composition root: starts the processes of a kernel, and puts their parts together.

* :func:`main`: a kernel on its own (``python -m zmqkernel -f FILE``, ``ipython --kernel``).
* :func:`start_owned`: the kernel of a terminal, forked from the terminal's process, which it ends with.

The order matters: the fork server is forked before zmq is imported, because a process with zmq's threads is not to be
forked; and nothing that takes time is imported before it either, so that the two import side by side.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal
import sys

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat import collecting, to_native, to_text
from ipython_compat.descriptors import big_pipe, close_on_exec, nonblocking, private_pipe
from ipython_compat.signals import IGNORE, get_handler, hold_back, let_through, set_handler
from zmqkernel.protocol import packets

JUPYTER_SHELL = "zmqkernel.kernel.zmqshell.ZMQInteractiveShell"
#: options after which the application says something and ends
TELL_AND_END = frozenset(["-h", "--help", "--help-all", "--version", "--generate-config"])
TERMINAL_SHELL = "IPython.terminal.interactiveshell.TerminalInteractiveShell"


class KernelPlan(object):
    """What is known before the first fork.

    :param shell_options: :class:`zmqkernel.worker.assembly.ShellOptions`.
    :param owned: whether a terminal owns the kernel.
    :param terminal: descriptors of the terminal to lend, or None.
    :param owner_session: identity of the session that may lend it.
    :param lifeline: read end of the owner's pipe, or None.  Without one the kernel ends with the process that
        started it
        where Jupyter says so (``JPY_PARENT_PID``).
    :param outlives_terminal: whether the kernel goes on when its owner's window is closed, or its owner killed.
    :param leftovers: paths that have to go when the kernel has gone, whatever becomes of it from the moment on in
        which they are made; what is in a folder stands behind it.
    :param nohup: whether SIGHUP means nothing; by default as it was when this process began.
    :param build: function of :class:`zmqkernel.worker.process.Ports` that returns a session.
    :param preload: function that imports what the sessions need.
    """

    def __init__(self, shell_options, owned=False, terminal=None, owner_session=None, lifeline=None, build=None,
                 preload=None, outlives_terminal=False, leftovers=(),
                 nohup=None):
        self.shell_options = shell_options
        self.owned = owned
        self.terminal = terminal
        self.owner_session = owner_session
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


def main(argv=None):
    """Run a kernel on its own until it is shut down.

    :param argv: command line without the program's name; ``sys.argv`` by default.
    :return: exit status.
    """
    from zmqkernel.adapter.options import KernelOptions
    from zmqkernel.application.release import version
    from zmqkernel.protocol.errors import ProtocolError
    from zmqkernel.worker.assembly import ShellOptions
    try:
        options = KernelOptions([to_text(word) for word in (sys.argv[1:] if argv is None else argv)])
    except ProtocolError as error:
        return _refuse(error)
    if TELL_AND_END.intersection(options.rest):
        from zmqkernel.application.startup import kernel_app
        kernel_app(JUPYTER_SHELL, [to_native(word) for word in options.rest])
        return 0
    path = _connection_path(options)
    plan = KernelPlan(ShellOptions(
        JUPYTER_SHELL, True, version, debug="--debug" in options.rest,
        argv=[to_native(word) for word in options.rest], connection_file=path),
        leftovers=[] if os.path.exists(path) else [path])
    return run_kernel(plan, lambda: _listen_headless(options, path))


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
                                  crash_pipe=plumbing.crashes[1])
        if plan.shell_options.jupyter:
            from zmqkernel.worker.notebookstreams import STREAM_CLASSES
            settings.stream_classes = STREAM_CLASSES
        return run(settings, link, lifeline, handoff)
    return run_worker


class Listening(object):
    """What binding has come to.

    :param sockets: :class:`zmqkernel.adapter.sockets.KernelSockets`.
    :param files: paths that have to go when the kernel has gone.
    :param announce: function that tells those who wait that clients may connect.
    :param when_ready: function that is called when code can be run for the first time.
    """

    def __init__(self, sockets, files=(), announce=None, when_ready=None):
        self.sockets = sockets
        self.files = list(files)
        self.announce = announce
        self.when_ready = when_ready


def _be_adapter(plan, plumbing, listen):
    from zmqkernel.adapter.log import Log
    from zmqkernel.adapter.signals import SignalInbox
    from zmqkernel.protocol.errors import ProtocolError
    wanted = ["SIGTERM"] if plan.owned else ["SIGTERM", "SIGINT"]
    if not plan.nohup:
        wanted.append("SIGHUP")
    # the keys of a terminal that this kernel shares are for the running cell
    inbox = SignalInbox(wanted, ["SIGINT", "SIGQUIT"] if plan.owned else ())
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
        return _refuse(error)
    for path in listening.sockets.files:
        workers.remove_later(path)
    adapter = assemble(plan, plumbing, listening.sockets, workers, inbox, log)
    adapter.when_ready = listening.when_ready
    if plan.owned:
        _let_detach(adapter, plan, listening, workers, inbox)
    try:
        if listening.announce is not None:
            listening.announce()
        return adapter.run()
    finally:
        listening.sockets.close()
        workers.close()
        for path in listening.files:
            _remove(path)


def assemble(plan, plumbing, sockets, workers, inbox, log):
    """Return the adapter, put together.

    :param plan: :class:`KernelPlan`.
    :param plumbing: object with ``mark_prefix`` and ``read_ends``, as :class:`Plumbing`.
    :param sockets: :class:`zmqkernel.adapter.sockets.KernelSockets`.
    :param workers: :class:`zmqkernel.adapter.workers.Workers`, or what stands for it.
    :param inbox: :class:`zmqkernel.adapter.signals.SignalInbox`, or what stands for it.
    :param log: :class:`zmqkernel.adapter.log.Log`.
    """
    from zmqkernel.adapter.absence import Absence
    from zmqkernel.adapter.iopub import IopubPublisher
    from zmqkernel.adapter.journal import Journal
    from zmqkernel.adapter.loop import Adapter
    from zmqkernel.adapter.output import MarkedReader, Output
    from zmqkernel.adapter.ownership import Owner
    from zmqkernel.adapter.requests import Requests
    from zmqkernel.protocol import kernelinfo
    from zmqkernel.protocol.message import MessageFactory
    from zmqkernel.protocol.wire import Wire
    connection = sockets.connection
    wire = Wire(connection.key_bytes, connection.signature_scheme)
    factory = MessageFactory(origin="adapter")
    journal = Journal(factory)
    absence = Absence(sockets.peers, journal)
    iopub = IopubPublisher(sockets["iopub"], wire, factory, log, journal=journal)
    readers = [MarkedReader(nonblocking(fd), plumbing.mark_prefix) for fd in plumbing.read_ends[:2]]
    output = Output(iopub.publish, *readers)
    answers = {}
    requests = Requests(sockets, wire, factory, iopub, log, answers, plan.owner_session)
    adapter = Adapter(sockets, iopub, output, requests, workers, inbox, Owner(plan.lifeline, plan.parent), log,
                      absence, next(iter(plumbing.read_ends[2:]), None))
    answers.update({
        "kernel_info_request": lambda channel, message: kernelinfo.kernel_info(plan.shell_options.version),
        "connect_request": lambda channel, message: dict(
            ((name, port) for name, port in connection.to_dict().items() if name.endswith("_port")), status="ok"),
        "interrupt_request": lambda channel, message: _done(adapter.interrupt()),
        "abandon_request": lambda channel, message: _done(adapter.abandon(message.content.get("request"))),
        "shutdown_request": lambda channel, message: _shutdown(adapter, iopub, message),
        "detach_request": lambda channel, message: _detach(adapter),
        "journal_request": lambda channel, message: absence.answer(message, *adapter.progress()),
    })
    return adapter


def _done(nothing):
    return {"status": "ok"}


def _detach(adapter):
    """Answer ``detach_request``: the kernel goes on without the terminal that owns it."""
    from zmqkernel.protocol.errors import ProtocolError
    try:
        return {"status": "ok", "connection_file": adapter.detach()}
    except ProtocolError as error:
        return {"status": "error", "ename": to_text(type(error).__name__), "evalue": "%s" % error, "traceback": []}


def _shutdown(adapter, iopub, message):
    """Answer ``shutdown_request``; every client is told, and the kernel ends.

    With the field ``patient``, of our own clients, the worker takes the time that its threads and exit handlers take.
    """
    from zmqkernel.protocol import jsontext
    content = {"status": "ok", "restart": message.content.get("restart") is True}
    iopub.publish("shutdown_reply", jsontext.dumps(content), message.raw_header)
    adapter.leave(content["restart"], patient=message.content.get("patient") is True)
    return content


def _let_detach(adapter, plan, listening, workers, inbox):
    """Let the kernel go on without the terminal that owns it, when that is asked for, or as the plan says."""
    from zmqkernel.adapter.detaching import Detaching
    from zmqkernel.client.finding import new_connection_file
    folder = os.path.dirname(listening.sockets.connection.ip)

    def new_folder():
        """Return a new folder for sockets, unless the present one is there to stay."""
        base = os.environ.get("XDG_RUNTIME_DIR")  # it goes when the person logs out
        return _private_folder(os.path.basename(folder)[len("zmqkernel-"):], lasting=True) if (
            base and folder.startswith(to_text(base) + os.sep)) else None

    detaching = Detaching(
        adapter, listening.sockets, workers, inbox, listening.files, new_connection_file, new_folder)
    adapter.let_detach(detaching, plan.outlives_terminal)


# -- listening

def _connection_path(options):
    """Return the path of the connection file."""
    if options.connection_file:
        return os.path.abspath(os.path.expanduser(options.connection_file))
    from zmqkernel.client.finding import jupyter_runtime_dir
    return os.path.join(jupyter_runtime_dir(), "kernel-%d.json" % os.getpid())


def _listen_headless(options, path):
    """Bind for a kernel on its own, and write the connection file."""
    from zmqkernel.protocol.connection import ConnectionInfo
    given = os.path.exists(path)
    connection = ConnectionInfo.read(path) if given else ConnectionInfo.new(
        transport=options.transport or "tcp", ip=options.ip,
        folder=None if options.transport != "ipc" else os.path.dirname(path))
    connection = options.apply(connection)
    options.check_exposure(connection)
    from zmqkernel.adapter.sockets import KernelSockets
    sockets = KernelSockets(connection)
    if not given or sockets.connection.ports != connection.ports:
        sockets.connection.write(path)
    tell = None if "JPY_PARENT_PID" in os.environ or given else lambda: _tell_how_to_connect(path)
    return Listening(sockets, [] if given else [path], when_ready=tell)


def _tell_how_to_connect(path):
    name = os.path.basename(path)
    print("A kernel listens.  Connect with\n"
          "    ipython --existing %s\n"
          "    jupyter console --existing %s\n"
          "It ends when a client shuts it down, or on Ctrl-\\." % (name, name))
    sys.stdout.flush()


# -- a kernel that a terminal owns

def start_owned(shell_class=TERMINAL_SHELL, argv=None, config=None, app=None, terminal=True, session=None,
                outlives_terminal=False, **settings):
    """Start a kernel that belongs to this process, before this process imports zmq.

    :param shell_class: dotted name of the shell's class.
    :param argv: command line for the shell's application; ``config``: traitlets ``Config`` for it.
    :param app: an application that has read both already; workers inherit it.
    :param terminal: whether to lend the worker this process's terminal (descriptors 0, 1 and 2).
    :param session: identity of the owner's session; a new one by default.
    :param outlives_terminal: whether the kernel goes on when this process ends without having ended it.
    :param settings: further arguments of :func:`zmqkernel.application.startup.build_shell`.
    :return: :class:`zmqkernel.client.owned.OwnedKernel`.
    """
    from zmqkernel.application.release import version
    from zmqkernel.protocol.connection import ConnectionInfo
    from zmqkernel.protocol.message import new_session_id
    from zmqkernel.worker.assembly import ShellOptions
    session = session or new_session_id()
    folder = _private_path(session[:12])
    connection = ConnectionInfo.new("ipc", folder=folder)
    ready_read, ready_write = private_pipe()
    lifeline_read, lifeline_write = private_pipe()
    before = set_handler(int(signal.SIGINT), IGNORE)  # the kernel's processes have handlers when they have begun
    held = hold_back(int(signal.SIGHUP))
    pid = os.fork()
    if pid:
        let_through(held)
        set_handler(int(signal.SIGINT), before)
        os.close(ready_write)
        os.close(lifeline_read)
        from zmqkernel.client.owned import OwnedKernel
        return OwnedKernel(pid, connection, session, ready_read, lifeline_write, folder)
    status = 1
    try:
        nohup = set_handler(int(signal.SIGHUP), IGNORE) == IGNORE  # it may decide only when it can say what follows
        let_through(held)
        os.close(ready_read)
        os.close(lifeline_write)
        _forget_exit_handlers()
        shell_options = ShellOptions(shell_class, False, version, argv=argv, config=config, app=app, **settings)
        plan = KernelPlan(shell_options, owned=True, terminal=_terminal_copies() if terminal else None,
                          owner_session=session, lifeline=lifeline_read, outlives_terminal=outlives_terminal,
                          leftovers=[folder] + connection.files(), nohup=nohup)
        status = run_kernel(plan, lambda: _listen_owned(connection, folder, ready_write))
    except BaseException:  # this is a copy of the terminal's process: nothing may unwind into it
        import traceback
        traceback.print_exc()
    finally:
        os._exit(status)


def _listen_owned(connection, folder, ready):
    from zmqkernel.adapter.sockets import CannotListen, KernelSockets
    try:
        os.mkdir(folder, 0o700)  # one that is there already may be somebody else's
    except OSError as error:
        raise CannotListen("cannot make the folder %s: %s" % (folder, error.strerror))
    sockets = KernelSockets(connection, awaits_reader=True)

    def tell(what):
        """Tell the owner, if it is still there; its lifeline says so where it is not."""
        try:
            os.write(ready, what)
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise

    def tell_of_the_shell():
        """Tell the owner that code can be run."""
        tell(b"2")
        os.close(ready)

    return Listening(sockets, [folder], lambda: tell(b"1"), tell_of_the_shell)


def _private_folder(name, lasting=False):
    """Make the folder of :func:`_private_path`, with mode 0700, and return it."""
    folder = _private_path(name, lasting)
    os.mkdir(folder, 0o700)
    return folder


def _private_path(name, lasting=False):
    """Return where to make a folder for sockets: a short path, for they allow about a hundred characters.

    :param lasting: whether it has to be there when the person has logged out.
    """
    base = "" if lasting else os.environ.get("XDG_RUNTIME_DIR") or ""
    if not (base and len(base) < 60 and os.access(base, os.W_OK)):
        base = os.environ.get("TMPDIR") or "/tmp"
        if len(base) >= 60 or not os.access(base, os.W_OK):
            base = "/tmp"
    return os.path.join(to_text(base), "zmqkernel-%s" % name)


def _terminal_copies():
    """Return copies of descriptors 0, 1 and 2 that programs do not inherit; None where one of them is closed."""
    try:
        copies = [os.dup(fd) for fd in (0, 1, 2)]
    except OSError:
        return None
    for fd in copies:
        close_on_exec(fd)
    return copies


def _forget_exit_handlers():
    """Forget what the terminal's process wants done at its own end."""
    import atexit
    if hasattr(atexit, "_clear"):
        atexit._clear()
    else:
        del atexit._exithandlers[:]


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
            _refuse("cannot remove %s: %s" % (path, error.strerror))


def _refuse(reason):
    """Say in one line why not; return the exit status for that."""
    sys.stderr.write("zmqkernel: %s\n" % reason)
    return 1
