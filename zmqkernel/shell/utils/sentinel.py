"""Values that stand for themselves."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public


@public("IPython.utils.sentinel")
class Sentinel(object):
    """A value that is only equal to itself, with a readable name."""

    def __init__(self, name, module, docstring=None):
        """
        :param name: its name.
        :param module: the module it belongs to.
        :param docstring: what it means.
        """
        self.module, self.name = module, name
        self.__doc__ = docstring or type(self).__doc__

    def __repr__(self):
        return str("%s.%s") % (self.module, self.name)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
