"""``IPython.core.prompts``: values that prompts of IPython 8 and before computed each time they were shown."""
from __future__ import absolute_import, unicode_literals

import six


@six.python_2_unicode_compatible
class LazyEvaluate(object):
    """A text that is computed anew wherever it is put into another one.

    :param func: returns the value; called with the other arguments.
    """

    def __init__(self, func, *args, **kwargs):
        self.func, self.args, self.kwargs = func, args, kwargs

    def __call__(self, **kwargs):
        """Return the value; ``kwargs`` go before those given at first."""
        return self.func(*self.args, **dict(self.kwargs, **kwargs))

    def __str__(self):
        return six.text_type(self())

    def __format__(self, format_spec):
        return format(self(), format_spec)
