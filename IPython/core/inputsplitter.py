"""``IPython.core.inputsplitter``: input line by line, as before IPython 7, from
``zmqkernel.shell.execution.inputsplitter``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.inputsplitter import InputSplitter, IPythonInputSplitter  # noqa: F401

alias(__name__, "zmqkernel.shell.execution.inputsplitter")
