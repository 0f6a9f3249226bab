"""What the adapter has to say to the person who runs the kernel: one line for each kind of trouble."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os


class Log(object):
    """Writes lines to a descriptor.

    :param fd: where to; None keeps silent.
    :param name: what the lines begin with.
    """

    def __init__(self, fd=2, name="zmqkernel"):
        self._fd = fd
        self._name = name
        self._seen = {}

    def line(self, text):
        """Write one line."""
        if self._fd is None:
            return
        try:
            os.write(self._fd, ("[%s] %s\n" % (self._name, text.replace("\n", "\\n"))).encode("utf-8", "replace"))
        except (OSError, IOError):  # whoever read our standard error has gone: nobody is left to be told
            self._fd = None

    def once(self, kind, text):
        """Write a line unless one of this ``kind`` has been written: what one peer sends again and again is told once.
        """
        self._seen[kind] = self._seen.get(kind, 0) + 1
        if self._seen[kind] == 1:
            self.line(text)

    def raw(self, data):
        """Write bytes as they are: what a worker printed before it could not start."""
        if self._fd is not None:
            os.write(self._fd, data)

    def counts(self):
        """Return how often each kind has occurred."""
        return dict(self._seen)
