"""Ctrl-C while a cell has the terminal.

The signal reaches the cell by itself, being in the terminal's process group.  Here is what it cannot do there: end a
cell that has not begun yet, and one that does not react.
"""
from __future__ import absolute_import, print_function, unicode_literals

import signal
import time

from ipython_compat.console_input import read_line

#: seconds within which a second Ctrl-C is one of impatience
IMPATIENCE = 1.0
#: seconds that a cell has to react to the second one
GRACE = 0.5
#: seconds in which the news that a cell has begun arrive for certain; a cell must not be interrupted twice for want of
#: them
NEWS = 0.5

QUESTION = ("\nThis cell does not react to Ctrl-C. It can be given up; the session goes on without what it has done.\n"
            "Give it up? (y/[n]) ")


class Interruptions(object):
    """Attends to what is pressed while one cell is waited for.

    :param client: a ``KernelClient``.
    :param pending: the request, as its ``send_execute`` returned it.
    :param loan: the :class:`~.state.TerminalLoan`.
    """

    def __init__(self, client, pending, loan):
        self._client = client
        self._pending = pending
        self._loan = loan
        self._begun = None
        self._interrupted = False
        self._passed_on = 0
        client.on_iopub(self._note)
        loan.on_press = pending.waker.set

    def close(self):
        """Attend to nothing any more."""
        self._client.remove_iopub(self._note)
        self._loan.on_press = None

    def _note(self, message):
        if message.msg_type == "execute_input" and message.parent_id == self._pending.msg_id:
            self._begun = message.header.get("date") or ""

    def attend(self):
        """Do what Ctrl-C asks for.  To be called now and then."""
        presses = self._loan.presses
        if self._loan.offer is not None:
            self._pass_on()
        elif presses and not self._interrupted:
            self._end_what_has_not_begun()
        if len(presses) > 1 and time.time() - presses[-1] >= GRACE:
            impatient = presses[-1] - presses[-2] <= IMPATIENCE
            del presses[:]
            self._passed_on = 0
            if impatient and not self._loan.modes_changed:
                self._offer_to_give_up()

    def _pass_on(self):
        """Interrupt a kernel that is in no process group with us: it has not heard of the key."""
        while self._passed_on < len(self._loan.presses):
            self._passed_on += 1
            self._client.interrupt()

    def _end_what_has_not_begun(self):
        """Have the kernel interrupt the request where the signal came when no cell was there to take it."""
        self._interrupted = True
        deadline = time.time() + NEWS
        while self._begun is None and self._pending.reply is None and time.time() < deadline:
            self._client.pump(0.05)
        early = self._begun is None or _date(self._loan.presses[0]) < self._begun
        if early and self._pending.reply is None:
            self._client.interrupt()

    def _offer_to_give_up(self):
        noting = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            answer = read_line(QUESTION)
        except (EOFError, KeyboardInterrupt):
            print()
            answer = ""
        finally:
            signal.signal(signal.SIGINT, noting)
        if answer.strip().lower() in ("y", "yes") and self._pending.reply is None:
            self._client.abandon(self._pending)


def _date(seconds):
    """Return a time as it stands in the headers of messages."""
    return "%s.%06d" % (time.strftime(str("%Y-%m-%dT%H:%M:%S"), time.gmtime(seconds)), seconds % 1 * 1000000)
