"""File descriptors with flags that the versions of Python set differently, or not at all."""
from __future__ import absolute_import, division, print_function, unicode_literals

import fcntl
import os

#: ``F_SETPIPE_SZ`` of Linux, which has no name in the module on all versions
_SET_PIPE_SIZE = 1031
BIG = 1 << 20


def close_on_exec(fd):
    """Keep ``fd`` from programs that this process runs (Python 2 does not by itself); return it."""
    fcntl.fcntl(fd, fcntl.F_SETFD, fcntl.fcntl(fd, fcntl.F_GETFD) | fcntl.FD_CLOEXEC)
    return fd


def nonblocking(fd):
    """Have reads and writes of ``fd`` return at once; return it."""
    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_NONBLOCK)
    return fd


def private_pipe():
    """Return the two ends of a pipe that programs do not inherit."""
    return tuple(close_on_exec(fd) for fd in os.pipe())


def big_pipe():
    """Return the two ends of a private pipe that holds a MiB, where the system allows that."""
    ends = private_pipe()
    try:
        fcntl.fcntl(ends[1], _SET_PIPE_SIZE, BIG)
    except (OSError, IOError):  # another system, or a limit: the pipe works with the size it has
        return ends
    return ends
