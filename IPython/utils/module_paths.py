"""``IPython.utils.module_paths``: where modules are, from ``zmqkernel.shell.utils.module_paths``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.module_paths import find_mod, find_module, get_init  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.module_paths")
