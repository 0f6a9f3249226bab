"""``IPython.terminal.pt_inputhooks``: event loops of GUI libraries, from ``zmqkernel.shell.eventloops``."""
from __future__ import absolute_import

from zmqkernel.shell.eventloops import (  # noqa: F401
    UnknownBackend, aliases, backends, get_inputhook_name_and_func, register, registered, set_qt_api)
