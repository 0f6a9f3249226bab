"""``IPython.core.autocall``: objects called by their bare name, from ``zmqkernel.shell.execution.autocall``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.autocall import ExitAutocall, IPyAutocall, ZMQExitAutocall  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.autocall")
