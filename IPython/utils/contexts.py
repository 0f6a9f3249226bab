"""``IPython.utils.contexts``: context managers, from ``zmqkernel.shell.utils.contexts``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.contexts import NoOpContext, preserve_keys  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.contexts")
