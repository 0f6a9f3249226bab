"""``IPython.utils._process_common``: running commands, from ``zmqkernel.shell.utils.process``."""
from __future__ import absolute_import

from zmqkernel.shell.utils.process import (  # noqa: F401
    arg_split, get_output_error_code, getoutput, getoutputerror, process_handler, system)
