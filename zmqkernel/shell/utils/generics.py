"""Functions that packages extend for their own types."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.singledispatch import singledispatch

from ..errors import TryNext


def _generic(func):
    """Make ``func`` a generic function, which has the method of IPython up to 7 to register with, too."""
    function = singledispatch(func)
    function.when_type = function.register
    return function


@_generic
def inspect_object(obj):
    """Show what ``obj?`` is to show.

    :raises TryNext: for types that nobody registered: the usual help is shown.
    """
    raise TryNext


@_generic
def complete_object(obj, prev_completions):
    """Return the completions of the attributes of ``obj``.

    :param prev_completions: list of the names found so far; what is returned takes its place.
    :raises TryNext: for types that nobody registered: ``prev_completions`` stand.
    """
    raise TryNext
