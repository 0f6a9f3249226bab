"""The public names of the shell engine; the code lives in ``zmqkernel.shell``."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

install_submodules(__name__)
