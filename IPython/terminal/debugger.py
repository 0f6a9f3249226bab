"""The debugger at a terminal: reads its commands with completion, history and colours.

prompt_toolkit is loaded when the first command is to be read, not before: a shell knows its debugger from the start.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native
from ipython_compat.lazymodule import install
from zmqkernel.shell.colors import Token
from zmqkernel.shell.debugger import Pdb

DEFAULT_BUFFER = "DEFAULT_BUFFER"


class TerminalPdb(Pdb):
    """The debugger of a terminal session.

    :param pt_session_options: keyword arguments for the ``PromptSession`` that reads commands.

    Other parameters are those of :class:`IPython.core.debugger.Pdb`.
    """

    def __init__(self, *args, **kwargs):
        self._session_options = kwargs.pop(str("pt_session_options"), None)
        Pdb.__init__(self, *args, **kwargs)
        self._ptcomp = self._history = self._executor = None
        self.pt_app = None

    @property
    def debugger_history(self):
        """What was typed at the debugger: prompt_toolkit's history, that of the shell where there is one."""
        if self._history is None:
            from IPython.terminal.ui.debugsession import history_of

            self._history = history_of(self.shell)
        return self._history

    @debugger_history.setter
    def debugger_history(self, history):
        self._history = history

    @property
    def thread_executor(self):
        """A pool of one thread, for programs that read a command in one; Python 2.7 has none.

        :raises AttributeError: on Python 2.7.
        """
        if self._executor is None:
            try:
                from concurrent.futures import ThreadPoolExecutor
            except ImportError:
                raise AttributeError("thread_executor: this Python has no concurrent.futures")
            self._executor = ThreadPoolExecutor(1)
        return self._executor

    def pt_init(self, pt_session_options=None):
        """Make the session that reads commands.

        :param pt_session_options: keyword arguments for prompt_toolkit's ``PromptSession``.
        """
        from IPython.terminal.ui.debugsession import make_session

        self.pt_app = make_session(self, pt_session_options or self._session_options)

    @property
    def _edits_lines(self):
        """Whether there is a terminal to edit lines on."""
        if os.environ.get(str("TERM")) == "dumb" or getattr(self.shell, "simple_prompt", False):
            return False
        try:
            return self.use_rawinput and sys.stdin.isatty() and sys.stdout.isatty()
        except (AttributeError, ValueError):
            return False

    def read_command(self):
        """Read one command.

        :raises EOFError: at Ctrl-D.
        :raises KeyboardInterrupt: at Ctrl-C.
        """
        if self.pt_app is None:
            self.pt_init()
        from IPython.terminal.ui.versions import prompt

        return prompt(self.pt_app)

    def cmdloop(self, intro=None):
        """Read commands and run them until one of them lets the program go on.

        :param intro: text to show first.
        """
        if not self._edits_lines:
            return Pdb.cmdloop(self, intro)
        self.preloop()
        greeting = self.intro if intro is None else intro
        if greeting:
            self.message(greeting)
        while not self._obey(self.precmd(self._next_line())):
            continue
        self.postloop()

    def _obey(self, line):
        """Run one command; return whether the program goes on."""
        return self.postcmd(self.onecmd(line), line)

    def _next_line(self):
        """Return the next command: one that waits in the queue, or one that is typed."""
        if self.cmdqueue:
            return self.cmdqueue.pop(0)
        self.stdout.flush()
        try:
            return to_native(self.read_command())
        except EOFError:
            return str("EOF")

    def do_interact(self, arg):
        """interact

        Start a shell on the names of the current frame; leave it with Ctrl-D.
        """
        from IPython.terminal.embed import InteractiveShellEmbed
        from zmqkernel.shell.namespaces import DummyMod

        shell = InteractiveShellEmbed(
            banner1="*interactive*\n", exit_msg="*exiting interactive console...*",
            config=getattr(self.shell, "config", None))
        module = DummyMod()
        module.__dict__ = self.curframe.f_globals
        shell(local_ns=self.curframe_locals, module=module)


def set_trace(frame=None):
    """Stop here, in the debugger.

    :param frame: the frame to stop in; None: the caller's.
    """
    TerminalPdb().set_trace(frame or sys._getframe().f_back)


def _lazy(name):
    if name in ("PTK3", "ptk_version"):
        from IPython.terminal.ui import versions

        return getattr(versions, name)
    raise AttributeError("module 'IPython.terminal.debugger' has no attribute %r" % (name,))


install(__name__, _lazy)

if __name__ == "__main__":
    import pdb

    from IPython.terminal import debugger

    # python -m IPython.terminal.debugger FILE: the standard library's command line with this debugger; with that of
    # the module, because the program gets the names of __main__
    pdb.Pdb = debugger.TerminalPdb
    pdb.main()

__all__ = ["TerminalPdb", "Token", "set_trace"]
