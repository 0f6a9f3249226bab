"""A process ends with the one that owns it, whatever it is doing.

The owner holds the only write end of a pipe.  When it is gone, however it went, the pipe reports its end; on Linux
the kernel then sends SIGKILL by itself (``O_ASYNC``), also while C code holds the interpreter's lock.  Elsewhere the
end of the link, which is noticed between two requests, has to do.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import fcntl
import os
import select
import signal


def end_with(fd):
    """Have this process killed when the last write end of a pipe is closed.

    :param fd: the pipe's read end; its file must not be shared with another process that calls this.
    :return: whether the system can do that.
    """
    if not hasattr(fcntl, "F_SETSIG"):
        return False
    fcntl.fcntl(fd, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(fd, fcntl.F_SETSIG, int(signal.SIGKILL))
    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    if select.select([fd], [], [], 0)[0]:
        os._exit(1)  # it was closed before we got here
    return True
