"""``IPython.core.tbtools``: what traceback formatters are built from, from ``zmqkernel.shell.tracebacks.tbtools``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.tracebacks.tbtools import (  # noqa: F401
    FrameInfo, TBTools, count_lines_in_py_file, eqrepr, get_line_number_of_frame, nullrepr, text_repr,
)

alias(__name__, "zmqkernel.shell.tracebacks.tbtools")
