"""Start-up code that works on the prompt itself, as a file that binds keys does.

The prompt is in the terminal's process and start-up code runs in the kernel's.  Code that names the prompt's own object
can have it only where both are one process.
"""
from __future__ import absolute_import, unicode_literals

import io
import os
import re
import sys

from ipython_compat import to_bytes

#: the names of the prompt_toolkit session, on the shell
_PROMPT = re.compile(br"\b(pt_app|pt_cli)\b")
_COMMENT = re.compile(br"(?m)^[ \t]*#.*$")


def works_on_the_prompt(app):
    """Tell whether lines or files that run at the start name the prompt's session.

    An extension counts where its own file binds keys of it: most of those that only name it do without.

    :param app: an ``InteractiveShellApp``, its config files read.
    """
    lines = list(app.exec_lines) + [app.code_to_run]
    if any(_names_it(to_bytes(line)) for line in lines):
        return True
    named = [os.path.expanduser(name) for name in list(app.exec_files) + [app.file_to_run] if name]
    if any(_names_it(_content(path)) for path in app.startup_files() + named):
        return True
    extensions = [_extension(app, name) for name in list(app.extensions) + list(app.extra_extensions)]
    return any(_names_it(code) and b"key_bindings" in code for code in extensions)


def _extension(app, name):
    """Return what stands in the file of an extension, which is looked for without importing it."""
    folders = [os.curdir] + sys.path + [os.path.join(app.ipython_dir, "extensions")]
    for folder in folders:
        path = os.path.join(folder, *name.split("."))
        for candidate in (os.path.join(path, "__init__.py"), path + ".py"):
            if os.path.isfile(candidate):
                return _content(candidate)
    return b""


def _names_it(code):
    """Tell whether code names the prompt's session, comments left out."""
    return _PROMPT.search(_COMMENT.sub(b"", code)) is not None


def _content(path):
    """Return what stands in a file; nothing where it cannot be read, which is told when it is to run."""
    try:
        with io.open(path, "rb") as stream:
            return stream.read()
    except EnvironmentError:
        return b""
