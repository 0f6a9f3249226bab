"""A command behind a pseudo-terminal (POSIX): what it prints is shown while it runs, as a terminal gets it."""
from __future__ import absolute_import, division, unicode_literals

import codecs
import errno
import os
import select
import signal
import sys

import six

from ipython_compat import to_native

from .encoding import DEFAULT_ENCODING
from .process import start, stop

#: seconds after which a silent command is looked at, whether it has ended but left a child with the terminal
_LOOK = 0.05
_CHUNK = 65536


def run(cmd):
    """Run ``cmd`` and copy its output to ``sys.stdout``; return the exit code (minus the number of a signal).

    Ctrl-C goes to the command's whole process group.
    """
    import pty
    master, slave = pty.openpty()
    try:
        _set_size(slave)
        with open(os.devnull, "rb") as nothing:
            process = start(cmd, stdin=nothing, stdout=slave, stderr=slave, **_own_session())
    except BaseException:
        os.close(master)
        raise
    finally:
        os.close(slave)
    try:
        _show(master, process)
    except KeyboardInterrupt:
        _interrupt(process, master)
    finally:
        os.close(master)
    return process.returncode


def _own_session():
    if six.PY2:
        return {str("preexec_fn"): os.setsid}
    return {str("start_new_session"): True}


def _set_size(fd):
    """Tell the pseudo-terminal how large the screen is."""
    import fcntl
    import struct
    import termios
    from .terminal import get_terminal_size
    columns, lines = get_terminal_size()
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack(str("HHHH"), lines, columns, 0, 0))


def _read(master):
    """Return what there is to read; nothing at the end (which Linux reports as an error)."""
    try:
        return os.read(master, _CHUNK)
    except OSError as exc:
        if exc.errno != errno.EIO:
            raise
        return b""


def _show(master, process):
    decoder = codecs.getincrementaldecoder(DEFAULT_ENCODING)(str("replace"))
    while True:
        ready = _readable(master, _LOOK)
        if not ready:
            if process.poll() is not None:
                break
            continue
        chunk = _read(master)
        if not chunk:
            break
        _write(decoder.decode(chunk))
    _write(decoder.decode(b"", True))
    process.wait()


def _readable(fd, seconds):
    poller = select.poll()
    poller.register(fd, select.POLLIN | select.POLLHUP)
    try:
        return poller.poll(seconds * 1000)
    except select.error as exc:
        if exc.args[0] != errno.EINTR:
            raise
        return []


def _write(text):
    if text:
        sys.stdout.write(to_native(text.replace("\r\n", "\n")))
        sys.stdout.flush()


def _interrupt(process, master):
    for number in (signal.SIGINT, signal.SIGTERM):
        if process.poll() is None:
            _signal_group(process.pid, number)
            try:
                _show(master, _Patient(process))
            except KeyboardInterrupt:
                continue
    stop(process, 0.1)


class _Patient(object):
    """A process that counts as ended after the time it has to end in."""

    def __init__(self, process):
        import time
        from .process import GRACE
        self._process, self._clock, self._deadline = process, time.time, time.time() + GRACE

    def poll(self):
        code = self._process.poll()
        return -1 if code is None and self._clock() > self._deadline else code

    def wait(self):
        from .process import GRACE, wait
        wait(self._process, GRACE)


def _signal_group(pid, number):
    try:
        os.killpg(pid, number)
    except OSError as exc:
        if exc.errno != errno.ESRCH:
            raise
