"""``IPython.utils.strdispatch``: handlers by text, from ``zmqkernel.shell.utils.strdispatch``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.strdispatch import StrDispatch  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.strdispatch")
