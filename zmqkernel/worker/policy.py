"""When a checkpoint is worth its cost."""
from __future__ import absolute_import, division, print_function, unicode_literals

from traitlets import Bool, Float, Int
from traitlets.config import Configurable

from ipython_compat.clock import monotonic

from . import safety

#: checkpoints that may follow each other at once, before :attr:`Checkpoints.min_interval` counts
BURST = 6
#: how often a fork's cost has to fit into the time since the last one, once a burst is over
RARITY = 20
#: milliseconds per MiB that a checkpoint is expected to cost before it was measured, and what comes on top
SLOPE, BASE = 0.02, 0.5
#: a process of fewer MiB tells nothing about the cost per MiB
TELLING = 40
#: seconds after which one that was too dear may be tried again
FORGIVENESS = 900.0


class Checkpoints(Configurable):
    """Copies of the process that runs your code: after a crash the newest one takes its place."""

    enabled = Bool(True, help="Whether to take checkpoints.").tag(config=True)
    max_cost = Float(20.0, help="""Milliseconds that taking a checkpoint may hold up the process that runs your code.
        What one costs is foretold from its size and from what the last one has cost; a dearer one is not taken.
        """).tag(config=True)
    min_interval = Float(0.25, help="""Seconds between two checkpoints when cells follow each other without a pause;
        the first %d of such a burst are not counted. With 0 there is one before each cell.""" % BURST).tag(config=True)
    keep = Int(4, help="""How many are kept, besides those with names and the one before the first cell.
        """).tag(config=True)
    max_memory_share = Float(0.5, help="""Share of the memory that can still be had which a copy might take up at
        worst; beyond that none is taken.""").tag(config=True)

    def __init__(self, **traits):
        super(Checkpoints, self).__init__(**traits)
        self._budget = float(BURST)
        self._last = self._measured = monotonic()
        self._cost = BASE
        self._slope = SLOPE

    def objection(self):
        """Return why no checkpoint can be taken now, or None."""
        if not self.enabled:
            return "checkpoints are switched off"
        reason = safety.unsafe()
        if reason is not None:
            return reason
        size = safety.resident()
        expected = self.expected_cost(size)
        if expected > self.max_cost:
            return "copying %d MiB would take about %d ms (Checkpoints.max_cost is %g)" % (
                size, round(expected), self.max_cost)
        if size > self.max_memory_share * safety.available():
            return "a copy of %d MiB might not fit into memory (Checkpoints.max_memory_share)" % size
        return None

    def expected_cost(self, size):
        """Return the milliseconds that copying a process of ``size`` MiB is expected to take."""
        if self._slope > SLOPE and monotonic() - self._measured > FORGIVENESS:
            self._slope = SLOPE
        return BASE + self._slope * size

    def too_soon(self):
        """Tell whether one more would burden cells that follow each other without a pause."""
        now = monotonic()
        gap = max(self.min_interval, RARITY * self._cost / 1000.0) if self.min_interval else 0
        self._budget = min(float(BURST), self._budget + (now - self._last) / gap) if gap else float(BURST)
        self._last = now
        return self._budget < 1.0

    def taken(self, cost, size, hurry):
        """Note that one was taken.

        :param cost: milliseconds that it took.
        :param size: MiB of the process.
        :param hurry: whether somebody waited meanwhile.
        """
        self._cost = cost
        if size > TELLING:
            self._slope = max(cost - BASE, 0.0) / size
            self._measured = monotonic()
        if hurry:
            self.spend()

    def spend(self):
        """Note that one is taken of those that may follow each other without a pause."""
        self._budget = max(self._budget - 1.0, 0.0)
