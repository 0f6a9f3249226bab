"""One shell for a whole test run, set up in process.

    from IPython.testing.globalipapp import start_ipython
    ip = start_ipython()
"""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from six.moves import builtins

from . import tools

_started = []


class StreamProxy(object):
    """Passes everything on to whatever ``sys.NAME`` is at the time, which a test's capture may have replaced."""

    def __init__(self, name):
        self.name = name

    @property
    def stream(self):
        """The stream of the moment."""
        return getattr(sys, self.name)

    def write(self, data):
        """Write to it."""
        self.stream.write(data)

    def flush(self):
        """Flush it."""
        self.stream.flush()


def get_ipython():
    """Return the shell, started at the first call."""
    return start_ipython() or _started[0]


def xsys(self, cmd):
    """Run a command and print its output through ``sys.stdout``, where a test can capture it."""
    print(self.getoutput(cmd, split=False, depth=1).rstrip(), end=str(""), file=sys.stdout)
    sys.stdout.flush()


def start_ipython():
    """Start the shell, and return it at the first call (None at later ones: it runs already).

    ``sys.modules``, ``sys.displayhook`` and ``sys.excepthook`` are left as they were, so that a test runner is
    not disturbed;
    history goes to memory, and ``get_ipython`` becomes a builtin.
    """
    if _started:
        return None
    from IPython.terminal.interactiveshell import TerminalInteractiveShell

    saved_hook, saved_excepthook, saved_main = sys.displayhook, sys.excepthook, sys.modules["__main__"]
    config = tools.default_config()
    config.TerminalInteractiveShell.simple_prompt = True
    shell = TerminalInteractiveShell.instance(config=config)
    _started.append(shell)
    shell.config_dir = config.ProfileDir.location
    shell.system = xsys.__get__(shell, type(shell))
    shell._showtraceback = _print_traceback
    sys.displayhook, sys.excepthook, sys.modules["__main__"] = saved_hook, saved_excepthook, saved_main
    shell.builtin_trap.activate()
    builtins.get_ipython = shell.get_ipython
    return shell


def _print_traceback(etype, evalue, stb):
    """Print to the ``sys.stdout`` of the moment."""
    print("\n".join(stb), file=sys.stdout)
