"""``IPython.core.prefilter``: handling of single lines, from ``zmqkernel.shell.execution.prefilter``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.prefilter import (  # noqa: F401  (names for readers and type checkers)
    PrefilterManager, PrefilterChecker, PrefilterHandler, PrefilterTransformer)

alias(__name__, "zmqkernel.shell.execution.prefilter")
