"""``IPython.utils.daemonize``: letting a process go on without its terminal (a name of old)."""
from __future__ import absolute_import, unicode_literals

import os


def daemonize():
    """Fork twice into a new session, with the standard streams on the null device (POSIX).

    The calling processes end; the last child returns.
    """
    for begin_session in (True, False):
        if os.fork():
            os._exit(0)
        if begin_session:
            os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    if null > 2:
        os.close(null)
