"""``IPython.utils.docs``: whether documentation is being made, from ``zmqkernel.shell.utils.docs``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.docs import GENERATING_DOCUMENTATION  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.docs")
