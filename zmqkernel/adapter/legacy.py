"""What a worker leaves to the one that takes its place: numbering, and inputs that were not written yet."""
from __future__ import absolute_import, division, print_function, unicode_literals

from collections import deque

#: cells that are remembered as lost, should they get lost
RAN_LIMIT = 1000


class Legacy(object):
    """Keeps track of it while a worker lives."""

    def __init__(self):
        self.execution_count = 1
        self.session = None
        self.restarts = 0
        self._written = 1
        #: cells that have run since the variables were those of a checkpoint: pairs (number of request, of cell)
        self.ran = deque(maxlen=RAN_LIMIT)
        #: numbers of the cells that crashes have taken back, and that have not been run again
        self.lost = []
        self._inputs = []

    def replied(self, pending, count):
        """A request was answered.

        :param pending: :class:`~.requests.Pending`.
        :param count: the worker's execution count after it.
        """
        if pending.executes:
            self.ran.append((pending.number, self.execution_count))
        if pending.executes and count > self.execution_count:
            self._inputs.append((self.execution_count, pending))
        self.execution_count = count

    def back_to(self, number):
        """The variables are those after request ``number``: forget what has run since.

        :return: the numbers of the cells that have run since.
        """
        lost = [cell for request, cell in self.ran if request > number]
        self.ran = deque([entry for entry in self.ran if entry[0] <= number], maxlen=RAN_LIMIT)
        return lost

    def lose(self, number):
        """A crash has brought the variables back to those after request ``number``.

        :return: the numbers of the cells that have run since.
        """
        lost = self.back_to(number)
        self.lost = sorted(set(self.lost + lost))
        return lost

    def recovered(self, cells, number):
        """Request ``number`` has run lost cells again."""
        self.lost = [cell for cell in self.lost if cell not in cells]
        self.ran.extend((number, cell) for cell in cells)

    def crashed(self, pending):
        """A request killed the worker; its input counts as entered.

        :return: the number of its cell, or None where it had none.
        """
        if not pending.executes or pending.field("silent"):
            return None
        number = self.execution_count
        if pending.field("store_history") is not False:
            self._inputs.append((number, pending))
            self.execution_count += 1
        return number

    def written(self, count, session):
        """The worker has written its history.

        :param count: inputs before this number are in the file.
        :param session: number of the session in the file; 0 where it has none.
        """
        self._inputs = [entry for entry in self._inputs if entry[0] >= count]
        self._written = max(self._written, count)
        self.session = session or self.session

    def state(self):
        """Return what the next worker has to be told."""
        return {
            "execution_count": self.execution_count, "history_session": self.session, "restarts": self.restarts,
            "written": self._written,
            "lost_inputs": [[number, pending.field("code") or ""] for number, pending in self._inputs],
        }
