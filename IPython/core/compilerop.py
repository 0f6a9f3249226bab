"""``IPython.core.compilerop``: compiling of cells, from ``zmqkernel.shell.execution.compiling``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.compiling import (  # noqa: F401  (names for readers and type checkers)
    CachingCompiler, PyCF_MASK, check_linecache_ipython, code_name)

alias(__name__, "zmqkernel.shell.execution.compiling")
