"""A terminal is lent to a kernel that does not share it: one that has gone on without its own terminal.

The kernel is told a path, and fetches the terminal's descriptors from the socket there.  So it has the very terminal
that this process has, and not what goes by its name later; and nobody gets it who is on another machine, or is
another person.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import socket
import tempfile
import threading

from ipython_compat import to_text
from ipython_compat.descriptors import close_on_exec
from ipython_compat.fdpassing import send_fd

from .waking import Waker, wait_readable

#: descriptors of the terminal: input, output and error output
TERMINAL = (0, 1, 2)


class Offer(object):
    """Hands this process's terminal to whoever comes first, once.

    :raises EnvironmentError: where there is no place for a socket.
    """

    def __init__(self):
        self._folder = tempfile.mkdtemp(prefix=str("zmqkernel-tty-"))
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._withdrawn = Waker()
        try:
            close_on_exec(self._socket.fileno())
            self._socket.bind(os.path.join(self._folder, str("s")))
            self._socket.listen(1)
        except EnvironmentError:
            self._close()
            raise
        #: where the terminal is to be fetched
        self.path = to_text(os.path.join(self._folder, str("s")))
        self._thread = threading.Thread(target=self._serve)
        self._thread.daemon = True
        self._thread.start()

    def withdraw(self):
        """Offer nothing any more."""
        self._withdrawn.set()
        self._thread.join()
        self._withdrawn.close()

    def _serve(self):
        try:
            wait_readable([self._socket.fileno(), self._withdrawn.fileno()])
            self._socket.setblocking(False)
            self._hand_over(self._socket.accept()[0])
        except EnvironmentError:  # it was withdrawn, or who came has left again
            return
        finally:
            self._close()

    @staticmethod
    def _hand_over(connection):
        try:
            connection.setblocking(True)
            for fd in TERMINAL:
                send_fd(connection, fd)
        finally:
            connection.close()

    def _close(self):
        self._socket.close()
        for remove, path in ((os.unlink, os.path.join(self._folder, str("s"))), (os.rmdir, self._folder)):
            try:
                remove(path)
            except OSError:  # somebody tidies up temporary files
                continue
