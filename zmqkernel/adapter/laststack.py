"""The stack of a process that was killed by a fault of its own, as faulthandler has written it.

Each worker writes it into one pipe, which is read when a worker has died.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os

#: what faulthandler begins with
BEGINNING = b"Fatal Python error: "
#: what stands above the parts that are shown
WANTED = ("Current thread", "Stack (")
#: what tells our own frames, which are below the cell's
OURS = ("/zmqkernel/", "/IPython/core/")
#: what stands above the frames; lines at most
HEADLINE, LINES = "It was here, the innermost call first:", 40
SIZE = 1 << 16


def read(fd):
    """Return the lines of the last stack in a pipe; an empty list where there is none.

    :param fd: its read end, non-blocking; None where there is no pipe.
    """
    data = b""
    while fd is not None:
        try:
            more = os.read(fd, SIZE)
        except (OSError, IOError) as error:
            if error.errno == errno.EINTR:
                continue
            if error.errno != errno.EAGAIN:
                raise
            break
        if not more:
            break
        data = (data + more)[-SIZE:]
    return shorten(data[data.rfind(BEGINNING):].decode("utf-8", "replace")) if BEGINNING in data else []


def shorten(text):
    """Return the lines of faulthandler's text that are about the user's code: the thread that failed, first.

    :param text: what faulthandler has written.
    """
    found, wanted = [], False
    for line in text.splitlines():
        if not line.startswith(" "):
            wanted = line.startswith(WANTED)
            line = HEADLINE if line.endswith("(most recent call first):") else line
        elif any(path in line for path in OURS) and len(found) > 1:  # from here on it is we who run the cell
            wanted = False
        if wanted:
            found.append(line)
    return found[:LINES]
