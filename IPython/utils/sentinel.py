"""``IPython.utils.sentinel``: values that stand for themselves, from ``zmqkernel.shell.utils.sentinel``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.sentinel import Sentinel  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.sentinel")
