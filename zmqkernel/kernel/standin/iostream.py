"""What stands for ``ipykernel.iostream``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io

from ipython_compat import to_text


class OutStream(io.TextIOBase):
    """A text stream whose text is published as ``stream`` messages.

    The kernel's own ``sys.stdout`` is not one of these but a file on a pipe.

    :param session: the kernel's session.
    :param pub_thread: ignored.
    :param name: ``stdout`` or ``stderr``.
    """

    encoding = "UTF-8"

    def __init__(self, session, pub_thread=None, name="stdout", *ignored, **also_ignored):
        super(OutStream, self).__init__()
        self.session = session
        self.name = name

    def writable(self):
        """Return True."""
        return True

    def isatty(self):
        """Return False."""
        return False

    def write(self, text):
        """Publish ``text``; return its length."""
        if text:
            self.session.send(None, "stream", {"name": self.name, "text": to_text(text)})
        return len(text)

    def set_parent(self, parent):
        """Do nothing: a message's parent is the request that runs."""


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
