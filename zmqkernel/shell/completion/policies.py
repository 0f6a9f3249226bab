"""What may be evaluated while a person is typing.

``minimal``: literals and builtins.  ``limited``: names too, and attributes, items, operations and calls of which it is
known that no code of the user's runs.  ``unsafe``: everything that is an expression.  (``forbidden`` and ``dangerous``
need no table: nothing, and ``eval``.)
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import sys
import types

import six
from six.moves import builtins

from ipython_compat.aliases import public

from .lookup import MISSING, class_attribute, class_of, is_a, is_inert, is_quiet, mro, static_attribute

NUMERICS = {int, float, complex} | set(six.integer_types)
#: Values that are data through and through.
SCALARS = NUMERICS | {bool, type(None), bytes, six.text_type, type(Ellipsis)}
#: By identity: asking a user's type for its hash could run code of a metaclass.
_SCALAR_IDS = frozenset(id(kind) for kind in SCALARS)
GENERIC_CONTAINER_TYPES = (dict, list, set, tuple, frozenset)
dict_non_mutating_methods = ("copy", "keys", "values", "items")
list_non_mutating_methods = ("copy", "index", "count")
set_non_mutating_methods = frozenset(name for name in dir(set) if name in dir(frozenset))
#: Methods of containers that look at no element.
_CONTAINER_METHODS = ((dict, dict_non_mutating_methods), (list, ("copy",)), (set, ("copy",)), (frozenset, ("copy",)))

BUILTIN_GETITEM = {dict, list, tuple, bytes, six.text_type, collections.OrderedDict, collections.defaultdict,
                   collections.deque}
BUILTIN_GETATTR = BUILTIN_GETITEM | SCALARS | {set, frozenset, object, type, types.ModuleType, type({}.keys())}
BUILTIN_OPERATIONS = (BUILTIN_GETATTR - {object, type, types.ModuleType}) | {type({}.keys())}
SUPPORTED_EXTERNAL_GETITEM = {
    ("pandas", "DataFrame"), ("pandas", "Series"), ("pandas", "core", "indexing", "_iLocIndexer"),
    ("pandas", "core", "indexing", "_LocIndexer"), ("numpy", "ndarray"), ("numpy", "void"), ("polars", "DataFrame")}
_EXTERNAL_GETATTR = {("pandas", "DataFrame"), ("pandas", "Series")}


def _allowed_calls():
    """Types and methods that run no foreign code when all their arguments are data."""
    allowed = {int, float, complex, bool, bytes, six.text_type, tuple, list, dict, set, frozenset, object,
               collections.OrderedDict, collections.defaultdict, collections.Counter, len, abs, round, divmod, chr,
               ord, hex, oct, bin, min, max, sum, sorted, range, enumerate, zip, reversed}
    allowed.update(set(six.integer_types) | {six.unichr})
    for kind in (NUMERICS | {bytes, six.text_type}):
        allowed.update(getattr(kind, name) for name in dir(kind) if not name.startswith("__"))
    for kind, names in _CONTAINER_METHODS:
        allowed.update(getattr(kind, name) for name in names if hasattr(kind, name))
    return set(func for func in allowed if callable(func))


def _element_calls():
    """Methods that compare or hash elements: allowed where the container is data, too."""
    names = [(list, ("index", "count")), (tuple, ("index", "count")), (type({}.keys()), ("isdisjoint",)),
             (set, set_non_mutating_methods), (frozenset, set_non_mutating_methods)]
    return set(getattr(kind, name) for kind, methods in names for name in methods
               if not name.startswith("__") and hasattr(kind, name))


#: Makers of values that look at nothing but their arguments; by the path to them, so that nothing is imported.
ALLOWED_EXTERNAL_CALLS = {
    ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"),
    ("datetime", "date", "today"), ("datetime", "datetime", "now"), ("datetime", "datetime", "today"),
    ("datetime", "datetime", "utcnow"), ("decimal", "Decimal"), ("fractions", "Fraction"), ("pathlib", "Path"),
    ("pathlib", "PurePath"), ("collections", "deque"), ("collections", "namedtuple"), ("uuid", "UUID"),
    ("uuid", "uuid4"), ("io", "StringIO"), ("io", "BytesIO"), ("re", "compile")}


def is_allowed_external(func):
    """Say whether a function or class is one of ``ALLOWED_EXTERNAL_CALLS``."""
    if not any(type(func) is one for one in _CALLABLE) and not is_a(func, types.BuiltinMethodType):
        return False
    name = getattr(func, "__name__", None)
    for path in ALLOWED_EXTERNAL_CALLS:
        if path[-1] == name:
            value = sys.modules.get(path[0])
            for part in path[1:]:
                value = getattr(value, part, None) if value is not None else None
            if value is not None and value == func:
                return True
    return False


ELEMENT_CALLS = _element_calls()
ALLOWED_CALLS = _allowed_calls() | ELEMENT_CALLS | {dict.get}
VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
#: Types of what may be in ``allowed_calls``; others could have a ``__hash__`` and ``__eq__`` of their own.
_CALLABLE = frozenset((type, types.FunctionType, type(str.join), type(str.__add__)))


def external_type(path):
    """The type at ``path`` (``("pandas", "DataFrame")``), or None where its package was not imported."""
    value = sys.modules.get(path[0])
    for name in path[1:]:
        value = getattr(value, name, None) if value is not None else None
    return value if is_a(value, type) else None


def _is_one_of(value, paths, names):
    """Say whether the type of ``value`` is one of external types, or a subclass that has their attributes ``names``
    unchanged.

    :param paths: tuples of a package and names in it; or the name of a module, for all types of it and of those in it.
    """
    kind = type(value)
    found = [external_type(path) for path in paths if is_a(path, tuple) and path[0] in sys.modules]
    modules = [path for path in paths if not is_a(path, tuple)]
    for base in mro(kind):
        if any(base is one for one in found) or _is_within(class_attribute(base, "__module__"), modules):
            return all(class_attribute(kind, name) is class_attribute(base, name) for name in names)
    return False


def _is_within(name, modules):
    return any(name == module or (is_a(name, type(str(""))) and name.startswith(module + ".")) for module in modules)


def _keeps(kind, allowed, names):
    """Say whether ``kind`` is one of ``allowed``, or a subclass that has their methods ``names`` unchanged."""
    for base in mro(kind):
        if any(base is one for one in allowed):
            return all(class_attribute(kind, name) is class_attribute(base, name) for name in names)
    return False


def is_data(value, depth=2):
    """Say whether a value is a scalar, or a builtin container of such (as deep as ``depth``, at most 1000 elements)."""
    kind = type(value)
    if id(kind) in _SCALAR_IDS or kind is range:
        return kind is not range or len(value) <= 1000
    if not any(kind is one for one in GENERIC_CONTAINER_TYPES) or depth == 0 or len(value) > 1000:
        return False
    parts = list(value) + (list(value.values()) if kind is dict else [])
    return all(is_data(part, depth - 1) for part in parts)


@public("IPython.core.guarded_eval")
class EvaluationPolicy(object):
    """A policy that allows or refuses whole kinds of things.

    :param allow_locals_access: names of the user's namespace.
    :param allow_globals_access: names of the module's.
    :param allow_item_access: ``x[y]``, whatever x is.
    :param allow_attr_access: ``x.y``, whatever x is.
    :param allow_builtins_access: names of builtins.
    :param allow_all_operations: operators, whatever they stand between.
    :param allow_any_calls: all calls.
    :param allow_auto_import: import a module whose name is not defined.
    :param allowed_calls: functions that may be called.
    """

    allow_locals_access = allow_globals_access = allow_item_access = allow_attr_access = False
    allow_builtins_access = allow_all_operations = allow_any_calls = allow_auto_import = False

    def __init__(self, allow_locals_access=False, allow_globals_access=False, allow_item_access=False,
                 allow_attr_access=False, allow_builtins_access=False, allow_all_operations=False,
                 allow_any_calls=False, allow_auto_import=False, allowed_calls=()):
        self.allow_locals_access = allow_locals_access
        self.allow_globals_access = allow_globals_access
        self.allow_item_access = allow_item_access
        self.allow_attr_access = allow_attr_access
        self.allow_builtins_access = allow_builtins_access
        self.allow_all_operations = allow_all_operations
        self.allow_any_calls = allow_any_calls
        self.allow_auto_import = allow_auto_import
        self.allowed_calls = set(allowed_calls)

    def can_get_item(self, value, item):
        """Say whether ``value[item]`` may be evaluated."""
        return self.allow_item_access

    def can_get_attr(self, value, attr):
        """Say whether ``value.attr`` may be evaluated."""
        return self.allow_attr_access

    def can_operate(self, dunders, a, b=None):
        """Say whether an operator may be applied.

        :param dunders: the names of the methods behind it, ``("__add__",)``.
        :param a: its left operand.
        :param b: its right operand, None for an operator that has one.
        """
        return self.allow_all_operations

    def can_call(self, func):
        """Say whether ``func`` may be called (with data)."""
        if self.allow_any_calls:
            return True
        if not is_a(func, types.BuiltinMethodType):
            return any(type(func) is one for one in _CALLABLE) and func in self.allowed_calls
        owner = func.__self__
        if owner is None or is_a(owner, types.ModuleType):
            return func in self.allowed_calls
        raw = class_attribute(type(owner), func.__name__)
        return any(type(raw) is one for one in _CALLABLE) and raw in self.allowed_calls


    def can_call_with(self, func, args, kwargs):
        """Say whether ``func`` may be called with these arguments: they, and what compares its elements, are data."""
        if not self.can_call(func) and not (self.allowed_calls and is_allowed_external(func)):
            return False
        if func in (list, tuple) and len(args) == 1 and type(args[0]) in GENERIC_CONTAINER_TYPES + VIEWS:
            return True
        if _unbind_method(func) in ELEMENT_CALLS:
            owner = func.__self__
            if not is_data(list(owner) if type(owner) in VIEWS else owner):
                return False
        values = list(args) + list(kwargs.values())
        return all(is_data(value) or (func is collections.defaultdict and value in ALLOWED_TYPES) for value in values)


def _unbind_method(func):
    """The method that a bound one of a builtin type was made from; None for anything else."""
    owner = getattr(func, "__self__", None) if is_a(func, _BOUND) else None
    if owner is None or is_a(owner, (types.ModuleType, type)):
        return None
    return getattr(type(owner), func.__name__, None)


_BOUND = (types.BuiltinMethodType, types.MethodType)
#: Types that make their values by code of their own; what a defaultdict may be made of.
ALLOWED_TYPES = (list, dict, set, tuple, int, float, bytes, six.text_type)


@public("IPython.core.guarded_eval")
class SelectivePolicy(EvaluationPolicy):
    """A policy that looks at the types, too.

    :param allowed_getitem: types whose items may be taken.
    :param allowed_getitem_external: the same as paths: ``("pandas", "DataFrame")``.
    :param allowed_getattr: types whose attributes may be taken.
    :param allowed_getattr_external: the same as paths, or names of modules all of whose types may be trusted.
    :param allowed_operations: types between which operators may stand.
    :param allowed_operations_external: the same as paths.
    :param allow_getitem_on_types: ``list[int]``.

    Attributes that are found without running code (see :mod:`~zmqkernel.shell.completion.lookup`) may be taken of
    any type.
    """

    def __init__(self, allow_locals_access=False, allow_globals_access=False, allow_item_access=False,
                 allow_attr_access=False, allow_builtins_access=False, allow_all_operations=False,
                 allow_any_calls=False, allow_auto_import=False, allowed_calls=(), allowed_getitem=(),
                 allowed_getitem_external=(), allowed_getattr=(), allowed_getattr_external=(),
                 allowed_operations=(), allowed_operations_external=(), allow_getitem_on_types=False):
        super(SelectivePolicy, self).__init__(
            allow_locals_access, allow_globals_access, allow_item_access, allow_attr_access, allow_builtins_access,
            allow_all_operations, allow_any_calls, allow_auto_import, allowed_calls)
        self.allowed_getitem = set(allowed_getitem)
        self.allowed_getitem_external = set(allowed_getitem_external)
        self.allowed_getattr = set(allowed_getattr)
        self.allowed_getattr_external = set(allowed_getattr_external)
        self.allowed_operations = set(allowed_operations)
        self.allowed_operations_external = set(allowed_operations_external)
        self.allow_getitem_on_types = allow_getitem_on_types

    def can_get_item(self, value, item):
        """As in :class:`EvaluationPolicy`; a ``defaultdict`` must have the key."""
        if self.allow_item_access or _is_one_of(value, self.allowed_getitem_external, ("__getitem__",)):
            return True
        from_typing = class_attribute(type(value), "__module__") == "typing"
        if is_a(value, type) or from_typing:
            return self.allow_getitem_on_types and (type(value) is type or from_typing)
        if not _keeps(type(value), self.allowed_getitem, ("__getitem__", "__missing__")):
            return False
        if is_a(value, dict):
            return is_data(item) and (not hasattr(type(value), "__missing__") or dict.__contains__(value, item))
        if type(item) is slice:
            return is_data((item.start, item.stop, item.step))
        return is_data(item)

    def can_get_attr(self, value, attr):
        """As in :class:`EvaluationPolicy`: attributes that are found without running anybody's code."""
        hooks = ("__getattr__", "__getattribute__", attr)
        if self.allow_attr_access or _is_one_of(value, self.allowed_getattr_external, hooks):
            return True
        hook = class_attribute(class_of(value), "__getattr__")
        if type(hook) is types.FunctionType and not is_quiet(hook):
            return False  # its attributes are what its code says
        raw = static_attribute(value, attr)
        return raw is not MISSING and is_inert(raw)

    def can_operate(self, dunders, a, b=None):
        """As in :class:`EvaluationPolicy`: operators between data."""
        if self.allow_all_operations:
            return True
        operands = [a] if b is None else [a, b]
        return all(self._can_operate_on(operand, dunders) for operand in operands)

    def _can_operate_on(self, value, dunders):
        if _is_one_of(value, self.allowed_operations_external, dunders):
            return True
        if any(type(value) is one for one in GENERIC_CONTAINER_TYPES) and not is_data(value):
            return False
        reflected = tuple("__r" + name[2:] for name in dunders)
        return _keeps(type(value), self.allowed_operations, tuple(dunders) + reflected)


EVALUATION_POLICIES = {
    "minimal": EvaluationPolicy(allow_builtins_access=True),
    "limited": SelectivePolicy(
        allow_builtins_access=True, allow_locals_access=True, allow_globals_access=True,
        allow_getitem_on_types=True, allowed_calls=ALLOWED_CALLS, allowed_getitem=BUILTIN_GETITEM,
        allowed_getitem_external=SUPPORTED_EXTERNAL_GETITEM, allowed_getattr=BUILTIN_GETATTR,
        allowed_getattr_external=_EXTERNAL_GETATTR, allowed_operations=BUILTIN_OPERATIONS),
    "unsafe": EvaluationPolicy(
        allow_builtins_access=True, allow_locals_access=True, allow_globals_access=True, allow_attr_access=True,
        allow_item_access=True, allow_any_calls=True, allow_all_operations=True),
}
BUILTINS = vars(builtins)
