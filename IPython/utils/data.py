"""``IPython.utils.data``: work on sequences, from ``zmqkernel.shell.utils.data``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.data import chop, flatten, uniq_stable  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.data")
