"""Where the sockets of a kernel are that a terminal owns."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat import to_text


def private_folder(name, lasting=False):
    """Make the folder of :func:`private_path`, with mode 0700, and return it."""
    folder = private_path(name, lasting)
    os.mkdir(folder, 0o700)
    return folder


def private_path(name, lasting=False):
    """Return where to make a folder for sockets: a short path, for they allow about a hundred characters.

    :param lasting: whether it has to be there when the person has logged out.
    """
    base = "" if lasting else os.environ.get("XDG_RUNTIME_DIR") or ""
    if not (base and len(base) < 60 and os.access(base, os.W_OK)):
        base = os.environ.get("TMPDIR") or "/tmp"
        if len(base) >= 60 or not os.access(base, os.W_OK):
            base = "/tmp"
    return os.path.join(to_text(base), "zmqkernel-%s" % name)
