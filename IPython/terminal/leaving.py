"""How a terminal session ends: ``exit``, ``quit`` and ``%detach``."""
from __future__ import absolute_import, unicode_literals

from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.execution.autocall import ExitAutocall


class TerminalExit(ExitAutocall):
    """``exit`` and ``quit`` of a terminal session."""

    def __call__(self, keep_kernel=False):
        """Leave.

        :param keep_kernel: whether the kernel goes on without the terminal.
        :raises TypeError: for something else than a yes or no: ``exit(1)`` is not meant to leave a kernel behind.
        :raises UsageError: where there is no kernel that could.
        """
        if not isinstance(keep_kernel, bool):
            raise TypeError("exit() takes no status; exit(keep_kernel=True) leaves the kernel running")
        if keep_kernel and not self._ip.tells_frontend:
            raise UsageError("this session has no kernel process that could go on without it")
        self._ip.keepkernel_on_exit = bool(keep_kernel)
        self._ip.ask_exit()
