"""A dictionary whose keys are attributes too."""
from __future__ import absolute_import, unicode_literals

import six

from ipython_compat.aliases import public


def _keep(old, new):
    return old


def _replace(old, new):
    return new


#: name of a policy -> what becomes of a key that both have
_POLICIES = {
    "preserve": _keep,
    "update": _replace,
    "add": lambda old, new: old + new,
    "add_flip": lambda old, new: new + old,
    "add_s": lambda old, new: old + " " + new,
}


@public("IPython.utils.ipstruct")
class Struct(dict):
    """A dictionary with ``s.key`` for ``s["key"]``, that can be locked against new keys, added and merged."""

    _allownew = True

    def __init__(self, *args, **kw):
        """As for ``dict``."""
        object.__setattr__(self, "_allownew", True)
        dict.__init__(self, *args, **kw)

    def __setitem__(self, key, value):
        if not self._allownew and key not in self:
            raise KeyError("can't create new attribute %s when allow_new_attr(False)" % key)
        dict.__setitem__(self, key, value)

    def __setattr__(self, key, value):
        if isinstance(key, six.string_types) and (key in self.__dict__ or hasattr(Struct, key)):
            raise AttributeError("attr %s is a protected member of class Struct." % key)
        try:
            self[key] = value
        except KeyError as exc:
            raise AttributeError(*exc.args)

    def __getattr__(self, key):
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key)

    def __iadd__(self, other):
        self.merge(other)
        return self

    def __add__(self, other):
        total = self.copy()
        total.merge(other)
        return total

    def __isub__(self, other):
        for key in other:
            self.pop(key, None)
        return self

    def __sub__(self, other):
        rest = self.copy()
        rest -= other
        return rest

    def dict(self):
        """Return the structure itself, which is a dictionary."""
        return self

    def copy(self):
        """Return a shallow copy."""
        return Struct(dict(self))

    def hasattr(self, key):
        """Tell whether there is such a key."""
        return key in self

    def allow_new_attr(self, allow=True):
        """Let new keys be made, or not.

        :raises KeyError: (later, where one is made that is not allowed; as an attribute ``AttributeError``).
        """
        object.__setattr__(self, "_allownew", allow)

    def merge(self, __loc_data__=None, __conflict_solve=None, **kw):
        """Take the keys of another dictionary in.

        :param __loc_data__: the dictionary; keyword arguments are added to it.
        :param __conflict_solve: what to do with a key that both have: a dictionary from ``"preserve"`` (the default for
            all keys), ``"update"``, ``"add"``, ``"add_flip"``, ``"add_s"`` or a function ``f(old, new)`` to a list of
            keys, or a text of keys separated by blanks.
        """
        data = dict(__loc_data__ or {}, **kw)
        policies = {}
        for policy, keys in (__conflict_solve or {}).items():
            for key in keys.split() if isinstance(keys, six.string_types) else keys:
                policies[key] = _POLICIES.get(policy, policy)
        for key in data:
            self[key] = policies.get(key, _keep)(self[key], data[key]) if key in self else data[key]
