"""What the worker prints: two pipes, marks in them, and ``sys.stderr``.

``sys.stdout`` is an ordinary text file on descriptor 1, and descriptor 1 is a pipe that the adapter reads; so Python,
C code and subprocesses print into the same queue.  ``sys.stderr`` sends packets over the link, with a mark in
either pipe, which keeps the order (:mod:`zmqkernel.protocol.packets`).  Descriptor 2 is a second pipe, for C code,
subprocesses and the stack that faulthandler writes.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import fcntl
import io
import os
import select
import termios

from ipython_compat import PY2, to_bytes
from zmqkernel.protocol import packets


_NONE = b"\0\0\0\0"
#: in the place of a mark's number: there is none
NO_MARK = packets.MARK.pack(0)


def _counts():
    """Tell whether this system counts what waits in a pipe for those who write, too."""
    read_end, write_end = os.pipe()
    try:
        os.write(write_end, b"x")
        return fcntl.ioctl(write_end, termios.FIONREAD, _NONE) not in (_NONE, None)
    except (OSError, IOError):
        return False
    finally:
        os.close(read_end)
        os.close(write_end)


_COUNTS = _counts()


class MarkedPipe(object):
    """The write end of a pipe, and the marks in it.

    :param fd: descriptor of the pipe, one that user code does not know of.
    :param prefix: what marks begin with (:func:`zmqkernel.protocol.packets.new_mark_prefix`).
    """

    def __init__(self, fd, prefix):
        self.fd = fd
        self._prefix = prefix
        self._count = 0

    def is_empty(self):
        """Tell whether the adapter has read everything; False where that cannot be told."""
        return _COUNTS and fcntl.ioctl(self.fd, termios.FIONREAD, _NONE) == _NONE

    def restart(self):
        """Count marks from 1 again, as the adapter expects of each new worker."""
        self._count = 0

    def mark(self):
        """Write the next mark; return its number, packed."""
        self._count = (self._count + 1) & 0xFFFFFFFF
        number = packets.MARK.pack(self._count)
        data = self._prefix + number
        while True:
            try:
                os.write(self.fd, data)  # shorter than PIPE_BUF: whole or not at all
                return number
            except (OSError, IOError) as error:
                if error.errno == errno.EPIPE:
                    return number  # the adapter is gone, and the process about to end
                if error.errno not in (errno.EINTR, errno.EAGAIN):
                    raise
                _wait_writable(self.fd)


class Marks(object):
    """The marks of a packet, in both pipes.

    A pipe that is empty needs none: what was printed has been read by the adapter, which then looks at the link
    before it reads more (:mod:`zmqkernel.protocol.packets`).  That saves most packets two system calls and the
    adapter two awakenings.

    :param pipes: the two :class:`MarkedPipe`.
    """

    def __init__(self, pipes):
        self._pipes = pipes
        self._unmarked = ()

    def __call__(self):
        """Write the next mark into each of the pipes that needs one; return their numbers, packed."""
        self._unmarked = [pipe for pipe in self._pipes if pipe.is_empty()]
        return b"".join(NO_MARK if pipe in self._unmarked else pipe.mark() for pipe in self._pipes)

    def late(self):
        """Return a packet that has to follow the one that was marked, or None.

        Another thread or process may have printed since an empty pipe was seen.  Then the adapter may be about to
        read, and what is printed from now on has to wait behind a mark.
        """
        if all(pipe.is_empty() for pipe in self._unmarked):
            return None
        return [packets.STDERR, b"".join(pipe.mark() for pipe in self._pipes), b""]


class ErrorStream(io.TextIOBase):
    """``sys.stderr``: text that goes to the adapter in its place among what is printed to ``sys.stdout``.

    :param link: :class:`~.link.WorkerLink`.
    :param pipes: :class:`MarkedPipe` of standard output, and that of descriptor 2.
    :param fd: descriptor to write to where the link is not to be used: while the terminal is lent to this process,
        and in processes that user code forks.
    """

    encoding = "utf-8"
    errors = "backslashreplace"
    name = "<stderr>"
    mode = "w"
    newlines = None

    def __init__(self, link, pipes, fd=2):
        io.TextIOBase.__init__(self)
        self._link = link
        self._marks = Marks(pipes)
        self._fd = fd
        #: whether text goes straight to the descriptor
        self.direct = False
        #: called when the descriptor takes nothing any more, because the terminal is gone: tells whether to try again
        self.on_hangup = None
        self.softspace = 0
        self._binary = None

    def write(self, text):
        """Write text (on Python 2 also bytes); return its length, on Python 2 None as files do there."""
        if not isinstance(text, (type(""), type(str("")))):
            raise TypeError("write() argument must be text, not %s" % type(text).__name__)
        data = to_bytes(text, errors="backslashreplace") if not isinstance(text, bytes) else text
        if data:
            self.write_bytes(data)
        return None if PY2 else len(text)

    def write_bytes(self, data):
        """Write bytes: UTF-8 text, as a rule."""
        if self.direct or not self._link.mine():
            self._write_direct(data)
        else:
            self._link.send([packets.STDERR, b"", data], self._marks)

    def _write_direct(self, data):
        try:
            _write_all(self._fd, data)
        except (OSError, IOError) as error:
            if error.errno != errno.EIO or self.on_hangup is None or not self.on_hangup():
                raise
            if self._link.mine():
                self._link.send([packets.STDERR, b"", data], self._marks)
            else:
                _write_all(self._fd, data)

    def writelines(self, lines):
        """Write several texts."""
        self.write(type(str(""))().join(lines) if lines else "")

    def flush(self):
        """Nothing to do: every write is handed on at once."""

    def fileno(self):
        """Return the descriptor of standard error."""
        return self._fd

    def isatty(self):
        """Tell whether standard error is a terminal now."""
        return os.isatty(self._fd)

    def writable(self):
        """Return True."""
        return True

    @property
    def buffer(self):
        """The same stream, for bytes."""
        if self._binary is None:
            self._binary = BinaryErrorStream(self)
        return self._binary


class BinaryErrorStream(io.RawIOBase):
    """``sys.stderr.buffer``.

    :param text_stream: the :class:`ErrorStream` it belongs to.
    """

    def __init__(self, text_stream):
        io.RawIOBase.__init__(self)
        self._text_stream = text_stream

    def write(self, data):
        """Write bytes; return their number."""
        data = bytes(data)
        if data:
            self._text_stream.write_bytes(data)
        return len(data)

    def writable(self):
        """Return True."""
        return True

    def fileno(self):
        """Return the descriptor of standard error."""
        return self._text_stream.fileno()

    def isatty(self):
        """Tell whether standard error is a terminal now."""
        return self._text_stream.isatty()


def flush_c_streams():
    """Return a function that empties the buffers of C's ``stdout`` and ``stderr``.

    C code that prints by ``printf`` leaves text in a buffer of the C library where standard output is a pipe.
    """
    try:
        import ctypes
        flush = ctypes.CDLL(None).fflush
    except (ImportError, OSError, AttributeError, TypeError):  # no ctypes, or a C library without the function
        return lambda stream: 0
    flush.argtypes = [ctypes.c_void_p]
    return flush


def line_buffer_c_stdout():
    """Have the C library hand on the text of ``printf`` at each end of line, as it does on a terminal.

    :return: whether that could be arranged.
    """
    try:
        import ctypes
        library = ctypes.CDLL(None)
        stream = ctypes.c_void_p.in_dll(library, str("stdout"))
        return library.setvbuf(stream, None, 1, ctypes.c_size_t(0)) == 0
    except (ImportError, OSError, AttributeError, TypeError, ValueError):
        return False


def _write_all(fd, data):
    while data:
        try:
            data = data[os.write(fd, data):]
        except (OSError, IOError) as error:
            if error.errno not in (errno.EINTR, errno.EAGAIN):
                raise
            _wait_writable(fd)


def _wait_writable(fd):
    try:
        select.select([], [fd], [])
    except (select.error, OSError) as error:
        if error.args[0] != errno.EINTR:
            raise


