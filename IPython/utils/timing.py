"""``IPython.utils.timing``: processor time, from ``zmqkernel.shell.utils.timing``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.timing import (  # noqa: F401
    clock, clock2, clocks, clocku, timing, timings, timings_out,
)

alias(__name__, "zmqkernel.shell.utils.timing")
