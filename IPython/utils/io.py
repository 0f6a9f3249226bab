"""``IPython.utils.io``: input and output, from ``zmqkernel.shell.utils.io``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.io import (  # noqa: F401
    CapturedIO, IOStream, Tee, ask_yes_no, atomic_writing, capture_output, raw_print,
    raw_print_err, rprint, rprinte, stderr, stdin, stdout, temp_pyfile, unicode_std_stream,
)

alias(__name__, "zmqkernel.shell.utils.io")
