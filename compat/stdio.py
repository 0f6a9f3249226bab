"""Standard streams on file descriptors, in the form in which each Python wants them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import io
import os
import sys

import six

if six.PY2:
    class TextFile(io.TextIOWrapper):
        """A text stream over a raw one that hands every write on at once.

        :param raw: an ``io.RawIOBase``.
        """

        def __init__(self, raw):
            io.TextIOWrapper.__init__(self, raw, encoding="utf-8", errors="replace", newline="\n")

        def write(self, text):
            """Write text, or bytes in UTF-8; return its length."""
            io.TextIOWrapper.write(self, text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
            self.flush()
            return len(text)

    def survive_hangup(stream, on_hangup):
        """Do nothing: a ``file`` cannot be told to try again."""

    def open_stdout(fd, stream_class=None):
        """Return a text file on ``fd`` that hands every write on at once.

        :param stream_class: ignored.

        A real ``file``: it is what ``print`` and ``raw_input`` of this version look for, and it takes bytes as well
        as text.  Only the C interface can tell such a file the encoding of text.
        """
        import ctypes
        stream = os.fdopen(fd, str("w"), 0)
        set_encoding = ctypes.pythonapi.PyFile_SetEncodingAndErrors
        set_encoding.argtypes = [ctypes.py_object, ctypes.c_char_p, ctypes.c_char_p]
        if not set_encoding(stream, b"utf-8", b"replace"):
            raise RuntimeError("the encoding of standard output cannot be set")
        return stream

    def open_stdin(fd):
        """Return the file that reads standard input from ``fd``."""
        return sys.__stdin__ if sys.__stdin__ is not None else os.fdopen(fd, str("r"))
else:
    class TextFile(io.TextIOWrapper):
        """A text stream over a raw one that hands every write on at once.

        :param raw: an ``io.RawIOBase``.
        """

        def __init__(self, raw):
            _write_through(self, raw)

    class _TerminalFile(io.FileIO):
        """Writes that fail because the terminal is gone are tried again where that helps."""

        on_hangup = None

        def write(self, data):
            try:
                return io.FileIO.write(self, data)
            except OSError as error:
                if error.errno != errno.EIO or not self.on_hangup():
                    raise
                return io.FileIO.write(self, data)

    def survive_hangup(stream, on_hangup):
        """Have a stream of :func:`open_stdout` go on when the terminal that it writes to is gone.

        :param on_hangup: function that puts something else in the terminal's place, and tells whether it has.
        """
        raw = _TerminalFile(stream.fileno(), "w", closefd=False)
        raw.name, raw.on_hangup = stream.name, on_hangup
        _write_through(stream, raw)

    def _write_through(stream, raw):
        io.TextIOWrapper.__init__(stream, raw, encoding="utf-8", errors="backslashreplace", newline="\n",
                                  write_through=True)

    def open_stdout(fd, stream_class=io.TextIOWrapper):
        """Return a text file on ``fd`` that hands every write on at once, with no buffer in between.

        :param stream_class: ``io.TextIOWrapper`` or a subclass; its own ``__init__`` is not called.
        """
        raw = io.FileIO(fd, "w", closefd=False)
        raw.name = "<stdout>" if fd == 1 else "<stderr>"
        stream = stream_class.__new__(stream_class)
        _write_through(stream, raw)
        return stream

    def open_stdin(fd):
        """Return the file that reads standard input from ``fd``."""
        raw = io.FileIO(fd, "r", closefd=False)
        raw.name = "<stdin>"
        return io.TextIOWrapper(io.BufferedReader(raw), encoding="utf-8", errors="surrogateescape",
                                line_buffering=True)
