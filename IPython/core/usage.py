"""``IPython.core.usage``: help texts and the banner, from ``zmqkernel.shell.usage``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.usage import (  # noqa: F401  (names for readers and type checkers)
    cl_usage, default_banner, default_banner_parts, interactive_usage, quick_reference)

alias(__name__, "zmqkernel.shell.usage")
