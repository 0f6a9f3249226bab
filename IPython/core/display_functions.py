"""``IPython.core.display_functions``: display and its kin, from ``zmqkernel.shell.display.functions``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.functions import (  # noqa: F401
    DisplayHandle, clear_output, display, publish_display_data, update_display,
)

alias(__name__, "zmqkernel.shell.display.functions")
