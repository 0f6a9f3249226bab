"""What stands for ``ipykernel.iostream``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import abc
import io

import six

from ipython_compat.aliases import public
from ipython_compat.stdio import TextFile


@public("ipykernel.iostream")
class OutStream(six.with_metaclass(abc.ABCMeta, TextFile)):
    """A text stream whose text is published as ``stream`` messages.

    The kernel's own ``sys.stdout`` is one of these on Python 3, on a pipe; programs may make others.

    :param session: the kernel's session.
    :param pub_thread: ignored.
    :param name: ``stdout`` or ``stderr``.
    """

    session = None

    def __init__(self, session, pub_thread=None, name="stdout", *ignored, **also_ignored):
        super(OutStream, self).__init__(_Published(session, name))
        self.session = session

    def set_parent(self, parent):
        """Do nothing: a message's parent is the request that runs."""


class _Published(io.RawIOBase):
    """Publishes what is written to it.

    :param session: the kernel's session.
    :param name: the name of the stream.
    """

    def __init__(self, session, name):
        super(_Published, self).__init__()
        self._session = session
        self.name = name

    def writable(self):
        """Return True."""
        return True

    def write(self, data):
        """Publish UTF-8 text; return its length in bytes."""
        data = bytes(data)
        if data:
            self._session.send(None, "stream", {"name": self.name, "text": data.decode("utf-8", "replace")})
        return len(data)


class IOPubThread(object):
    """A thread that publishes.  This kernel has none; what is given to it is done at once.

    :param socket: the kernel's ``iopub_socket``.
    """

    def __init__(self, socket, pipe=False):
        self.socket = socket
        self.closed = False

    def start(self):
        """Do nothing."""

    def stop(self):
        """Do nothing."""

    def schedule(self, f):
        """Call ``f``."""
        f()

    def close(self):
        """Note that it was closed."""
        self.closed = True
