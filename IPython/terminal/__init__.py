"""What talks to the person: applications, the terminal and its user interface."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

install_submodules(__name__)
