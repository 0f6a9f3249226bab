"""When a checkpoint is worth its cost."""
from __future__ import absolute_import, division, print_function, unicode_literals

from traitlets import Bool, Float, Int
from traitlets.config import Configurable

from ipython_compat.clock import monotonic

from . import safety

#: checkpoints that may follow each other at once, before :attr:`Checkpoints.min_interval` counts
BURST = 20
#: seconds without a request after which there is time for a checkpoint
SETTLE = 0.02
#: how often a fork's cost has to fit into the time since the last one, once a burst is over
RARITY = 10
#: milliseconds per MiB that a checkpoint is expected to cost before it was measured, and what comes on top
SLOPE, BASE = 0.12, 1.0
#: a process of fewer MiB tells nothing about the cost per MiB
TELLING = 50
#: how much more one may cost when nobody waits for it
PATIENCE = 10


class Checkpoints(Configurable):
    """Copies of the process that runs your code: after a crash the newest one takes its place."""

    enabled = Bool(True, help="Whether to take checkpoints.").tag(config=True)
    max_cost = Float(20.0, help="""Milliseconds that a cell may have to wait until a checkpoint has been taken. While
        nothing waits it may take %d times as long; beyond that none is taken.""" % PATIENCE).tag(config=True)
    min_interval = Float(0.05, help="""Seconds between two checkpoints when cells follow each other without a pause;
        the first %d of such a burst are not counted. With 0 there is one before each cell.""" % BURST).tag(config=True)
    keep = Int(5, help="How many are kept, besides those with names and the one before the first cell.").tag(config=True)
    max_memory_share = Float(0.5, help="""Share of the memory that can still be had which a copy might take up at
        worst; beyond that none is taken.""").tag(config=True)

    def __init__(self, **traits):
        super(Checkpoints, self).__init__(**traits)
        self._budget = float(BURST)
        self._last = monotonic()
        self._cost = BASE
        self._slopes = [SLOPE]

    def objection(self, hurry=False):
        """Return why no checkpoint can be taken now, or None.

        :param hurry: whether somebody waits meanwhile.
        """
        if not self.enabled:
            return "checkpoints are switched off"
        reason = safety.unsafe()
        if reason is not None:
            return reason
        size = safety.resident()
        expected = self.expected_cost(size)
        if expected > self.max_cost * (1 if hurry else PATIENCE):
            return "copying %d MiB would take about %d ms (Checkpoints.max_cost)" % (size, expected)
        if size > self.max_memory_share * safety.available():
            return "a copy of %d MiB might not fit into memory (Checkpoints.max_memory_share)" % size
        return None

    def expected_cost(self, size):
        """Return the milliseconds that copying a process of ``size`` MiB is expected to take."""
        return BASE + min(self._slopes) * size

    def settling_time(self):
        """Return the seconds that nothing has to happen for, before one is taken at rest."""
        return max(SETTLE, 3 * self.expected_cost(safety.resident()) / 1000.0)

    def too_soon(self):
        """Tell whether one more would burden cells that follow each other without a pause."""
        now = monotonic()
        gap = max(self.min_interval, RARITY * self._cost / 1000.0) if self.min_interval else 0
        self._budget = min(float(BURST), self._budget + (now - self._last) / gap) if gap else float(BURST)
        self._last = now
        return self._budget < 1.0

    def taken(self, cost):
        """Note that one was taken.

        :param cost: milliseconds that it took.
        """
        size = safety.resident()
        self._cost = cost
        if size > TELLING:
            self._slopes = (self._slopes + [max(cost - BASE, 0.0) / size])[-3:]
        self._budget = max(self._budget - 1.0, 0.0)
