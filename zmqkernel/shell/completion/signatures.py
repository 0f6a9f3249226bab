"""Signatures of callables as text, for lists of completions: found when they are asked for, and within a time."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time
import types
import weakref

import six

from ipython_compat import to_text

from .lookup import is_a, raw_value

#: Seconds that the signatures of one list of completions may take together.
PATIENCE = 0.01
#: Function to its signature, as long as the function lives.
_known = weakref.WeakKeyDictionary()
_ROUTINES = (types.FunctionType, types.BuiltinFunctionType, type(str.join))


def signature_text(func, bound=False):
    """Return a signature such as ``(x, y=1)``; an empty text where it is not known, or only by running code.

    :param func: a function, or a class with a plain metaclass.
    :param bound: leave out the first argument.
    """
    if not is_a(func, _ROUTINES) and not (type(func) is type and func is not type):
        return ""
    import inspect

    if not hasattr(inspect, "signature"):
        return _older_text(inspect, func, bound)
    try:
        signature = inspect.signature(func)
    except (TypeError, ValueError, NameError, AttributeError):
        return ""
    parameters = list(signature.parameters.values())
    return to_text("%s" % signature.replace(
        parameters=parameters[1:] if bound else parameters, return_annotation=inspect.Signature.empty))


def _older_text(inspect, func, bound):
    try:
        spec = inspect.getargspec(func.__init__ if is_a(func, six.class_types) else func)
    except (TypeError, AttributeError):
        return ""
    first = 1 if bound or is_a(func, six.class_types) else 0
    return to_text(inspect.formatargspec(spec.args[first:], *spec[1:]))


class Signatures(object):
    """Gives functions that find signatures, for one list of completions."""

    def __init__(self, seconds=PATIENCE):
        self._left = seconds

    def of(self, raw, bound=False):
        """Return a function that returns the signature of a raw attribute or a value, while there is time."""
        return lambda: self._find(raw, bound)

    def _find(self, raw, bound):
        func, bound = raw_value(raw), bound or is_a(raw, classmethod)
        if not is_a(func, (types.FunctionType, types.BuiltinFunctionType)):
            return self._timed(func, bound)
        try:
            known = _known.setdefault(func, {})
        except TypeError:  # Python 2 has no weak references to functions written in C
            return self._timed(func, bound)
        if bound not in known and self._left > 0:
            known[bound] = self._timed(func, bound)
        return known.get(bound, "")

    def _timed(self, func, bound):
        if self._left <= 0:
            return ""
        began = time.time()
        try:
            return signature_text(func, bound)
        finally:
            self._left -= time.time() - began
