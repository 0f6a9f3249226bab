"""The kernel of a terminal, forked from the terminal's process, which it ends with."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat import to_text
from ipython_compat.descriptors import close_on_exec, private_pipe
from ipython_compat.signals import IGNORE, hold_back, let_through, set_handler

from .folders import private_folder, private_path
from .processes import KernelPlan, Listening, run_kernel

TERMINAL_SHELL = "IPython.terminal.interactiveshell.TerminalInteractiveShell"


def start_owned(shell_class=TERMINAL_SHELL, argv=None, config=None, app=None, terminal=True, session=None,
                outlives_terminal=False, lent_at_start=False, **settings):
    """Start a kernel that belongs to this process, before this process imports zmq.

    :param shell_class: dotted name of the shell's class.
    :param argv: command line for the shell's application; ``config``: traitlets ``Config`` for it.
    :param app: an application that has read both already; workers inherit it.
    :param terminal: whether to lend the worker this process's terminal (descriptors 0, 1 and 2).
    :param session: identity of the owner's session; a new one by default.
    :param outlives_terminal: whether the kernel goes on when this process ends without having ended it.
    :param lent_at_start: whether the code before the first cell has the terminal, too; the owner leaves it alone until
        ``wait_shell()`` returns.
    :param settings: further arguments of :func:`zmqkernel.application.startup.build_shell`.
    :return: :class:`zmqkernel.client.owned.OwnedKernel`.
    """
    from zmqkernel.application.release import version
    from zmqkernel.protocol.connection import ConnectionInfo
    from zmqkernel.protocol.message import new_session_id
    from zmqkernel.worker.assembly import ShellOptions
    session = session or new_session_id()
    folder = private_path(session[:12])
    connection = ConnectionInfo.new("ipc", folder=folder)
    line, owners_line = _line()
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
        line.close()
        from zmqkernel.client.owned import OwnedKernel
        return OwnedKernel(pid, connection, session, close_on_exec(os.dup(owners_line.fileno())), ready_read,
                           lifeline_write, folder)
    status = 1
    try:
        nohup = set_handler(int(signal.SIGHUP), IGNORE) == IGNORE  # it may decide only when it can say what follows
        let_through(held)
        os.close(ready_read)
        os.close(lifeline_write)
        owners_line.close()
        _forget_exit_handlers()
        shell_options = ShellOptions(shell_class, False, version, argv=argv, config=config, app=app, **settings)
        plan = KernelPlan(shell_options, owned=True, terminal=_terminal_copies() if terminal else None,
                          owner_session=session, line=line, lifeline=lifeline_read, outlives_terminal=outlives_terminal,
                          leftovers=[folder] + connection.files(), nohup=nohup, lent_at_start=lent_at_start)
        status = run_kernel(plan, lambda: _listen(connection, folder, ready_write, outlives_terminal))
    except BaseException:  # this is a copy of the terminal's process: nothing may unwind into it
        import traceback
        traceback.print_exc()
    finally:
        os._exit(status)


def _listen(connection, folder, ready, outlives_terminal):
    from zmqkernel.adapter.sockets import CannotListen, KernelSockets
    try:
        os.mkdir(folder, 0o700)  # one that is there already may be somebody else's
    except OSError as error:
        raise CannotListen("cannot make the folder %s: %s" % (folder, error.strerror))
    sockets = KernelSockets(connection)

    def tell():
        """Tell the owner that code can be run, if it is still there; its lifeline says so where it is not."""
        try:
            os.write(ready, b"!")
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise
        os.close(ready)
        from zmqkernel.adapter.stale import remove_later
        remove_later([os.path.dirname(private_path("", lasting)) for lasting in (False, True)])

    files = [folder]
    return Listening(
        sockets, files, tell,
        lambda adapter, workers, inbox: adapter.let_detach(
            _detaching(adapter, sockets, workers, inbox, files), outlives_terminal))


def _line():
    """Return the two ends of the line, sockets that programs do not inherit; the first is non-blocking."""
    ends = socketpair(AF_UNIX, SOCK_STREAM)
    for end in ends:
        close_on_exec(end.fileno())
    ends[0].setblocking(False)
    return ends


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


def _detaching(adapter, sockets, workers, inbox, files):
    """Return what lets the kernel go on without the terminal that owns it.

    :param files: paths that have to go when the kernel has gone; it changes them.
    """
    from zmqkernel.adapter.detaching import Detaching
    from zmqkernel.client.finding import new_connection_file
    folder = os.path.dirname(sockets.connection.ip)

    def new_folder():
        """Return a new folder for sockets, unless the present one is there to stay."""
        base = os.environ.get("XDG_RUNTIME_DIR")  # it goes when the person logs out
        return private_folder(os.path.basename(folder)[len("zmqkernel-"):], lasting=True) if (
            base and folder.startswith(to_text(base) + os.sep)) else None

    return Detaching(adapter, sockets, workers, inbox, files, new_connection_file, new_folder)
