"""``IPython.utils.ipstruct``: a dictionary with attributes, from ``zmqkernel.shell.utils.ipstruct``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.ipstruct import Struct  # noqa: F401

alias(__name__, "zmqkernel.shell.utils.ipstruct")
