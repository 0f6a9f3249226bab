"""Points where a frontend or a user replaces what the shell does: ``shell.set_hook(name, function)``.

Each hook is a chain of functions tried in order of priority until one does not raise ``TryNext``.  The functions
below are the last of their chains.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os

from ipython_compat.aliases import public
from zmqkernel.shell.errors import TryNext
from zmqkernel.shell.utils.sentinel import Sentinel

__all__ = [str(name) for name in ("editor", "synchronize_with_editor", "show_in_pager", "clipboard_get")]

#: what an editor hook returns that has handed the file to a frontend, and does not know when it is saved
HANDED_OVER = Sentinel(str("HANDED_OVER"), str("IPython.core.hooks"), "Stands for: nobody waits for the editor.")

#: hooks that had a use once -> what to use now
deprecated = {
    "pre_run_code_hook": "a callback for the 'pre_execute' or 'pre_run_cell' event",
    "late_startup_hook": "a callback for the 'shell_initialized' event",
    "shutdown_hook": "the atexit module",
}


@public("IPython.core.hooks")
class CommandChainDispatcher(object):
    """Calls functions in order of priority until one does not raise ``TryNext``.

    :param commands: pairs of priority and function; the lowest priority comes first.
    """

    def __init__(self, commands=None):
        self.chain = list(commands) if commands is not None else []

    def __call__(self, *args, **kw):
        """Return what the first function returns that takes the call.

        :raises TryNext: where none does.
        """
        declined = TryNext()
        for _, function in self.chain:
            try:
                return function(*args, **kw)
            except TryNext as exc:
                declined = exc
        raise declined

    def __str__(self):
        return str(self.chain)

    def add(self, func, priority=0):
        """Put ``func`` in its place among the others; after those of the same priority."""
        self.chain.append((priority, func))
        self.chain.sort(key=lambda entry: entry[0])

    def __iter__(self):
        """Iterate over the pairs of priority and function."""
        return iter(self.chain)


def editor(self, filename, linenum=None, wait=True):
    """Open ``filename`` in the user's editor, at line ``linenum``.

    :param linenum: 0 and None: wherever the editor opens a file.
    :param wait: ignored: this waits until the editor ends (``IPython.lib.editorhooks`` has those that return at once).
    :return: None; hooks of frontends return :data:`HANDED_OVER`.
    :raises TryNext: where the editor could not be run.
    """
    command = self.editor
    at_line = "+%d" % linenum if linenum and os.path.basename(command) != "notepad" else ""
    # a command may have arguments; it may be a path with blanks in it too
    quoted = '"%s"' % command if " " in command and os.path.isfile(command) else command
    import subprocess
    status = subprocess.Popen('%s %s "%s"' % (quoted, at_line, filename), shell=True).wait()
    if status != 0:
        raise TryNext()


def fix_error_editor(self, filename, linenum, column, msg):
    """Open the editor where a syntax error is, and give it the error message to show; nothing by default."""
    raise TryNext()


def synchronize_with_editor(self, filename, linenum, column):
    """Tell a running editor what file the shell looks at; nothing by default."""


def show_in_pager(self, data, start, screen_lines):
    """Show long text; by default left to the shell's own pager."""
    raise TryNext()


def pre_prompt_hook(self):
    """Before a prompt is shown; nothing by default."""


def pre_run_code_hook(self):
    """Before code is run; nothing by default."""


def late_startup_hook(self):
    """When the shell was built; nothing by default."""


def shutdown_hook(self):
    """When the shell goes away; nothing by default."""


def clipboard_get(self):
    """Return the text on the system's clipboard.

    :raises TryNext: where this platform has no clipboard that can be read.
    """
    import sys
    from zmqkernel.shell import clipboard
    readers = {"win32": [clipboard.win32_clipboard_get, clipboard.tkinter_clipboard_get],
               "darwin": [clipboard.osx_clipboard_get, clipboard.tkinter_clipboard_get]}
    others = [clipboard.wayland_clipboard_get, clipboard.tkinter_clipboard_get]
    dispatcher = CommandChainDispatcher()
    for reader in readers.get(sys.platform, others):
        dispatcher.add(reader)
    return dispatcher()
