"""``IPython.utils.importstring``: importing by name, from ``zmqkernel.shell.utils.importstring``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.importstring import import_item  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.importstring")
