"""``IPython.core.magics``: the families of magics; each is imported when it is asked for."""
from __future__ import absolute_import

from ipython_compat.lazynames import lazy_names
from zmqkernel.shell.magics import UserMagics  # noqa: F401
from zmqkernel.shell.magics.base import Magics, magics_class  # noqa: F401
from zmqkernel.shell.magics.table import (  # noqa: F401
    BUILTIN_LAZY_MAGICS, MAGICS_CLASSES, configured_script_magics, default_script_magics)

lazy_names(__name__, MAGICS_CLASSES)
