"""``%load_ext cythonmagic``: the old name of Cython's own extension."""
from __future__ import absolute_import

import warnings


def load_ipython_extension(ip):
    """Load the extension that comes with Cython."""
    warnings.warn("The Cython magics are in Cython itself: use %load_ext Cython")
    ip.extension_manager.load_extension("Cython")
