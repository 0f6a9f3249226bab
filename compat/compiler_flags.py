"""Flags of ``compile`` that not every Python has."""
from __future__ import absolute_import, unicode_literals

import ast

from . import PY3

#: lets ``await`` stand outside of functions (3.8 and later; 0 means that there is no such flag)
ALLOW_TOP_LEVEL_AWAIT = getattr(ast, "PyCF_ALLOW_TOP_LEVEL_AWAIT", 0)

#: whether ``await`` is known, but inside of coroutines only (3.6 and 3.7)
AWAIT_NEEDS_WRAPPING = PY3 and not ALLOW_TOP_LEVEL_AWAIT
