"""Changing a function in place, so that everybody who holds it has the new code."""
from __future__ import absolute_import, division, print_function, unicode_literals

import struct
import types

from ipython_compat import to_native
from IPython.extensions.autoreload_rules import func_attrs, update_generic

#: marks: there is no such attribute; it is empty
NOT_FOUND = object()
NULL = object()
#: size of a pointer
POINTER_N_BYTES = struct.calcsize(str("P"))

_READ_ONLY = (AttributeError, TypeError, ValueError)


class DeduperReloaderPatchingMixin(object):
    """Changes functions and attributes of objects in place, by means of the language only."""

    @staticmethod
    def infer_field_offset(obj, field):
        """Return -1: where a field lies in memory is not looked into."""
        return -1

    @classmethod
    def try_write_readonly_attr(cls, obj, field, new_value, offset=None):
        """Set an attribute, and leave one alone that cannot be set."""
        try:
            setattr(obj, to_native(field), new_value)
        except _READ_ONLY:
            return

    @classmethod
    def try_patch_readonly_attr(cls, old, new, field, new_is_value=False, offset=-1):
        """Give ``old`` the attribute that ``new`` has; see :meth:`try_patch_attr`."""
        value = new if new_is_value else getattr(new, to_native(field), NOT_FOUND)
        if value is not NOT_FOUND:
            cls.try_write_readonly_attr(old, field, value, offset)

    @classmethod
    def try_patch_attr(cls, old, new, field, new_is_value=False, offset=-1):
        """Give ``old`` an attribute.

        :param new: the object that has it, or the value itself, when ``new_is_value``.
        """
        cls.try_patch_readonly_attr(old, new, field, new_is_value, offset)

    @classmethod
    def patch_function(cls, to_patch_to, to_patch_from, is_method):
        """Make a function do what another does; the variables of its closure stay its own.

        :param is_method: whether it is a method, whose variable ``__class__`` is the class it belongs to.
        :return: whether that is possible: it is, when both close over the same variables.
        """
        old, new = (getattr(each, "__func__", each) for each in (to_patch_to, to_patch_from))
        if not (isinstance(old, types.FunctionType) and isinstance(new, types.FunctionType)):
            return update_generic(to_patch_to, to_patch_from)
        if old.__code__.co_freevars != new.__code__.co_freevars:
            return False
        if not is_method and new.__closure__:
            return update_generic(old, new)
        for field in func_attrs:
            if field not in ("__closure__", "__globals__"):
                cls.try_patch_attr(old, new, field)
        return True
