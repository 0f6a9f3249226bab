"""Bytes and integers that can be awaited, where Python knows ``await``; elsewhere bytes and integers."""
from __future__ import absolute_import, unicode_literals

from . import PY3

if PY3:
    from .awaitables_py3 import AwaitableBytes, AwaitableInt  # noqa: F401
else:
    AwaitableBytes, AwaitableInt = bytes, int
