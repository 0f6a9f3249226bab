"""``IPython.core.displaypub``: the display publisher, from ``zmqkernel.shell.display.publisher``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.publisher import (  # noqa: F401
    CapturingDisplayPublisher, DisplayPublisher, publish_display_data,
)

alias(__name__, "zmqkernel.shell.display.publisher")
