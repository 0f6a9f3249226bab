"""``%load_ext rmagic``: the old name of rpy2's extension."""
from __future__ import absolute_import

import warnings


def load_ipython_extension(ip):
    """Load the extension that comes with rpy2."""
    warnings.warn("The R magics are in rpy2: use %load_ext rpy2.ipython")
    ip.extension_manager.load_extension("rpy2.ipython")
