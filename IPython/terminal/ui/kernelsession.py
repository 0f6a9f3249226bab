"""A session whose cells run in a kernel process."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text

from IPython.terminal.ui.arrivals import Arrivals
from IPython.terminal.ui.backends import KernelBackend
from IPython.terminal.ui.session import Session
from IPython.terminal.ui.state import ignore_interrupts, on_child_end, raising_interrupts, terminal_gone

#: seconds that a kernel may take to say that it ends
PATIENCE_AT_END = 10.0
#: seconds that a kernel of somebody else may take to answer at all
PATIENCE_AT_START = 10.0
#: seconds without a heartbeat after which it counts as gone
HEARTBEAT_PATIENCE = 5.0


def owned_client(kernel):
    """Return a client for a kernel of our own.

    :param kernel: a ``zmqkernel.client.owned.OwnedKernel``.
    """
    from zmqkernel.client.kernel_client import KernelClient
    from zmqkernel.protocol.message import MessageFactory

    return KernelClient(kernel.connect(), MessageFactory(kernel.session), is_alive=lambda: kernel.poll() is None)


def existing_client(path):
    """Return a client for a kernel that somebody else has started, and what it has said about itself.

    While the client waits it looks for a heartbeat.

    :param path: its connection file.
    :raises zmqkernel.protocol.errors.ProtocolError: where the file cannot be used, or nobody answers.
    """
    from zmqkernel.client.channels import ZmqTransport
    from zmqkernel.client.kernel_client import KernelClient
    from zmqkernel.protocol.connection import ConnectionInfo
    from zmqkernel.protocol.message import MessageFactory

    factory = MessageFactory()
    transport = ZmqTransport(ConnectionInfo.read(path), factory.session)
    client = KernelClient(transport, factory, is_alive=lambda: transport.heartbeat(HEARTBEAT_PATIENCE))
    return client, client.wait_ready(timeout=PATIENCE_AT_START)


class KernelSession(Session):
    """A session with a kernel.

    :param settings: a ``TerminalSettings``.
    :param make_client: function that returns the client; called when it is first needed.
    :param kernel: the kernel that this process has started, or None.
    :param offers: whether a kernel that is not ours may have this terminal for the time of a cell.
    """

    def __init__(self, settings, make_client, kernel, offers=False):
        backend = KernelBackend(make_client, kernel, leases=kernel is not None, on_connect=self._connected,
                                offers=offers)
        Session.__init__(self, settings, backend)
        self.arrivals = None
        #: whether the terminal has gone away, which the kernel knows by itself and deals with in its own way
        self.hung_up = False

    def _connected(self, client):
        self.arrivals = Arrivals(client.session, self.settings)
        self.arrivals.on_count = self._count
        self.arrivals.on_news = self._take_news
        self.arrivals.over_prompt = self.prompt_painted
        self.arrivals.before_session = self.backend.owned
        client.on_iopub(self.arrivals)
        client.on_input_request(self._answer)

    def _count(self, number):
        self.backend.execution_count = number
        self.take_count()

    def _take_news(self, news):
        """Follow what start-up code has changed, also where the first prompt stands on the screen already."""
        self._terminal(news)
        if self._reader is not None:
            self._reader.make_anew()

    def catch_up(self):
        """Show what the kernel has published while nobody was connected, and take its numbering of cells."""
        from zmqkernel.client.replay import replay

        client, shown = self.backend.client, []

        def show(message):
            """Show a message, the first one with a line above."""
            if not shown:
                shown.append(True)
                print("Output since the last terminal left:")
            self.arrivals(message)

        self.arrivals.label, usual = "", self.arrivals.label
        try:
            state = replay(client, show)
        finally:
            self.arrivals.label = usual
        if state.get("running"):
            print("Cell [%d] is still running." % state["execution_count"])
        self._count(state["execution_count"] + bool(state.get("running")))

    def find_count(self):
        """Ask the kernel for the number of the next cell; a kernel that is busy is not waited for."""
        from zmqkernel.protocol.errors import RequestTimeout

        try:
            reply = self.backend.client.execute("", silent=True, store_history=False, timeout=1.0)
        except RequestTimeout:
            return
        self._count((reply.content.get("execution_count") or 0) + 1)

    def use(self, reader):
        """Have ``reader`` read the cells."""
        self._reader = reader

    def _answer(self, message):
        """Ask the person what the running cell asks for."""
        self.backend.client.catch_up()
        content = message.content
        prompt = to_text(content.get("prompt", ""))
        with raising_interrupts():
            if content.get("password"):
                import getpass

                return to_text(getpass.getpass(prompt))
            from ipython_compat.console_input import read_line

            return to_text(read_line(prompt))

    def read_cell(self):
        """Show a prompt and return what was typed; what arrives meanwhile is shown above it."""
        client = self.backend.client
        reader = self.reader
        self.arrivals.above = reader.print_above if reader.pt_app is not None else None
        try:
            return Session.read_cell(self)
        finally:
            self.arrivals.before_session = False
            self.arrivals.prompt_ends()
            client.pump(0)

    def show_arrivals(self):
        """Show what has come since the last cell; a painted prompt makes room for it."""
        self.backend.client.pump(0)
        painted, self.prompt_painted = self.prompt_painted, self.arrivals.over_prompt
        self.arrivals.over_prompt = False
        if painted and not self.prompt_painted:
            sys.stdout.write(to_native(self.settings.separate_in))
            self.arrivals.before_session = True

    def _child_ended(self):
        """Leave the prompt where it is the kernel that has ended."""
        if self.backend.kernel.poll() is not None and self._reader is not None:
            self._reader.abort()

    def run_to_end(self, begun=None):
        """Run the session, and leave the kernel in order; return the status to exit with.

        :param begun: a cell that was sent before the first prompt, as ``KernelBackend.begin`` returns it.
        """
        from zmqkernel.protocol.errors import KernelDied, ProtocolError

        ignore_interrupts()
        try:
            if begun is not None:
                self.take_reply(self.backend.finish(begun))
            if self.backend.owned and not self.leaving:
                on_child_end(self._child_ended)
                if self.backend.kernel.poll() is not None:
                    raise KernelDied("the kernel's process has ended")
            self.run()
            while self.keep_kernel and self.backend.owned and not self._detach_kernel():
                self.stay()
                self.run()
        except ProtocolError as error:
            print("ipython: %s; the session is over." % error, file=sys.stderr)
            self.backend.close()
            return 1
        if self.hung_up:
            self.backend.close(end=False)
            return 1
        if not self.keep_kernel and (self.backend.owned or self.end_kernel):
            self._end_kernel()
        self.backend.close(end=not self.keep_kernel and (self.backend.owned or self.asked_to_exit))
        return 0

    def confirm_exit(self):
        """Ask whether to leave; nobody is asked where the end of input is that of the terminal."""
        self.hung_up = terminal_gone()
        return self.hung_up or Session.confirm_exit(self)

    def _detach_kernel(self):
        """Have our kernel go on without us, and say how to come back; return whether it does."""
        on_child_end(None)
        reply = self.backend.client.detach()
        if reply.get("status") != "ok":
            print("ipython: the kernel cannot go on alone: %s" % reply.get("evalue"), file=sys.stderr)
            return False
        print("The kernel goes on. Come back with:\n    ipython --existing %s" % os.path.basename(
            reply["connection_file"]))
        return True

    def _end_kernel(self):
        """End the kernel; what its threads and exit handlers print is shown, and Ctrl-C ends the waiting."""
        from zmqkernel.protocol.errors import ProtocolError

        client, kernel = self.backend.client, self.backend.kernel
        on_child_end(None)
        for patient in (kernel is not None, False):
            try:
                with raising_interrupts():
                    client.shutdown(timeout=PATIENCE_AT_END, patient=patient)
                    while kernel is not None and kernel.poll() is None:
                        client.pump(0.005)
                return
            except ProtocolError as error:
                if kernel is None or kernel.poll() is None:
                    print("ipython: the kernel did not end in order: %s" % error, file=sys.stderr)
                return
            except KeyboardInterrupt:
                continue  # without patience, that is for two seconds
