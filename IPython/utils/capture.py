"""``IPython.utils.capture``: capturing output, from ``zmqkernel.shell.utils.capture``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.capture import CapturedIO, RichOutput, capture_output  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.capture")
