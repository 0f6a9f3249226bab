"""Extra capabilities that the shell itself does without."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

install_submodules(__name__)
