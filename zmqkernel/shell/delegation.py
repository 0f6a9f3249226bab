"""Public methods of the shell that a collaborator does the work of."""
from __future__ import absolute_import, unicode_literals

import functools

from ipython_compat import to_native


def delegate(collaborator, method):
    """Return a method that calls ``method`` on the object that ``self`` has under the name ``collaborator``.

    Signature and documentation are those of ``method``.  It looks the collaborator's method up by name at each call,
    so that a collaborator can be replaced.

    :param collaborator: name of an attribute.
    :param method: a function of the collaborator's class.
    """
    name = to_native(method.__name__)
    collaborator = to_native(collaborator)

    @functools.wraps(method)
    def call(self, *args, **kwargs):
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        return getattr(getattr(self, collaborator), name)(*args, **kwargs)
    return call


def delegate_value(collaborator, name, doc):
    """Return a property that reads and writes the attribute ``name`` of a collaborator.

    :param doc: its documentation.
    """
    collaborator, name = to_native(collaborator), to_native(name)

    def get(self):
        return getattr(getattr(self, collaborator), name)

    def set_(self, value):
        setattr(getattr(self, collaborator), name, value)
    return property(get, set_, doc=doc)
