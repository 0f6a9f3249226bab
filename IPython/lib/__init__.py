"""Extra capabilities that the shell itself does without."""
from __future__ import absolute_import

from ipython_compat.lazymodule import install_submodules

from .security import passwd  # noqa: F401  (a public name up to IPython 7)

install_submodules(__name__)
