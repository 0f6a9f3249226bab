"""``IPython.utils.generics``: functions that packages extend, from ``zmqkernel.shell.utils.generics``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.generics import complete_object, inspect_object  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.generics")
