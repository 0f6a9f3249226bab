"""A kernel on its own: ``python -m zmqkernel -f FILE``, ``ipython --kernel``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text

from .processes import KernelPlan, Listening, refuse, run_kernel

JUPYTER_SHELL = "zmqkernel.kernel.zmqshell.ZMQInteractiveShell"
#: options after which the application says something and ends
TELL_AND_END = frozenset(["-h", "--help", "--help-all", "--version", "--generate-config"])


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
        return refuse(error)
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
