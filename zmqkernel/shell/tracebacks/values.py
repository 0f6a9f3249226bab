"""Values as short text for a traceback; a value whose ``repr`` fails never breaks one."""
from __future__ import absolute_import, unicode_literals

import six
from six.moves import reprlib

from ipython_compat import to_text


class _ShortRepr(reprlib.Repr, object):
    """``repr`` with limits, for the arguments of a call and for variables."""

    def __init__(self):
        reprlib.Repr.__init__(self)
        self.maxtuple = 20
        self.maxlist = self.maxdict = 10
        self.maxset = self.maxfrozenset = self.maxdeque = self.maxarray = 10
        self.maxstring = self.maxother = self.maxlong = 100

    def repr_instance(self, x, level):
        return _shorten(_any_repr(x), self.maxother)


def _shorten(text, limit):
    if len(text) <= limit:
        return text
    head = (limit - 3) // 2
    return text[:head] + "..." + text[len(text) - (limit - 3 - head):]


def _any_repr(value):
    try:
        return to_text(repr(value))
    except Exception as error:  # user code: it may raise anything, and a traceback is shown for another error
        return "<%s instance, whose repr raised %s>" % (type(value).__name__, type(error).__name__)


_short = _ShortRepr()


def text_repr(value):
    """Return a short ``repr`` of ``value``; where its ``repr`` raises, a text that says so."""
    try:
        return to_text(_short.repr(value))
    except Exception:  # an element deep inside, or a class that only has the name of a known one
        return _shorten(_any_repr(value), _short.maxother)


def eqrepr(value, repr=text_repr):
    """Return ``"="`` and the short repr of ``value``, as it stands after a parameter's name."""
    return "=%s" % repr(value)


def nullrepr(value, repr=text_repr):
    """Return nothing: for headers that leave values out."""
    return ""


def safe_str(value, what="exception"):
    """Return ``str(value)`` as text, or a text that says that the ``str`` of this ``what`` failed."""
    try:
        if isinstance(value, bytes):
            return to_text(value)
        return six.text_type(value)
    except UnicodeError:
        try:
            return to_text(str(value))
        except Exception as error:
            return "<%s str() failed: %s>" % (what, type(error).__name__)
    except Exception as error:
        return "<%s str() failed: %s>" % (what, type(error).__name__)
