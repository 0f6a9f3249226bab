"""Decorators that mark or watch functions."""
from __future__ import absolute_import, unicode_literals

from .docs import GENERATING_DOCUMENTATION  # noqa: F401  (a public name of this module)


def flag_calls(func):
    """Return ``func`` with an attribute ``called``: True when its last call returned.

    A function that has the attribute already is returned as it is.
    """
    if hasattr(func, "called"):
        return func

    def flagged(*args, **kwargs):
        flagged.called = False
        result = func(*args, **kwargs)
        flagged.called = True
        return result

    flagged.called = False
    flagged.__doc__ = func.__doc__
    flagged.__name__ = func.__name__
    return flagged


def undoc(func):
    """Mark something as left out of the API documentation; it is returned unchanged."""
    return func


def sphinx_options(show_inheritance=True, show_inherited_members=False, exclude_inherited_from=()):
    """Return a decorator that tells the documentation how to show a class; the class stays as it is."""
    def decorate(func):
        if GENERATING_DOCUMENTATION:
            func._sphinx_options = {"show_inheritance": show_inheritance,
                                    "show_inherited_members": show_inherited_members,
                                    "exclude_inherited_from": exclude_inherited_from}
        return func
    return decorate
