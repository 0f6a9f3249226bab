"""Objects that stand for what code would make or return that is not run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import types

import six

from ..lookup import MISSING, class_attribute, class_dict, is_a, mro
from ..policies import ALLOWED_CALLS, BUILTIN_GETATTR, SCALARS
from .alternatives import one_of
from .walker import GuardRejection, eval_node


def instance_of(kind, arguments=()):
    """Return an instance of a class that was made without running its code: not initialised.

    :param arguments: values for a named tuple's fields, as far as they are known.
    :raises GuardRejection: where the class, or its metaclass, has code that would run.
    """
    if not is_a(kind, type) or type(kind).__call__ is not type.__call__:
        raise GuardRejection("Making an instance would run code")
    if class_attribute(kind, "__del__") is not MISSING:
        raise GuardRejection("An instance would run its __del__")
    if is_named_tuple(kind):
        return _named_tuple(kind, arguments)
    for klass in mro(kind):
        if "__new__" in class_dict(klass):
            if klass is not object and not any(klass is one for one in BUILTIN_GETATTR):
                raise GuardRejection("Making an instance would run a __new__")
            try:
                return klass.__new__(kind)
            except TypeError as error:  # an abstract class
                six.raise_from(GuardRejection("%s" % error), None)
    raise GuardRejection("No instance can be made")


def is_named_tuple(kind):
    """Say whether a class is a named tuple whose making nobody has changed."""
    if not issubclass(kind, tuple) or "__new__" not in class_dict(kind):
        return False
    maker = class_dict(kind)["__new__"]
    maker = getattr(maker, "__func__", maker)
    module = getattr(maker, "__module__", None) or ""
    return class_attribute(kind, "_fields") is not MISSING and module.startswith("namedtuple_")


def _named_tuple(kind, arguments):
    notes = getattr(kind, "__annotations__", {})
    values = list(arguments)[:len(kind._fields)]
    for field in kind._fields[len(values):]:
        try:
            values.append(annotated(notes[field]) if field in notes else None)
        except GuardRejection:
            values.append(None)
    return tuple.__new__(kind, values)


def returned(func, context, owner=None, args=()):
    """Return a stand-in for what a function returns, by its annotation.

    :param owner: the object whose method it is.
    :param args: what it is called with: where a type variable says that it returns one of these, that one.
    :raises GuardRejection: where it has none.
    """
    if is_a(func, types.MethodType):
        owner, func = func.__self__, func.__func__
    if not is_a(func, types.FunctionType):
        raise GuardRejection("It is not known what a %s returns" % type(func).__name__)
    note = (getattr(func, "__annotations__", None) or {}).get("return", MISSING)
    if note is MISSING:
        raise GuardRejection("It is not known what %s returns" % func.__name__)
    if is_variable(note):
        names = func.__code__.co_varnames[:func.__code__.co_argcount]
        values = list(args) if owner is None or len(args) == len(names) else [owner] + list(args)
        for name, value in zip(names, values):
            if func.__annotations__.get(name) is note:
                return value
    return annotated(resolved(note, func.__globals__, context, owner), owner)


def resolved(note, names, context, owner=None):
    """An annotation as an object, where it was written as text.

    :param names: the globals of the code it stands in.
    """
    if not is_a(note, six.string_types):
        return note
    if note.strip() == "Self" and owner is not None:
        return owner if is_a(owner, type) else type(owner)
    import ast

    scope = context.replace(globals=names, locals={}, evaluation="limited", in_subscript=False)
    try:
        return eval_node(ast.parse(note.strip(), mode="eval"), scope)
    except NameError as error:
        six.raise_from(GuardRejection("%s" % error), None)


def _is_from_typing(note, name):
    if getattr(note, "_name", None) == name or getattr(note, "__name__", None) == name:
        return True
    return type(note).__module__ == "typing" and repr(note) == "typing." + name


def annotated(note, owner=None):
    """Return an instance of what an annotation says.

    :param note: a class, ``list[int]``, ``Optional[X]``, ``Literal["x"]``, None, ``Self`` ...
    :param owner: the object whose method is annotated, for ``Self``.
    :raises GuardRejection: where it says nothing definite.
    """
    if note is None or note is type(None):
        return None
    if _is_from_typing(note, "Self") and owner is not None:
        return instance_of(owner) if is_a(owner, type) else owner
    if type(note).__name__ == "_TypedDictMeta":
        return TypedDictStandIn((key, _or_none(value)) for key, value in note.__annotations__.items())
    if _is_from_typing(note, "LiteralString"):
        return ""
    other = _other_name_of(note)
    if other is not MISSING:
        return annotated(other, owner)
    origin = getattr(note, "__extra__", None) or getattr(note, "__origin__", None)
    arguments = getattr(note, "__args__", ()) or ()
    if origin is not None or type(note).__name__ in ("UnionType", "Union"):
        return _annotated_generic(note, origin, arguments, owner)
    if is_a(note, type):
        return note() if note in ALLOWED_CALLS else instance_of(note)
    raise GuardRejection("%r says nothing definite" % (note,))


def _other_name_of(note):
    """What a new type, an alias or a type variable stands for; ``MISSING`` where ``note`` is none of these."""
    for attribute, kind in (("__supertype__", ("NewType", "function")), ("__value__", ("TypeAliasType",))):
        if type(note).__name__ in kind and hasattr(note, attribute):
            return getattr(note, attribute)
    if is_variable(note):
        return note.__bound__ or (note.__constraints__ or (MISSING,))[0]
    return MISSING


def _or_none(note):
    try:
        return annotated(note)
    except GuardRejection:
        return None


def _annotated_generic(note, origin, arguments, owner):
    if _is_from_typing(origin, "Literal"):
        return arguments[0]
    if _is_from_typing(origin, "Union") or type(note).__name__ in ("UnionType", "Union"):
        return _one_of_notes([choice for choice in arguments if choice is not type(None)], owner)
    if _is_from_typing(origin, "TypeGuard") or _is_from_typing(origin, "TypeIs"):
        return annotated(arguments[0], owner)
    if hasattr(note, "__metadata__"):
        return annotated(origin, owner)
    if origin is type:
        return arguments[0] if arguments else type
    if origin is list and arguments and not is_variable(arguments[0]):
        return ListStandIn([_or_none(arguments[0])])
    if origin is dict and len(arguments) == 2 and not is_variable(arguments[1]):
        return DictStandIn({_hashable(_or_none(arguments[0])): _or_none(arguments[1])})
    if origin is tuple and arguments:
        return tuple(_or_none(argument) for argument in arguments if argument is not Ellipsis)
    if is_a(origin, type):
        return annotated(origin, owner)
    raise GuardRejection("%r says nothing definite" % (note,))


def _one_of_notes(notes, owner):
    """Return one of what several annotations say; those that say nothing definite are left out."""
    found, failure = [], None
    for note in notes:
        try:
            found.append(annotated(note, owner))
        except GuardRejection as error:
            failure = error
    if not found:
        raise failure or GuardRejection("The union has no members")
    return one_of(found)


class ListStandIn(list):
    """A list of which the type of the elements is known: any index gives one."""

    def any_item(self, index):
        """The element at an index, or the list for a slice of it."""
        return self if is_a(index, slice) else self[0]


class DictStandIn(dict):
    """A dict of which the type of the values is known: any key gives one."""

    def any_item(self, key):
        """The value for a key."""
        return next(iter(self.values()))


class TypedDictStandIn(DictStandIn):
    """A dict of which the keys are known, and the types of their values."""

    def any_item(self, key):
        """The value for a key.

        :raises KeyError: where there is none.
        """
        return self[key]

    def _ipython_key_completions_(self):
        return list(self)


def _hashable(value):
    return value if type(value) in SCALARS else None


def is_variable(note):
    """Say whether an annotation is a type variable."""
    return is_a(note, getattr(sys.modules.get("typing"), "TypeVar", ()))


def is_type_annotation(value):
    """Say whether a value is a type, or what ``typing`` makes of types."""
    if is_a(value, type) or is_variable(value):
        return True
    return any(klass.__module__ in ("typing", "typing_extensions", "types") for klass in mro(type(value))[:-1])
