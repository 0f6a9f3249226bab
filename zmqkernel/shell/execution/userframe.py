"""The frame that user code finds above itself on the stack.

Debuggers, profilers and consoles of IDEs know code of a shell by the file that its caller stands in; for them it is the
public one, whichever file has the function.
"""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat.code_files import filed_under

#: the folder that both packages are in
_ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[".."] * 3))

#: the file of ``IPython.core.interactiveshell``
PUBLIC_FILE = os.path.join(_ROOT, "IPython", "core", "interactiveshell.py")

#: decorator of functions that run user code
runs_user_code = filed_under(PUBLIC_FILE)
