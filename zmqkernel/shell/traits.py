"""Trait types of the shell; ``Instance`` and ``Type`` are like those of traitlets, and import nothing by themselves."""
from __future__ import absolute_import, unicode_literals

import sys

import six

from ipython_compat import to_native
from ipython_compat.aliases import public
from traitlets import TraitType, Unicode


class Instance(TraitType):
    """An instance of a class that is given by its name and is not imported for that.

    ``traitlets.Instance`` imports such a class when the object that has the trait is made.  The shell must not wait
    for a completer that nobody asks for.  Without a ``@default`` method the value is None.

    :param class_name: dotted name.
    """

    default_value = None

    def __init__(self, class_name, **kwargs):
        self.module_name, _, self.class_name = class_name.rpartition(".")
        kwargs.setdefault("allow_none", True)
        super(Instance, self).__init__(**dict((to_native(key), value) for key, value in kwargs.items()))
        self.info_text = "an instance of %s or None" % class_name

    def validate(self, obj, value):
        """Return ``value`` if it is None or an instance.

        :raises TraitError: if it is not.
        """
        # An instance cannot be there without the module of its class.
        module = sys.modules.get(to_native(self.module_name))
        cls = getattr(module, to_native(self.class_name), None)
        if value is None or (cls is not None and isinstance(value, cls)):
            return value
        self.error(obj, value)


class Type(TraitType):
    """A class that may be given by its dotted name, and is imported when it is asked for.

    :param class_name: dotted name of the default, which is also what other values have to be subclasses of.
    """

    def __init__(self, class_name, **kwargs):
        self.base = class_name
        super(Type, self).__init__(class_name, **dict((to_native(key), value) for key, value in kwargs.items()))
        self.info_text = "a subclass of %s, or its dotted name" % class_name

    def get(self, obj, cls=None):
        """Return the class.

        :raises TraitError: where a configured name is that of nothing suitable.
        """
        value = super(Type, self).get(obj, cls)
        if isinstance(value, six.string_types):
            value = self._imported(obj, value)
            obj._trait_values[self.name] = value
        return value

    def _imported(self, obj, name):
        from zmqkernel.shell.utils.importstring import import_item
        try:
            found = import_item(name)
        except ImportError:
            self.error(obj, name)
        return self.validate(obj, found)

    def validate(self, obj, value):
        """Return ``value`` if it is a name or a class that fits.

        :raises TraitError: if it does not.
        """
        if isinstance(value, six.string_types):
            return value
        if isinstance(value, type):
            module, _, name = self.base.rpartition(".")
            base = getattr(sys.modules.get(to_native(module)), to_native(name), None)
            if base is not None and issubclass(value, base):
                return value
        self.error(obj, value)


@public("IPython.core.interactiveshell")
class SpaceInInput(Exception):
    """Old name; nothing raises it."""


@public("IPython.core.interactiveshell")
class SeparateUnicode(Unicode):
    r"""Text of a separator: ``0`` means none, and ``\n`` (backslash, n) a line end."""

    def validate(self, obj, value):
        """Return the separator that ``value`` stands for."""
        if value == "0":
            value = ""
        value = value.replace("\\n", "\n")
        return super(SeparateUnicode, self).validate(obj, value)
