"""Input and output: a stream that writes to two places, questions at the terminal, scratch files."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import sys

import six

from ipython_compat import to_text
from ipython_compat.aliases import public
from ipython_compat.asking import read_line

from .capture import CapturedIO, capture_output  # noqa: F401  (public names of this module)


@public("IPython.utils.io")
class Tee(object):
    """A stream that writes to a file and to one of the standard streams; it takes that stream's place until closed."""

    def __init__(self, file_or_name, mode="w", channel="stdout"):
        """
        :param file_or_name: an open file, or a name to open.
        :param mode: how to open it.
        :param channel: ``"stdout"`` or ``"stderr"``.
        :raises ValueError: for another channel.
        """
        self._closed = True
        if channel not in ("stdout", "stderr"):
            raise ValueError("Invalid channel spec %s" % channel)
        if hasattr(file_or_name, "write") and hasattr(file_or_name, "seek"):
            self.file = file_or_name
        else:
            self.file = io.open(file_or_name, mode, encoding=None if "b" in mode else "utf-8")
        self.channel = channel
        self.ostream = getattr(sys, channel)
        setattr(sys, str(channel), self)
        self._closed = False

    def close(self):
        """Close the file, and give the standard stream its place back."""
        self.flush()
        setattr(sys, str(self.channel), self.ostream)
        self.file.close()
        self._closed = True

    def write(self, data):
        """Write text to both."""
        self.file.write(to_text(data) if isinstance(self.file, io.TextIOBase) else data)
        self.ostream.write(data)
        self.ostream.flush()

    def flush(self):
        """Flush both."""
        self.file.flush()
        self.ostream.flush()

    def isatty(self):
        """Tell whether the standard stream is a terminal."""
        return self.ostream.isatty()

    def __del__(self):
        if not self._closed:
            self.close()


_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def ask_yes_no(prompt, default=None, interrupt=None):
    """Ask a question until it is answered by y(es) or n(o); return the answer.

    :param prompt: the question.
    :param default: the answer (``"y"`` or ``"n"``) for an empty line or the end of the input.
    :param interrupt: the answer for Ctrl-C; without it, that goes to the caller.
    :raises EOFError: at the end of the input, when there is no default.
    """
    while True:
        try:
            answer = read_line(prompt + " ").strip().lower() or default
        except KeyboardInterrupt:
            if interrupt is None:
                raise
            answer = interrupt
            print()
        except EOFError:
            if default not in _ANSWERS:
                raise
            answer = default
            print()
        if answer in _ANSWERS:
            return _ANSWERS[answer]


def temp_pyfile(src, ext=".py"):
    """Write ``src`` to a new temporary file and return its name; the caller removes it."""
    import tempfile
    handle, name = tempfile.mkstemp(str(ext))
    with io.open(handle, "w", encoding="utf-8") as stream:
        stream.write(to_text(src))
    return to_text(name)


def raw_print(*args, **kw):
    """Print to the process's own standard output, whatever ``sys.stdout`` is."""
    print(*args, sep=kw.get("sep", " "), end=kw.get("end", "\n"), file=sys.__stdout__)
    sys.__stdout__.flush()


def raw_print_err(*args, **kw):
    """Print to the process's own standard error, whatever ``sys.stderr`` is."""
    print(*args, sep=kw.get("sep", " "), end=kw.get("end", "\n"), file=sys.__stderr__)
    sys.__stderr__.flush()


rprint, rprinte = raw_print, raw_print_err


@public("IPython.utils.io")
class IOStream(object):
    """A stream with a fallback, as ``io.stdout`` is one (the name of old)."""

    def __init__(self, stream, fallback=None):
        if not (hasattr(stream, "write") and hasattr(stream, "flush")):
            if fallback is None:
                raise ValueError("fallback required, but not specified")
            stream = fallback
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __repr__(self):
        return str("%s.IOStream(%r)") % (__name__, self.stream)

    def write(self, data):
        """Write text."""
        self.stream.write(data)

    def writelines(self, lines):
        """Write several texts."""
        for line in [lines] if isinstance(lines, six.string_types) else lines:
            self.write(line)

    @property
    def closed(self):
        """Whether the stream is closed."""
        return self.stream.closed

    def close(self):
        """Nothing: the standard streams stay open."""


class _Standard(object):
    """The standard stream as it is now: ``sys`` is asked at each use."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        return getattr(getattr(sys, self._name), name)

    def __repr__(self):
        return repr(getattr(sys, self._name))

    def write(self, data):
        getattr(sys, self._name).write(data)

    def flush(self):
        getattr(sys, self._name).flush()


stdin, stdout, stderr = [IOStream(_Standard(str(name))) for name in ("stdin", "stdout", "stderr")]


def unicode_std_stream(stream="stdout"):
    """Return a standard stream that text can be written to on every Python; what it cannot encode is replaced."""
    import codecs
    std = getattr(sys, stream)
    if six.PY3:
        return std
    return codecs.getwriter(getattr(std, "encoding", None) or "utf-8")(std, errors=str("replace"))


def atomic_writing(*args, **kwargs):
    """Return a context manager to write a file that replaces ``path`` only when all went well.

    :param path: the file.
    :param text: False for bytes.
    :param encoding: of the text.
    """
    return _AtomicFile(*args, **kwargs)


class _AtomicFile(object):
    def __init__(self, path, text=True, encoding="utf-8", log=None, **kwargs):
        self.path = os.path.realpath(path)
        self.scratch = os.path.join(os.path.dirname(self.path), ".~" + os.path.basename(self.path))
        self._open = dict(kwargs, mode="w" if text else "wb")
        if text:
            self._open.setdefault(str("encoding"), encoding)
            self._open.setdefault(str("newline"), "\n")

    def __enter__(self):
        self.file = io.open(self.scratch, **self._open)
        return self.file

    def __exit__(self, etype, value, tb):
        self.file.close()
        if etype is not None:
            os.remove(self.scratch)
            return
        if os.path.exists(self.path):
            import shutil
            shutil.copymode(self.path, self.scratch)
        getattr(os, "replace", os.rename)(self.scratch, self.path)


class _NullStream(IOStream):
    """The null device, opened when something is written."""

    def __init__(self):
        self._opened = None

    @property
    def stream(self):
        if self._opened is None:
            self._opened = io.open(os.devnull, "w")
        return self._opened


devnull = _NullStream()
