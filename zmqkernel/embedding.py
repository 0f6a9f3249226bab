"""A kernel in a program that is running: the second composition root.

The thread that calls :func:`embed_kernel` becomes the worker, on the caller's own objects; the adapter is a thread
beside it.  So the adapter answers while user code waits, but not while C code holds the interpreter's lock, and there
is no other process to go on in when this one dies: live objects are worth that.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys
import threading

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from zmqkernel.protocol import packets


def embed_kernel(module=None, local_ns=None, connection_file=None, transport="tcp", ip=None, config=None):
    """Run a kernel in this process until a client shuts it down or a cell says ``exit``.

    :param module: the module whose globals cells see.
    :param local_ns: the names that cells see first, and write to.
    :param connection_file: where to write how clients connect; by default a new file in Jupyter's runtime folder.
    :param transport: ``tcp`` or ``ipc``.
    :param ip: address to listen on.
    :param config: a traitlets ``Config`` for the shell.
    :raises ProtocolError: where the kernel cannot listen or the connection file not be written.
    """
    from zmqkernel.adapter.sockets import KernelSockets
    from zmqkernel.client.finding import new_connection_file
    from zmqkernel.protocol import connection as files
    path = os.path.abspath(connection_file or new_connection_file())
    chosen = files.ConnectionInfo.new(transport=transport, ip=ip, folder=os.path.dirname(path))
    sockets = KernelSockets(chosen)
    sockets.connection.write(path)
    if not connection_file:
        sys.stderr.write("A kernel listens in this program.  Connect with: ipython --existing %s\n" % (
            os.path.basename(path)))
    try:
        _run(sockets, lambda ports: _session(ports, path, module, local_ns, config))
    finally:
        files.remove(path)


class _Plumbing(object):
    """The pipes and the socket between the two threads."""

    def __init__(self):
        self.mark_prefix = packets.new_mark_prefix()
        pipes = os.pipe(), os.pipe()
        self.read_ends = [pipe[0] for pipe in pipes]
        self.write_ends = [pipe[1] for pipe in pipes]
        self.adapter_end, self.worker_end = socketpair(AF_UNIX, SOCK_STREAM)

    def close_worker(self):
        """Close what the worker holds: the adapter takes that for its end."""
        self.worker_end.close()
        for fd in self.write_ends:
            os.close(fd)

    def close_adapter(self):
        """Close what the adapter holds."""
        for fd in self.read_ends:
            os.close(fd)


def _run(sockets, build):
    """Be the worker, with an adapter in a thread."""
    from zmqkernel.adapter.embedded import EmbeddedWorkers, NoSignals
    from zmqkernel.adapter.log import Log
    from zmqkernel.application.release import version
    from zmqkernel.launch.assembly import assemble
    from zmqkernel.launch.processes import KernelPlan
    from zmqkernel.worker.assembly import ShellOptions
    from zmqkernel.worker.embedded import serve
    plumbing, inbox = _Plumbing(), NoSignals()
    workers = EmbeddedWorkers(plumbing.adapter_end)
    workers.start_first()
    plan = KernelPlan(ShellOptions("", True, version), owned=True)
    adapter = assemble(plan, plumbing, sockets, workers, inbox, Log())

    def run_adapter():
        """Serve clients; whatever ends that, the worker must not wait for requests any more."""
        try:
            adapter.run()
        finally:
            workers.close_link()

    thread = threading.Thread(target=run_adapter, name="zmqkernel adapter")
    thread.daemon = True
    thread.start()
    try:
        serve(plumbing.worker_end.fileno(), plumbing.write_ends, plumbing.mark_prefix, build)
    finally:
        plumbing.close_worker()
        thread.join()
        sockets.close()
        workers.close()
        inbox.close()
        plumbing.close_adapter()


def _session(ports, path, module, local_ns, config):
    """Return the :class:`~zmqkernel.worker.loop.Session` on the caller's namespace."""
    from zmqkernel.application.release import version
    from zmqkernel.kernel.attaching import attach
    from zmqkernel.kernel.dispatch import Kernel
    from zmqkernel.kernel.interpreter import ShellInterpreter
    from zmqkernel.worker.continuity import HistoryKeeper
    from zmqkernel.worker.loop import Session
    shell, restore = _shell(path, module, local_ns, config)
    interpreter = ShellInterpreter(shell, version)
    kernel = Kernel(interpreter, ports.publisher, ports.input_reader)
    attach(kernel, shell, version)

    def leave(restart):
        """Put things back as they were before the kernel."""
        interpreter.shutdown(restart)
        kernel.comms.deactivate()
        type(shell.kernel).clear_instance()
        restore()

    return Session(kernel, HistoryKeeper(shell, interpreter), lambda terminal: None, lambda: None, leave)


def _shell(path, module, local_ns, config):
    """Return a shell on the caller's namespace, and a function that puts an earlier shell back in its place."""
    from zmqkernel.application.startup import IPKernelApp, kernel_app
    from zmqkernel.kernel.zmqshell import ZMQInteractiveShell
    shell_places, app_places = [[(cls, cls._instance) for cls in base._walk_mro()]
                                for base in (ZMQInteractiveShell, IPKernelApp)]
    for cls, _ in shell_places:
        cls._instance = None
    app = kernel_app(ZMQInteractiveShell, config=config, connection_file=path)
    shell = ZMQInteractiveShell.instance(
        parent=app, profile_dir=app.profile_dir, ipython_dir=app.ipython_dir, user_module=module, user_ns=local_ns)

    def restore():
        """Put the earlier shell back, and the application of the program, where it has one."""
        shell.atexit_operations()
        for cls, instance in shell_places + app_places:
            cls._instance = instance

    return shell, restore
