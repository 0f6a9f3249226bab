"""``IPython.utils.dir2``: dir for objects that do not behave, from ``zmqkernel.shell.utils.dir2``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.dir2 import dir2, get_real_method, safe_hasattr  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.dir2")
