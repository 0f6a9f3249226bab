"""The way back to a prompt that works, from wherever a burst has led."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

from .oracles import Finding
from .terminal import plain

#: seconds in which a prompt has to be had again
PATIENCE = 60.0
#: what stands at the end of the cursor's line -> the answer that leads back
WAYS_OUT = (
    ("ipdb>", b"q\r"), ("(Pdb)", b"q\r"), ("help>", b"q\r"), ("([y]/n)?", b"n\r"), ("(y/[n])", b"y\r"),
    ("(y/n)", b"n\r"), ("--More--", b"q"), ("(END)", b"q"), ("(press RETURN)", b"\rq"), ("or q when done", b"qq"))
PASTE_ENDS, INTERRUPT, GO_ON = b"\x1b[201~", b"\x03", b"\x11"


class Recovery(object):
    """Brings a session back to a prompt.

    :param term: a :class:`~.terminal.FuzzTerminal`.
    :param subject: a :class:`~.subject.Subject`.
    :param rng: ``random.Random``.
    """

    def __init__(self, term, subject, rng):
        self._term, self._subject, self._rng = term, subject, rng

    def __call__(self, ended):
        """Have a prompt that answers; return how many times it took, or None where the session has ended.

        :param ended: function that tells whether it has.
        :raises Finding: where no prompt can be had.
        """
        deadline, tried, wanted = time.time() + PATIENCE, 0, []
        while time.time() < deadline:
            if ended():
                return None
            tried += 1
            if tried > 2:
                self._subject.continue_all()
            self._interrupt(tried)
            number = self._rng.randint(10 ** 5, 10 ** 6)
            wanted.append("%d" % (6 * 7 * number))
            self._term.send(("print(6*7*%d)\r" % number).encode("ascii"))
            if self.shows(wanted, min(deadline, time.time() + 1 + 1.5 * tried)):
                return tried
        if ended():
            return None
        raise Finding("no prompt that works within %d seconds" % PATIENCE)

    def shows(self, texts, deadline):
        """Wait until one of some texts has come; return whether it has."""
        while time.time() < deadline and self._term.pump(0.02):
            tail = plain(self._term.raw[-20000:])
            if any(text in tail for text in texts):
                return True
        return False

    def _interrupt(self, tried):
        """End whatever it is."""
        if tried > 1:
            self._term.send(PASTE_ENDS)
            self._term.wait_for(0.1 * min(tried, 5))
        seen = len(self._term.raw)
        self._term.send(INTERRUPT * (2 if tried > 3 else 1))  # two offer to give a cell up
        self._term.settle_down(0.15, 1.5)
        if len(self._term.raw) == seen and tried > 1:
            self._term.send(GO_ON)  # Ctrl-S holds up what programs print
            self._term.wait_for(0.2)
            self._term.send(INTERRUPT)
        self._answer(tried)
        if "[nav]" in self._term.line or "[repl" in self._term.line:
            self._leave_navigation(b"i")

    def _answer(self, tried):
        """Leave what asks for something."""
        line = self._term.line
        keys = b"q" if line == ":" else next((keys for sign, keys in WAYS_OUT if line.endswith(sign)), None)
        if keys is None:
            return
        if tried % 2 == 0:  # a prompt that edits as vi does need not say in which mode
            self._leave_navigation(b"i\x15")
        self._term.send(keys)
        self._term.settle_down(0.2, 2)

    def _leave_navigation(self, keys):
        self._term.send(b"\x1b")  # takes back a count that was begun
        self._term.wait_for(0.7)
        self._term.send(keys)
        self._term.wait_for(0.1)
