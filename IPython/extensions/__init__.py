"""Extensions that come with IPython: ``%load_ext autoreload``, ``%load_ext storemagic``."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

install_submodules(__name__)
