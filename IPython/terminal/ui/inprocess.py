"""A session with a shell of this process."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import whole_imports
from IPython.terminal.ui.backends import ShellBackend
from IPython.terminal.ui.session import Session
from IPython.terminal.ui.state import ending_unusable_modes, surviving_interrupts
from zmqkernel.shell.execution.shielding import Shield, forget


class InProcessSession(Session):
    """A session whose settings are the shell's own traits.

    :param shell: the ``TerminalInteractiveShell``.
    """

    def __init__(self, shell):
        Session.__init__(self, shell, ShellBackend(shell))
        whole_imports.protect()

    def run(self):
        """Show prompts until the person leaves."""
        self._leaving = False
        Session.run(self)

    def interact(self):
        """Show prompts until the person leaves, or the shell is told to stop."""
        self._leaving = False
        self.settings.keep_running = True
        with Shield():
            Session.interact(self)

    def read_cell(self):
        """Show a prompt and return what was typed; Ctrl-C before that was for nobody."""
        try:
            return Session.read_cell(self)
        finally:
            forget()

    def run_cell(self, code):
        """Run one cell in the shell."""
        shell = self.settings
        with surviving_interrupts(), ending_unusable_modes():
            reply = Session.run_cell(self, code)
        if not shell.keep_running or shell.exit_now:
            self.leave()
        if shell.rl_next_input:
            self.next_input, shell.rl_next_input = shell.rl_next_input, None
        return reply

    def _terminal(self, payload):
        self.settings_changed(payload.get("settings") or {})

    PAYLOADS = dict(Session.PAYLOADS, terminal=_terminal)


def session_for(shell):
    """Return the session that shows the prompts of ``shell``."""
    if shell.ui is None:
        shell.ui = InProcessSession(shell)
    return shell.ui
