"""How source files are called in what people read: ``Cell In[3]``, ``File ~/project/main.py``."""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_text


def compress_user(path):
    """Return ``path`` with the user's home folder as ``~``."""
    home = os.path.expanduser(str("~"))
    if home != os.sep and (path == home or path.startswith(home + os.sep)):
        return "~" + path[len(home):]
    return path


def running_compiler():
    """Return the compiler of the shell that runs in this process, or None without a shell."""
    from .getipython import get_ipython
    shell = get_ipython()
    return getattr(shell, "compile", None)


def display_name(filename, compiler=None):
    """Return label and name of ``filename``: ``("Cell", "In[3]")`` or ``("File", "~/project/main.py")``.

    :param compiler: knows the names of cells (``format_code_name``); None asks the running shell's.
    """
    if filename is None:
        filename = "<unknown>"
    if compiler is None:
        compiler = running_compiler()
    format_name = getattr(compiler, "format_code_name", None)
    if format_name is not None:
        known = format_name(filename)
        if known:
            return to_text(known[0]), to_text(known[1])
    return "File", compress_user(_whole(to_text(filename)))


def _whole(filename):
    """Return the path of a file in the current folder; modules of Python 2 that are found there have only names."""
    if filename[:1] == "<" or os.path.isabs(filename) or not os.path.exists(filename):
        return filename
    return os.path.abspath(filename)
