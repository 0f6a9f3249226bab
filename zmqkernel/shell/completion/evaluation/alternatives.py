"""Values of which one is there when the code runs, and it is not known which: of branches, unions, several returns."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ..policies import SCALARS

#: how many of them are kept
_LIMIT = 8


class OneOf(object):
    """One of several values; it has the attributes of all of them.

    :param values: two or more.
    """

    def __init__(self, values):
        self._values = tuple(values)

    def __getattr__(self, name):
        for value in self._values:
            if name in dir(value):
                return getattr(value, name)
        raise AttributeError("none of %d possible values has an attribute %s" % (len(self._values), name))

    def __dir__(self):
        return sorted(set(name for value in self._values for name in dir(value)))


def alternatives(value):
    """Return the values that ``value`` may be, as a tuple."""
    return value._values if type(value) is OneOf else (value,)


def one_of(values):
    """Return a value that is one of several: itself where there is but one. Of equal scalar types the first is kept."""
    kept = []
    for value in values:
        for each in alternatives(value):
            if not any(each is other or (type(each) in SCALARS and type(each) is type(other)) for other in kept):
                kept.append(each)
    return kept[0] if len(kept) == 1 else OneOf(kept[:_LIMIT])


def for_each(value, function):
    """Return one of what ``function`` gives for the values that ``value`` may be.

    :raises Exception: what it raises for the first one, where it raises for all.
    """
    if type(value) is not OneOf:
        return function(value)
    found, failure = [], None
    for each in alternatives(value):
        try:
            found.append(function(each))
        except Exception as error:  # the code is not run: this one is not what it may be there
            failure = failure or error
    if not found:
        raise failure
    return one_of(found)
