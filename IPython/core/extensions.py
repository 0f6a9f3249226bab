"""``IPython.core.extensions``: loading of extensions, from ``zmqkernel.shell.extensions``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.extensions import BUILTINS_EXTS, ExtensionManager  # noqa: F401

alias(__name__, "zmqkernel.shell.extensions")
