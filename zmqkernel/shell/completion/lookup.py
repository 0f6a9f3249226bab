"""Looking at objects without running their code."""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import operator
import types

import six

MISSING = object()

#: The type of a ``__getattribute__`` that is written in C: there attributes are where they seem to be.
_SLOT = type(object.__getattribute__)
_OLD_STYLE = getattr(types, "InstanceType", None)

#: Descriptors whose ``__get__`` is Python's own.
_INERT_DESCRIPTORS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, classmethod, staticmethod, type,
    type(str.join), type(str.__add__), type("".__add__), types.GetSetDescriptorType, types.MemberDescriptorType,
    type(dict.__dict__["fromkeys"]), type(collections.namedtuple(str("Field"), str("a")).__dict__["a"]))
#: Modules whose properties are known to do nothing but look.
_QUIET = frozenset(("enum", "pathlib", "fractions", "uuid", "ipaddress"))


def is_a(value, kinds):
    """``isinstance`` without asking the value: that would look up its ``__class__``, which may be code.

    :param kinds: a type, or a tuple of types.
    """
    return issubclass(type(value), kinds)


def class_of(value):
    """The class of a value; of an old-style instance of Python 2 the one it was made from."""
    kind = type(value)
    return value.__class__ if _OLD_STYLE is not None and kind is _OLD_STYLE else kind


def mro(kind):
    """The classes of ``kind`` in order, without asking the metaclass for anything of its own."""
    try:
        return type.__dict__["__mro__"].__get__(kind)
    except TypeError:  # an old-style class of Python 2
        import inspect

        return inspect.getmro(kind)


def class_dict(klass):
    """The ``__dict__`` of a class, without asking its metaclass."""
    try:
        return type.__dict__["__dict__"].__get__(klass)
    except TypeError:  # an old-style class of Python 2
        return klass.__dict__


def class_attribute(kind, name):
    """The raw attribute of a class, descriptors as they are; ``MISSING`` where there is none."""
    for klass in mro(kind):
        found = class_dict(klass)
        if name in found:
            return found[name]
    return MISSING


def instance_dict(value):
    """The ``__dict__`` of an object; an empty one where it has none."""
    slot = class_attribute(class_of(value), "__dict__")
    if slot is not MISSING and not is_a(slot, (types.GetSetDescriptorType, types.MemberDescriptorType)):
        return {}
    try:
        found = object.__getattribute__(value, "__dict__")
    except (AttributeError, TypeError):
        return {}
    return found if is_a(found, dict) else {}


def static_attribute(value, name):
    """The raw attribute ``name`` of ``value``, found as Python finds it but without running a descriptor.

    :return: a value, or a descriptor; ``MISSING`` where there is none, or where the type decides by code of its own.
    """
    kind = type(value)
    if _OLD_STYLE is not None and kind is _OLD_STYLE:
        return value.__dict__[name] if name in value.__dict__ else class_attribute(value.__class__, name)
    if is_a(value, type):
        return _static_of_class(value, name)
    if not is_a(class_attribute(kind, "__getattribute__"), _SLOT):
        return MISSING
    raw = class_attribute(kind, name)
    own = instance_dict(value)
    if name in own and not (raw is not MISSING and class_attribute(type(raw), "__set__") is not MISSING):
        return Plain(own[name])
    if raw is MISSING and is_a(value, types.MethodType):
        return static_attribute(value.__func__, name)
    return raw


def _static_of_class(value, name):
    if not is_a(class_attribute(type(value), "__getattribute__"), _SLOT):
        return MISSING
    meta = class_attribute(type(value), name)
    if meta is not MISSING and class_attribute(type(meta), "__set__") is not MISSING:
        return meta
    raw = class_attribute(value, name)
    return raw if raw is not MISSING else meta


class Plain(object):
    """An attribute that stands in the instance itself: no descriptor, whatever its type."""

    def __init__(self, value):
        self.value = value


def is_inert(raw):
    """Say whether taking this raw attribute runs none but Python's own code."""
    if is_a(raw, property):
        return is_quiet(raw.fget)
    if is_a(raw, (Plain,) + _INERT_DESCRIPTORS):
        return True
    if class_attribute(type(raw), "__module__") in ("enum", "types"):
        return is_quiet(getattr(raw, "fget", None))
    return class_attribute(type(raw), "__get__") is MISSING


def is_quiet(getter):
    """Say whether a property's function is one that only looks: an item's getter, or of a module known for that."""
    if is_a(getter, operator.itemgetter):
        return True
    module = getter.__module__ or "" if is_a(getter, (types.FunctionType, types.BuiltinFunctionType)) else ""
    return module.partition(".")[0] in _QUIET


def raw_value(raw):
    """What stands behind a raw attribute, as far as that is known without running code."""
    if is_a(raw, Plain):
        return raw.value
    if is_a(raw, (classmethod, staticmethod)):
        return raw.__func__
    return raw


_TYPES = ((six.class_types, "class"), (types.ModuleType, "module"),
          ((types.FunctionType, types.BuiltinFunctionType, types.MethodType, type(str.join), type(str.__add__),
            type("".__add__), type(dict.__dict__["fromkeys"])), "function"))


def describe(raw):
    """What a raw attribute or value is, in one word: class, module, function, property or instance."""
    if is_a(raw, property):
        return "property"
    value = raw_value(raw)
    known = class_attribute(type(value), "completion_kind")
    if known is not MISSING:
        return known
    for kinds, word in _TYPES:
        if is_a(value, kinds):
            return word
    return "instance"
