"""Running a program on the text of a cell, with its output shown as it comes."""
from __future__ import absolute_import, division, print_function, unicode_literals

import codecs
import io
import os
import subprocess
import sys
import tempfile
import time

from ipython_compat import to_bytes, to_native
from ipython_compat.awaitables import AwaitableBytes, AwaitableInt

#: seconds that a program gets to end after SIGINT, and again after SIGTERM
GRACE = 1.0
#: seconds that output is waited for after the end of a program whose children keep its pipes open
LINGER = 0.2
CHUNK = 65536


class ScriptPipe(object):
    """The reading end of a background program's pipe: a binary file whose results can be awaited too."""

    def __init__(self, stream):
        """Wrap the binary stream of a pipe."""
        self._stream = stream
        self._ended = False

    def read(self, n=-1):
        """Return up to ``n`` bytes, or all until the program closes the pipe."""
        data = self._stream.read(n)
        self._ended = not data if n >= 0 else True
        return AwaitableBytes(data)

    def readline(self):
        """Return the next line, with its end; nothing at the end of the pipe."""
        data = self._stream.readline()
        self._ended = not data
        return AwaitableBytes(data)

    def readlines(self):
        """Return all lines that are left."""
        return list(self)

    def at_eof(self):
        """Tell whether the end of the pipe was read."""
        return self._ended

    def close(self):
        """Close the pipe."""
        self._stream.close()

    @property
    def closed(self):
        """Whether the pipe was closed here."""
        return self._stream.closed

    def fileno(self):
        """Return the pipe's descriptor."""
        return self._stream.fileno()

    def __iter__(self):
        return iter(self.readline, b"")


class ScriptProcess(subprocess.Popen):
    """A background program; ``wait()`` can be awaited, as can what is read from ``stdout`` and ``stderr``."""

    def wait(self, *args, **kwargs):
        """Wait for the program's end and return its status."""
        return AwaitableInt(super(ScriptProcess, self).wait(*args, **kwargs))


def _script_file(cell):
    """Return an open file with the cell, to be a program's standard input: no pipe that could fill up."""
    script = tempfile.TemporaryFile()
    script.write(to_bytes(cell))
    script.seek(0)
    return script


def start_background(argv, cell, out, err):
    """Start a program on the text of a cell, and do not wait.

    :param out: whether its output is to be read; otherwise it is thrown away.
    :param err: the same of its standard error.
    :return: a :class:`ScriptProcess` whose ``stdout`` and ``stderr`` are :class:`ScriptPipe` or ``None``.
    :raises EnvironmentError: where the program cannot be started.
    """
    with open(os.devnull, "wb") as nowhere:
        script = _script_file(cell)
        try:
            process = ScriptProcess(
                [to_native(word) for word in argv], stdin=script, close_fds=os.name == "posix",
                stdout=subprocess.PIPE if out else nowhere, stderr=subprocess.PIPE if err else nowhere)
        finally:
            script.close()
    process.stdout = ScriptPipe(process.stdout) if out else None
    process.stderr = ScriptPipe(process.stderr) if err else None
    return process


def _descriptor(stream):
    """Return the descriptor that ``stream`` writes to; ``None`` where it is a terminal or no file of the system's.

    Programs write in another way to a terminal: in columns, and in colours.  A script is not talked with.

    An object of somebody's making may have a descriptor that is not where its text goes; the standard ones are trusted.
    """
    try:
        stream.flush()
        number = stream.fileno()
        if os.isatty(number):
            return None
    except (AttributeError, EnvironmentError, ValueError):
        return None
    return number if number in (1, 2) or isinstance(stream, io.TextIOWrapper) else None


class Sink(object):
    """Where one of a program's output streams goes: kept as text, or written to a stream of ours as it comes."""

    def __init__(self, stream, keep):
        """Take ``sys.stdout`` or ``sys.stderr``, and whether to keep the output instead."""
        self.keep = keep
        self.stream = stream
        self.parts = []
        self.target = subprocess.PIPE
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        if not keep:
            number = _descriptor(stream)
            if number is not None:
                self.target = number

    def feed(self, data, final=False):
        """Take in bytes."""
        text = self._decoder.decode(data, final)
        if self.keep:
            self.parts.append(text)
        elif text:
            self.stream.write(to_native(text))
            self.stream.flush()

    @property
    def text(self):
        """What was kept."""
        return "".join(self.parts)


def run(argv, cell, keep_out, keep_err):
    """Run a program on the text of a cell.

    Where ``sys.stdout`` is a file of the system's and no terminal, the program writes to it directly; elsewhere what
    it writes is passed on as it comes.  Ctrl-C goes to the program, which is terminated when it does not end by itself.

    :return: ``(status, output, error output, interrupted)``; the outputs are text where they were to be kept.
    :raises EnvironmentError: where the program cannot be started.
    """
    out, err = Sink(sys.stdout, keep_out), Sink(sys.stderr, keep_err)
    script = _script_file(cell)
    try:
        process = subprocess.Popen([to_native(word) for word in argv], stdin=script, stdout=out.target,
                                   stderr=err.target, close_fds=os.name == "posix")
    finally:
        script.close()
    pipes = [(pipe, sink) for pipe, sink in ((process.stdout, out), (process.stderr, err)) if pipe is not None]
    interrupted = False
    try:
        if pipes:
            _relay(process, pipes)
        process.wait()
    except KeyboardInterrupt:
        interrupted = True
        stop(process)
        for pipe, sink in pipes:
            _drain(pipe, sink)
    finally:
        for pipe, sink in pipes:
            sink.feed(b"", final=True)
            pipe.close()
    return process.returncode, out.text, err.text, interrupted


def stop(process):
    """End a program: SIGINT first, then SIGTERM, then SIGKILL, each with some time to work."""
    import signal
    pushes = (lambda: process.send_signal(getattr(signal, "CTRL_C_EVENT", signal.SIGINT)),
              process.terminate, process.kill)
    # Ctrl-C of a terminal reaches the program too: it may be about to end
    if _ended(process, 0.05):
        return
    for push in pushes:
        push()
        if _ended(process, GRACE):
            return


def _ended(process, seconds):
    deadline = time.time() + seconds
    while process.poll() is None:
        if time.time() > deadline:
            return False
        time.sleep(0.005)
    return True


def _relay(process, pipes):
    """Pass on what comes from the pipes until they end, or until the program has and nothing comes any more."""
    if os.name != "posix":
        _relay_by_threads(pipes)
        return
    import select
    waiting = dict((pipe.fileno(), sink) for pipe, sink in pipes)
    while waiting:
        patience = LINGER if process.poll() is not None else 0.1
        ready = _select(select, list(waiting), patience)
        if not ready and process.returncode is not None:
            break
        for number in ready:
            data = os.read(number, CHUNK)
            if data:
                waiting[number].feed(data)
            else:
                del waiting[number]


def _select(select, numbers, seconds):
    try:
        return select.select(numbers, [], [], seconds)[0]
    except (select.error, EnvironmentError) as exc:
        import errno
        if exc.args[0] != errno.EINTR:
            raise
        return []


def _relay_by_threads(pipes):
    import threading

    def copy(pipe, sink):
        for data in iter(lambda: os.read(pipe.fileno(), CHUNK), b""):
            sink.feed(data)

    threads = [threading.Thread(target=copy, args=each) for each in pipes]
    for thread in threads:
        thread.daemon = True
        thread.start()
    for thread in threads:
        thread.join()


def _drain(pipe, sink):
    """Take what is still in the pipe of a program that was stopped."""
    if os.name != "posix":
        return
    import select
    while _select(select, [pipe.fileno()], 0):
        data = os.read(pipe.fileno(), CHUNK)
        if not data:
            return
        sink.feed(data)
