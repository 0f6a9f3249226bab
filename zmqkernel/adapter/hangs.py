"""Whether a cell that was interrupted hangs: in C code that never looks at signals, the interpreter's lock held.

From outside nobody can tell such a cell from one that takes its time to end.  So when the same cell is interrupted once
more, the worker is sent a second signal (SIGURG), whose handler in Python answers at once over the link.  Where no
answer comes, no interrupt has been noticed either, and the cell is given up.

Python 2 would hand an error to a cell that waits for something when that signal comes; there only ``abandon_request``
gives a cell up.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.clock import monotonic
from ipython_compat.signals import CALLS_GO_ON

#: seconds that a cell has to end after an interrupt, before another one is one of impatience
GRACE = 0.5
#: seconds that a worker has to answer
REACTION = 3.0


class Hangs(object):
    """Watches what interrupts do to the running request.

    :param workers: :class:`~.workers.Workers`.
    """

    def __init__(self, workers):
        self._workers = workers
        self._number = None
        self._since = None
        #: when the request is to be given up; None where it is not
        self.deadline = None

    def interrupted(self, number):
        """The request with this number has been interrupted."""
        now = monotonic()
        if number != self._number:
            self._number, self._since, self.deadline = number, now, None
        elif CALLS_GO_ON and self.deadline is None and now - self._since >= GRACE:
            self.deadline = now + REACTION
            self._workers.probe()

    def reacts(self):
        """The worker has answered: the cell knows that it is to end."""
        self.deadline = None

    def over(self):
        """The request has ended."""
        self._number = self.deadline = None

    def due(self):
        """Tell, once, whether the request is to be given up."""
        if self.deadline is None or monotonic() < self.deadline:
            return False
        self.deadline = None
        return True
