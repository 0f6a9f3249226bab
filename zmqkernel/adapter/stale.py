"""Folders of kernels whose processes were all killed at once, so that none was left to clean up.

The next kernel of the same person removes them when it has been there for a while.  Sockets that nobody has listened on
since refuse connections; where one takes them, or anything is not as a kernel of ours leaves it, the folder stays.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import socket
import stat
import threading
import time

PREFIX = "zmqkernel-"
SOCKET_PREFIX = "kernel-"
#: seconds after the start in which nothing is looked for: there is better to do
LEISURE = 2.0
#: seconds since the last change of a folder after which nobody can be about to listen there
SETTLED = 60.0


def remove_later(bases, delay=LEISURE):
    """Remove what stands below some folders, in a thread, when there is time for it.

    :param bases: paths of folders.
    """
    def tidy():
        """Wait, and remove."""
        time.sleep(delay)
        for base in sorted(set(bases)):
            remove_stale(base)

    thread = threading.Thread(target=tidy)
    thread.daemon = True
    thread.start()


def remove_stale(base):
    """Remove the folders below ``base`` whose kernels are dead; return their paths."""
    try:
        names = os.listdir(base)
    except OSError:  # it is gone, or not ours to look into
        return []
    paths = [os.path.join(base, name) for name in names if name.startswith(PREFIX)]
    return [path for path in paths if _is_settled(path) and _remove(path)]


def _is_settled(path):
    """Tell whether a path is a private folder of this person's that has not changed for a while."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return (stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077 and found.st_uid == os.getuid()
            and time.time() - found.st_mtime > SETTLED)


def _remove(path):
    """Remove a folder if there is nothing in it but dead sockets; return whether it was removed."""
    try:
        entries = [os.path.join(path, name) for name in os.listdir(path)]
        if not all(_is_dead(entry) for entry in entries):
            return False
        for entry in entries:
            os.unlink(entry)
        os.rmdir(path)
    except OSError:  # somebody else is removing it, or has put something there
        return False
    return True


def _is_dead(path):
    """Tell whether a path is a socket that nobody listens on."""
    if not os.path.basename(path).startswith(SOCKET_PREFIX) or not stat.S_ISSOCK(os.lstat(path).st_mode):
        return False
    connection = socket.socket(socket.AF_UNIX)
    connection.setblocking(False)
    try:
        connection.connect(path)
    except (OSError, socket.error) as error:
        return error.errno == errno.ECONNREFUSED
    finally:
        connection.close()
    return False
