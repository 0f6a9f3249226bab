"""Jupyter's runtime folder, and the connection files in it.

Where the folder is (Jupyter's documentation, "Common Directories and File Locations"), first match wins::

    JUPYTER_RUNTIME_DIR
    JUPYTER_DATA_DIR/runtime
    Linux:    XDG_DATA_HOME/jupyter/runtime, that is ~/.local/share/jupyter/runtime
    macOS:    ~/Library/Jupyter/runtime
    Windows:  %APPDATA%/jupyter/runtime
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import sys

from ipython_compat import to_text
from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.errors import ConnectionFileNotFound, ProtocolError


def jupyter_data_dir():
    """Return the folder where Jupyter keeps a person's files."""
    chosen = _variable("JUPYTER_DATA_DIR")
    if chosen:
        return chosen
    home = to_text(os.path.expanduser(str("~")))
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Jupyter")
    if os.name == "nt":
        roaming = _variable("APPDATA")
        return os.path.join(roaming or os.path.join(home, ".jupyter"), "jupyter" if roaming else "data")
    return os.path.join(_variable("XDG_DATA_HOME") or os.path.join(home, ".local", "share"), "jupyter")


def jupyter_runtime_dir():
    """Return the folder where Jupyter keeps connection files."""
    return _variable("JUPYTER_RUNTIME_DIR") or os.path.join(jupyter_data_dir(), "runtime")


def find_connection_file(pattern="kernel-*.json", folders=None):
    """Return the path of the connection file somebody means.

    :param pattern: a path, the name of a file, a glob pattern for names, or any part of a name (a pid).
    :param folders: where to look, besides the current folder; Jupyter's runtime folder by default.
    :return: the absolute path; of several files that match, the one used last.
    :raises ConnectionFileNotFound: where there is none, telling where it was looked for.
    """
    folders = [to_text(os.getcwd()), jupyter_runtime_dir()] if folders is None else list(folders)
    if os.path.isfile(pattern):
        return os.path.abspath(pattern)
    for folder in folders:
        exact = os.path.join(folder, pattern)
        if os.path.isfile(exact):
            return os.path.abspath(exact)
    for attempt in (pattern, "*%s*" % pattern):
        found = [path for folder in folders[1:] or folders for path in glob.glob(os.path.join(folder, attempt))
                 if path.endswith(".json") and os.path.isfile(path)]
        if found:
            return os.path.abspath(max(found, key=_last_used))
    raise ConnectionFileNotFound("there is no connection file %s in %s" % (pattern, " or ".join(folders)))


def find_live_kernel(folder=None):
    """Return the path of the connection file that was used last, of those whose kernels run.

    Files of kernels that were killed may be there too: nobody listens where they say.

    :param folder: where to look; Jupyter's runtime folder by default.
    :raises ConnectionFileNotFound: where there is none.
    """
    folder = folder or jupyter_runtime_dir()
    found = sorted(glob.glob(os.path.join(folder, "kernel-*.json")), key=_last_used, reverse=True)
    for path in found:
        if _somebody_listens(path):
            return os.path.abspath(path)
    raise ConnectionFileNotFound("no kernel runs that a connection file in %s tells of" % folder)


def _somebody_listens(path):
    """Tell whether a process listens where a connection file says."""
    import socket
    try:
        connection = ConnectionInfo.read(path)
    except ProtocolError:
        return False
    if connection.transport == "ipc":
        family, address = socket.AF_UNIX, connection.endpoint("hb")[len("ipc://"):]
    else:
        family = socket.AF_INET6 if ":" in connection.ip else socket.AF_INET
        address = (connection.ip, connection.ports["hb"])
    probe = socket.socket(family)
    try:
        probe.settimeout(1.0)  # a machine that is elsewhere, and off
        probe.connect(address)
        return True
    except (OSError, socket.error):
        return False
    finally:
        probe.close()


def new_connection_file(folder=None):
    """Return the path of a connection file that is not there yet: ``kernel-<pid>.json`` and the like."""
    folder = folder or jupyter_runtime_dir()
    pid = os.getpid()
    path, number = os.path.join(folder, "kernel-%d.json" % pid), 1
    while os.path.exists(path):
        path, number = os.path.join(folder, "kernel-%d-%d.json" % (pid, number)), number + 1
    return path


def _variable(name):
    value = os.environ.get(str(name))
    return to_text(value) if value else None


def _last_used(path):
    try:
        status = os.stat(path)
    except OSError:  # it has gone meanwhile
        return 0
    return max(status.st_atime, status.st_mtime)
