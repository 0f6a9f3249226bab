"""Start-up code that works on the prompt itself, as a file that binds keys does.

The prompt is in the terminal's process and start-up code runs in the kernel's.  Code that names the prompt's own object
can have it only where both are one process.
"""
from __future__ import absolute_import, unicode_literals

import io
import os
import re

from ipython_compat import to_bytes

#: the names of the prompt_toolkit session, on the shell
_PROMPT = re.compile(br"\b(pt_app|pt_cli)\b")


def works_on_the_prompt(app):
    """Tell whether lines or files that run at the start name the prompt's session.

    Extensions are not looked at: they are modules, and most of those that name it do without it.

    :param app: an ``InteractiveShellApp``, its config files read.
    """
    if any(_PROMPT.search(to_bytes(line)) for line in app.exec_lines):
        return True
    files = app.startup_files() + [os.path.expanduser(name) for name in app.exec_files]
    return any(_PROMPT.search(_content(path)) for path in files)


def _content(path):
    """Return what stands in a file; nothing where it cannot be read, which is told when it is to run."""
    try:
        with io.open(path, "rb") as stream:
            return stream.read()
    except EnvironmentError:
        return b""
