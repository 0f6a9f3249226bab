"""Traits that every cell sets, by our own code, to values that need no check.

Setting them is an assignment and nothing else: nobody is told.  That is faster; and traitlets 4, which compares the new
value with the old one under a bare ``except``, would swallow an interrupt that comes in this moment.
"""
from __future__ import absolute_import, unicode_literals

from traitlets import Any, Unicode


class _Assigned(object):
    """Neither checks nor announces a value."""

    def set(self, obj, value):
        """Keep ``value`` for ``obj``."""
        obj._trait_values[self.name] = value


class PlainAny(_Assigned, Any):
    """Any value."""


class PlainText(_Assigned, Unicode):
    """Text."""
