"""``IPython.core.history``: the record of inputs and outputs, from ``zmqkernel.shell.history.manager``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.history.manager import (  # noqa: F401  (names for readers and type checkers)
    DummyDB, HistoryAccessor, HistoryAccessorBase, HistoryManager, HistoryOutput, HistorySavingThread,
    extract_hist_ranges)

alias(__name__, "zmqkernel.shell.history.manager")
