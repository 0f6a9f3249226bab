"""``IPython.core.splitinput``: parts of a line, from ``zmqkernel.shell.execution.splitinput``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.splitinput import LineInfo, line_split, split_user_input  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.splitinput")
