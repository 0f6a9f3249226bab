"""``IPython.utils._process_win32``: what commands on Windows need."""
from __future__ import absolute_import, unicode_literals

import os

from zmqkernel.shell.utils.process import (  # noqa: F401
    arg_split, get_output_error_code, getoutput, getoutputerror, process_handler, system)


class AvoidUNCPath(object):
    """Leave a network folder, which ``cmd.exe`` cannot be in, for a ``with`` block.

    The value of ``with`` is the network folder, for ``pushd``, or None where the current folder is another kind.
    """

    def __enter__(self):
        self.path = os.getcwd()
        self.is_unc_path = self.path.startswith(r"\\")
        if not self.is_unc_path:
            return None
        os.chdir("C:")
        return self.path

    def __exit__(self, exc_type, exc_value, traceback):
        if self.is_unc_path:
            os.chdir(self.path)
