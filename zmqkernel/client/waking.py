"""Waiting for descriptors, and pipes that end the wait of another thread."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import select


class Waker(object):
    """A pipe that is readable between :meth:`set` and :meth:`clear`."""

    def __init__(self):
        self._reader, self._writer = _pipe()
        self._is_set = False

    def fileno(self):
        """Return the descriptor to wait for."""
        return self._reader

    def set(self):
        """Make the descriptor readable."""
        if not self._is_set and self._writer is not None:
            self._is_set = True
            os.write(self._writer, b"!")

    def clear(self):
        """Make the descriptor unreadable again.  Look for what was announced after this, not before."""
        if self._is_set:
            os.read(self._reader, 64)
            self._is_set = False

    def close(self):
        """Close both ends."""
        if self._writer is not None:
            reader, writer = self._reader, self._writer
            self._reader = self._writer = None
            os.close(writer)
            os.close(reader)


def wait_readable(descriptors, timeout=None):
    """Wait until one of the descriptors is readable.

    :param descriptors: file descriptors.
    :param timeout: seconds; None waits without limit.
    :return: whether one is.
    :raises KeyboardInterrupt: where the person interrupts.
    """
    try:
        return bool(_wait(descriptors, timeout))
    except (OSError, IOError, select.error) as error:
        if _number(error) == errno.EINTR:  # Python 2: a signal ended the wait; the caller waits again
            return False
        raise


def _wait(descriptors, timeout):
    if not hasattr(select, "poll"):
        return select.select(descriptors, [], [], timeout)[0]
    poller = select.poll()
    for descriptor in descriptors:
        poller.register(descriptor, select.POLLIN)
    return poller.poll(None if timeout is None else max(int(timeout * 1000 + 0.999), 0))


def _number(error):
    """Return ``errno`` of an error; Python 2's ``select.error`` has it as its first argument only."""
    return getattr(error, "errno", None) or error.args[0]


def _pipe():
    """Return (read end, write end) that a child process does not inherit."""
    reader, writer = os.pipe()
    try:
        import fcntl
    except ImportError:  # Windows, where descriptors are not inherited
        return reader, writer
    for end in (reader, writer):
        fcntl.fcntl(end, fcntl.F_SETFD, fcntl.fcntl(end, fcntl.F_GETFD) | fcntl.FD_CLOEXEC)
    return reader, writer
