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


def class_attribute(kind, name):
    """The raw attribute of a class, descriptors as they are; ``MISSING`` where there is none."""
    for klass in mro(kind):
        if name in klass.__dict__:
            return klass.__dict__[name]
    return MISSING


def instance_dict(value):
    """The ``__dict__`` of an object; an empty one where it has none."""
    try:
        found = object.__getattribute__(value, "__dict__")
    except (AttributeError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def static_attribute(value, name):
    """The raw attribute ``name`` of ``value``, found as Python finds it but without running a descriptor.

    :return: a value, or a descriptor; ``MISSING`` where there is none, or where the type decides by code of its own.
    """
    kind = type(value)
    if _OLD_STYLE is not None and kind is _OLD_STYLE:
        return value.__dict__[name] if name in value.__dict__ else class_attribute(value.__class__, name)
    if isinstance(value, type):
        return _static_of_class(value, name)
    if not isinstance(class_attribute(kind, "__getattribute__"), _SLOT):
        return MISSING
    raw = class_attribute(kind, name)
    own = instance_dict(value)
    if name in own and not (raw is not MISSING and hasattr(type(raw), "__set__")):
        return Plain(own[name])
    if raw is MISSING and isinstance(value, types.MethodType):
        return static_attribute(value.__func__, name)
    return raw


def _static_of_class(value, name):
    if not isinstance(class_attribute(type(value), "__getattribute__"), _SLOT):
        return MISSING
    meta = class_attribute(type(value), name)
    if meta is not MISSING and hasattr(type(meta), "__set__"):
        return meta
    raw = class_attribute(value, name)
    return raw if raw is not MISSING else meta


class Plain(object):
    """An attribute that stands in the instance itself: no descriptor, whatever its type."""

    def __init__(self, value):
        self.value = value


def is_inert(raw):
    """Say whether taking this raw attribute runs none but Python's own code."""
    if isinstance(raw, property):
        return is_quiet(raw.fget)
    if isinstance(raw, (Plain, _INERT_DESCRIPTORS)) or is_quiet(getattr(raw, "fget", None)):
        return True
    return not hasattr(type(raw), "__get__")


def is_quiet(getter):
    """Say whether a property's function is one that only looks: an item's getter, or of a module known for that."""
    module = getattr(getter, "__module__", None) or ""
    return isinstance(getter, operator.itemgetter) or module.partition(".")[0] in _QUIET


def raw_value(raw):
    """What stands behind a raw attribute, as far as that is known without running code."""
    if isinstance(raw, Plain):
        return raw.value
    if isinstance(raw, (classmethod, staticmethod)):
        return raw.__func__
    return raw


_TYPES = ((six.class_types, "class"), (types.ModuleType, "module"),
          ((types.FunctionType, types.BuiltinFunctionType, types.MethodType, type(str.join), type(str.__add__),
            type("".__add__), type(dict.__dict__["fromkeys"])), "function"))


def describe(raw):
    """What a raw attribute or value is, in one word: class, module, function, property or instance."""
    if isinstance(raw, property):
        return "property"
    value = raw_value(raw)
    known = getattr(type(value), "completion_kind", None)
    if known:
        return known
    for kinds, word in _TYPES:
        if isinstance(value, kinds):
            return word
    return "instance"
