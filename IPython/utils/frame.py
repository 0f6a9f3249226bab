"""``IPython.utils.frame``: variables of calling functions, from ``zmqkernel.shell.utils.frame``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.frame import (  # noqa: F401
    debugx, extract_module_locals, extract_vars, extract_vars_above,
)

alias(__name__, "zmqkernel.shell.utils.frame")
