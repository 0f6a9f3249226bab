"""The parameters of a function as text: ``inspect.signature``, which Python 2 does not have."""
from __future__ import absolute_import, unicode_literals

from . import PY2, to_text


def signature_text(func):
    """Return the parameters of ``func`` in parentheses.

    :raises TypeError: where it is not a function, or (``ValueError`` too) has parameters that cannot be known.
    """
    import inspect
    if PY2:
        return to_text(inspect.formatargspec(*inspect.getargspec(func)))
    return str(inspect.signature(func))
