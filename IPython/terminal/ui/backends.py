"""Where cells run: a kernel behind a client, or a shell of this process.  Both answer with the content of a reply."""
from __future__ import absolute_import, print_function, unicode_literals

import os

from IPython.terminal.ui.interrupting import Interruptions
from IPython.terminal.ui.state import TerminalLoan, raising_interrupts
from zmqkernel.protocol.schema import NEXT_COUNT
from zmqkernel.shell import typedahead

#: seconds that the menu of completions waits for a kernel
COMPLETION_PATIENCE = 2.0


class ShellBackend(object):
    """A shell of this process.

    :param shell: the ``TerminalInteractiveShell``.
    """

    #: whether cells run in this process
    local = True
    #: whether leaving the session ends what runs the cells
    owned = True

    def __init__(self, shell):
        from zmqkernel.kernel.interpreter import ShellInterpreter

        self.shell = shell
        self._interpreter = ShellInterpreter(shell)

    @property
    def execution_count(self):
        """Number of the next cell."""
        return self.shell.execution_count

    def execute(self, code):
        """Run a cell; return the content of the reply."""
        reply = self._interpreter.execute(code)
        self._interpreter.flush()
        return reply

    def complete(self, code, cursor_pos):
        """Return the content of a ``complete_reply``."""
        return self._interpreter.complete(code, cursor_pos)

    def history(self, n):
        """Return the last ``n`` inputs, oldest first."""
        return [entry[2] for entry in self.shell.history_manager.get_tail(n, include_latest=True)]

    def wakeup_fds(self):
        """Return descriptors that become readable when :meth:`pump` has something to do."""
        return []

    def pump(self):
        """Handle what has arrived."""

    def close(self, end=True):
        """Leave.  The shell is the caller's, and stays."""


class KernelBackend(object):
    """A kernel in another process.

    :param make_client: function that returns a :class:`zmqkernel.client.KernelClient`, called when one is needed.
    :param kernel: the kernel that this process has started: has ``terminate()``; None: somebody else's.
    :param leases: whether the kernel shares this terminal, so that cells can have it as their own.
    :param offers: whether it may be lent to the kernel, which does not share it.
    :param on_connect: function of the client, called once.
    """

    local = False

    def __init__(self, make_client, kernel=None, leases=False, on_connect=None, offers=False):
        self._make_client = make_client
        self._on_connect = on_connect
        self._client = None
        self.kernel = kernel
        self.owned = kernel is not None
        self.leases = leases
        self.offers = offers
        self.execution_count = 1

    @property
    def client(self):
        """The client; made on first use."""
        if self._client is None:
            self._client = self._make_client()
            if self._on_connect is not None:
                self._on_connect(self._client)
        return self._client

    def execute(self, code):
        """Run a cell; return the content of the reply.

        :raises zmqkernel.protocol.errors.KernelDied: where the kernel itself, not only its worker, is gone.
        """
        return self.finish(self.begin(code))

    def begin(self, code, loan=None):
        """Send a cell, and lend it the terminal; return what :meth:`finish` wants.

        :param loan: a :class:`~.state.TerminalLoan` that has begun; a cell is not sent where Ctrl-C has been pressed
            since.
        """
        offer = self._offer() if self.offers else None
        if not (self.leases or offer):
            return self.client.send_execute(code), None
        client = self.client
        loan = loan or TerminalLoan(offer=offer)
        if loan.presses:
            return None, loan
        metadata, typed = {"terminal_lease": offer.path if offer else True}, typedahead.take()
        if typed:
            loan.typed = metadata[typedahead.FIELD] = typed
        return client.send_execute(code, metadata=metadata), loan

    @staticmethod
    def _offer():
        """Return an offer of this terminal to the kernel; None where there is no terminal, or no place for an offer."""
        from zmqkernel.client.offering import Offer

        try:
            return Offer() if all(os.isatty(fd) for fd in (0, 1, 2)) else None
        except EnvironmentError:
            return None

    def finish(self, begun):
        """Wait for the reply to a cell, and take the terminal back; return the content of the reply."""
        pending, loan = begun
        if loan is None:
            with raising_interrupts():
                reply = self.client.wait(pending, on_interrupt=self.client.interrupt)
        else:
            try:
                reply = self._attend(pending, loan)
            finally:
                typedahead.put(loan.typed)
                loan.end()
        if not reply or not reply.content:
            return {}
        count = reply.content.get("execution_count") or self.execution_count
        self.execution_count = reply.metadata.get(NEXT_COUNT, count + 1)
        return reply.content

    def _attend(self, pending, loan):
        """Wait for the reply to a cell that has the terminal; None where the cell was never sent."""
        if pending is None:
            print("\nKeyboardInterrupt")
            return None
        interruptions = Interruptions(self.client, pending, loan)
        try:
            reply = self.client.wait(pending, attend=interruptions.attend)
            loan.typed = reply.metadata.get(typedahead.FIELD, loan.typed)
            return reply
        finally:
            interruptions.close()

    def complete(self, code, cursor_pos):
        """Return the content of a ``complete_reply``; no matches where the kernel takes too long."""
        from zmqkernel.protocol.errors import ClientError

        try:
            return self.client.complete(code, cursor_pos, timeout=COMPLETION_PATIENCE)
        except ClientError:
            return {"matches": [], "cursor_start": cursor_pos, "cursor_end": cursor_pos, "metadata": {}}

    def history(self, n):
        """Return the last ``n`` inputs, oldest first; none where the kernel takes too long."""
        from zmqkernel.protocol.errors import ClientError

        try:
            reply = self.client.history("tail", n=n, timeout=COMPLETION_PATIENCE)
        except ClientError:
            return []
        return [entry[2] for entry in reply.get("history", [])]

    def wakeup_fds(self):
        """Return descriptors that become readable when :meth:`pump` has something to do."""
        return self.client.wakeup_fds()

    def pump(self):
        """Call the callbacks for what has arrived."""
        self.client.pump(0)

    def close(self, end=True):
        """Leave.

        :param end: whether the kernel ends, or has ended, too; one that this process has started is seen to.
        """
        if end and self.kernel is not None:
            self.kernel.terminate()
        if self._client is not None:
            self._client.close(gone=end)
