"""``%load_ext sympyprinting``: the old name of SymPy's extension."""
from __future__ import absolute_import

import warnings


def load_ipython_extension(ip):
    """Load the extension that comes with SymPy."""
    warnings.warn("Printing of SymPy's objects is in SymPy: use %load_ext sympy.interactive.ipythonprinting")
    ip.extension_manager.load_extension("sympy.interactive.ipythonprinting")
