"""Starting a kernel process of one's own, and ending it.

The ``ipython`` command forks its kernel (``zmqkernel.launch``), which is quicker.  This is for everybody else: it
needs nothing of the calling process but the name of the interpreter.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import subprocess
import sys
import time

from ipython_compat import to_native, to_text
from zmqkernel.protocol.connection import ConnectionInfo, remove
from zmqkernel.protocol.errors import ConnectionFileNotFound, KernelStartError, MalformedConnectionFile

from .finding import new_connection_file
from .kernel_client import KernelClient

#: how long a kernel may take to end by itself before it is killed, in seconds
GRACE = 5.0


class KernelProcess(object):
    """A kernel that this process has started.

    :param process: its ``subprocess.Popen``.
    :param connection_file: path of its connection file.
    :param connection: what stands in there.
    """

    def __init__(self, process, connection_file, connection):
        self.process = process
        self.connection_file = connection_file
        self.connection = connection

    @property
    def pid(self):
        """Process id of the kernel."""
        return self.process.pid

    def is_alive(self):
        """Return whether the kernel's process is there."""
        return self.process.poll() is None

    def client(self):
        """Return a new :class:`~zmqkernel.client.kernel_client.KernelClient` for this kernel."""
        return connect(self.connection, is_alive=self.is_alive)

    def interrupt(self):
        """Interrupt the running cell, by signal."""
        if self.is_alive():
            self.process.send_signal(signal.SIGINT)

    def terminate(self, grace=GRACE):
        """End the kernel: ask it by signal, kill it when it has not ended within ``grace`` seconds."""
        if self.is_alive():
            self.process.terminate()
            if not self.wait(grace):
                self.process.kill()
                self.wait(grace)
        remove(self.connection_file)

    def wait(self, timeout=None):
        """Wait until the kernel has ended.

        :param timeout: seconds; None waits without limit.
        :return: whether it has.
        """
        deadline = None if timeout is None else time.time() + timeout
        while self.is_alive():
            if deadline is not None and time.time() > deadline:
                return False
            time.sleep(0.01)
        return True


def start_kernel(arguments=(), executable=None, connection_file=None, timeout=30.0, env=None, **options):
    """Start ``python -m zmqkernel`` and wait until it has written where it listens.

    :param arguments: further command line arguments.
    :param executable: the interpreter; the running one by default.
    :param connection_file: path; a new one in Jupyter's runtime folder by default.
    :param timeout: seconds.
    :param env: environment; this process's by default.
    :param options: for ``subprocess.Popen``.
    :return: a :class:`KernelProcess`.
    :raises KernelStartError: where it does not come up.
    """
    path = connection_file or new_connection_file()
    command = [executable or sys.executable, "-m", "zmqkernel", "-f", path] + list(arguments)
    variables = dict(os.environ if env is None else env)
    variables[str("JPY_PARENT_PID")] = to_native(str(os.getpid()))
    try:
        process = subprocess.Popen([to_native(word) for word in command], env=variables, **options)
    except OSError as error:
        raise KernelStartError("cannot start %s: %s" % (to_text(command[0]), error.strerror or error))
    return KernelProcess(process, path, _await_connection(process, path, timeout))


def connect(connection, is_alive=None):
    """Return a client for a kernel that somebody else has started.

    :param connection: a :class:`~zmqkernel.protocol.connection.ConnectionInfo`, or the path of a connection file.
    :param is_alive: function that tells whether the kernel's process is there, where one can know.
    :raises ConnectionFileError: where the file cannot be used.
    :raises ClientError: where the addresses cannot be.
    """
    from zmqkernel.protocol.message import MessageFactory
    from .channels import ZmqTransport
    if not isinstance(connection, ConnectionInfo):
        connection = ConnectionInfo.read(connection)
    factory = MessageFactory()
    return KernelClient(ZmqTransport(connection, factory.session), factory, is_alive)


def _await_connection(process, path, timeout):
    """Wait for the connection file with its ports filled in."""
    deadline = time.time() + timeout
    while True:
        try:
            connection = ConnectionInfo.read(path)
            if all(connection.ports.values()):
                return connection
            problem = "it has not said where it listens"
        except (ConnectionFileNotFound, MalformedConnectionFile) as error:
            problem = to_text(str(error))
        if process.poll() is not None:
            raise KernelStartError("the kernel ended with status %s before it listened" % process.returncode)
        if time.time() > deadline:
            process.kill()
            process.wait()
            raise KernelStartError("the kernel did not come up within %s seconds: %s" % (timeout, problem))
        time.sleep(0.005)
