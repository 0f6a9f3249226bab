"""Ways to libraries that come in several brands."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

install_submodules(__name__)
