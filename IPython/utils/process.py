"""``IPython.utils.process``: running commands, from ``zmqkernel.shell.utils.process``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.process import (  # noqa: F401
    FindCmdError, abbrev_cwd, arg_split, check_pid, find_cmd, get_output_error_code, getoutput,
    getoutputerror, is_cmd_found, process_handler, pycmd2argv, system,
)

alias(__name__, "zmqkernel.shell.utils.process")
