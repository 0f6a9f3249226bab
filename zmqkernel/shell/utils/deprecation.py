"""Saying that a name is on its way out, where IPython says so too: suites of programs look for the warnings."""
from __future__ import absolute_import, unicode_literals

import functools
import warnings


def deprecated(instead, category=DeprecationWarning):
    """Return a decorator that has a function warn when it is called, and do its work as before.

    :param instead: what to use in its place.
    :param category: of the warning.
    """
    def decorate(function):
        @functools.wraps(function)
        def warning(*args, **kwargs):
            warnings.warn("%s is deprecated, use %s" % (function.__name__, instead), category, stacklevel=2)
            return function(*args, **kwargs)
        return warning
    return decorate
