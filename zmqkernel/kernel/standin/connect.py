"""What stands for ``ipykernel.connect``: where this kernel listens."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import sys

from ipython_compat import to_text
from zmqkernel.protocol.errors import ConnectionFileNotFound
from zmqkernel.shell.getipython import get_ipython


def get_connection_file(app=None):
    """Return the path of this kernel's connection file.

    :param app: the kernel's application; the running one by default.
    :raises RuntimeError: where this process is no kernel.
    """
    config = getattr(app, "config", None) or getattr(get_ipython(), "config", {})
    path = getattr(app, "connection_file", "") or config.get("IPKernelApp", {}).get("connection_file", "")
    if not path:
        raise RuntimeError("this process is not a kernel with a connection file")
    return path


def get_connection_info(connection_file=None, unpack=False):
    """Return what stands in a connection file.

    :param connection_file: the path; this kernel's by default.
    :param unpack: whether to return it as a dict rather than as text.
    :raises zmqkernel.protocol.errors.ConnectionFileNotFound: where there is none.
    """
    path = connection_file or get_connection_file()
    try:
        with open(path, "rb") as stream:
            text = to_text(stream.read())
    except (IOError, OSError) as error:
        raise ConnectionFileNotFound("cannot read connection file %s: %s" % (path, error.strerror))
    if not unpack:
        return text
    fields = json.loads(text)
    fields["key"] = fields.get("key", "").encode("utf-8")
    return fields


def connect_qtconsole(connection_file=None, argv=None):
    """Open a Qt console on this kernel; return its ``subprocess.Popen``."""
    import subprocess
    path = connection_file or get_connection_file()
    return subprocess.Popen([sys.executable, "-m", "qtconsole", "--existing", path] + list(argv or []))
