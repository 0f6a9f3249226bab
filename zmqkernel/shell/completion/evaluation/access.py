"""Literals, names, attributes, items and calls."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import sys
import types

import six

from ..lookup import MISSING, class_attribute, class_dict, class_of, is_a, mro, static_attribute
from ..policies import BUILTINS, is_data
from .alternatives import for_each
from .standins import DictStandIn, ListStandIn, annotated, instance_of, resolved, returned
from .walker import GuardRejection, eval_node, get_policy, rule

SUBSCRIPT_MARKER = "__SUBSCRIPT_SENTINEL__"


class _IdentitySubscript(object):
    """Gives what stands between its brackets."""

    def __getitem__(self, key):
        return key


IDENTITY_SUBSCRIPT = _IdentitySubscript()


# -- literals

def _literal(name):
    return lambda node, context: getattr(node, name)


def _constant(make):
    return lambda node, context: make()


def _part(name):
    return lambda node, context: eval_node(getattr(node, name), context)


def _sequence(kind, parts="elts"):
    return lambda node, context: kind(_items(getattr(node, parts), context))


def _items(nodes, context):
    """Values of the elements; ``*x`` gives those of ``x``."""
    values = []
    for node in nodes:
        if type(node).__name__ == "Starred":
            inner = eval_node(node.value, context)
            if type(inner) not in (list, tuple, dict, set, frozenset, six.text_type):
                raise GuardRejection("%s is unpacked here" % type(inner).__name__)
            values.extend(inner)
        else:
            values.append(eval_node(node, context))
    return values


for _kinds, _function in (
        (("Constant", "NameConstant"), _literal("value")), (("Num",), _literal("n")),
        (("Str", "Bytes"), _literal("s")), (("Ellipsis",), _constant(lambda: Ellipsis)),
        (("JoinedStr", "TemplateStr", "Repr"), _constant(six.text_type)), (("Tuple",), _sequence(tuple)),
        (("List",), _sequence(list)), (("ExtSlice",), _sequence(tuple, "dims")),
        (("ListComp",), _constant(list)), (("SetComp",), _constant(set)), (("DictComp",), _constant(dict)),
        (("GeneratorExp",), _constant(lambda: iter(()))),
        (("Expression",), _part("body")), (("Expr", "Index", "NamedExpr"), _part("value"))):
    rule(*_kinds)(_function)


@rule("Dict")
def _dict(node, context):
    made = {}
    for key, value in zip(node.keys, node.values):
        if key is None:
            inner = eval_node(value, context)
            if type(inner) is not dict:
                raise GuardRejection("%s is unpacked here" % type(inner).__name__)
            made.update(inner)
            continue
        key = eval_node(key, context)
        if not is_data(key) and not get_policy(context).allow_any_calls:
            raise GuardRejection("A key is no data")
        made[key] = eval_node(value, context)
    return made


@rule("Set")
def _set(node, context):
    items = _items(node.elts, context)
    if not all(is_data(item) for item in items) and not get_policy(context).allow_any_calls:
        raise GuardRejection("An element is no data")
    return set(items)


@rule("Slice")
def _slice(node, context):
    return slice(*[eval_node(part, context) for part in (node.lower, node.upper, node.step)])


# -- names, attributes, items

@rule("Name")
def _name(node, context):
    name = node.id
    policy = get_policy(context)
    if name == SUBSCRIPT_MARKER and context.in_subscript:
        return IDENTITY_SUBSCRIPT
    spaces = ((True, context.transient_locals), (policy.allow_locals_access, context.locals),
              (policy.allow_globals_access, context.globals), (policy.allow_builtins_access, BUILTINS))
    for allowed, names in spaces:
        if allowed and names is not None and name in names:
            return names[name]
    if policy.allow_auto_import and context.auto_import:
        return context.auto_import(name)
    if not all(allowed for allowed, names in spaces if names is not None):
        raise GuardRejection("The policy %r does not allow to look at %s" % (str(context.evaluation), name))
    raise NameError("name '%s' is not defined" % name)


@rule("Attribute")
def _attribute(node, context):
    return for_each(eval_node(node.value, context), lambda value: _attribute_of(value, node.attr, context))


def _attribute_of(value, name, context):
    policy = get_policy(context)
    if policy.can_get_attr(value, name):
        return getattr(value, name)
    if context.evaluation == "minimal":
        raise GuardRejection("Attributes are not evaluated under the policy 'minimal'")
    raw = static_attribute(value, name)
    if is_a(raw, property):
        return returned(raw.fget, context, value)
    if raw is MISSING and is_a(value, types.ModuleType):
        path = "%s.%s" % (value.__name__, name)
        if path in sys.modules:
            return sys.modules[path]
        if policy.allow_auto_import and context.auto_import:
            return context.auto_import(path)
    if raw is MISSING or not is_a(value, type):
        return _annotated_attribute(value, name, context)
    raise GuardRejection("Attribute %s of %s is not evaluated" % (name, type(value).__name__))


def _annotated_attribute(value, name, context):
    """A stand-in for an attribute that the class only annotates.

    :raises AttributeError: where there is no such attribute.
    :raises GuardRejection: where the class makes attributes by code of its own.
    """
    kind = value if is_a(value, type) else class_of(value)
    for klass in mro(kind):
        note = _annotations(klass).get(name, MISSING)
        if note is not MISSING:
            module = sys.modules.get(class_attribute(klass, "__module__"))
            names = {} if module is None else vars(module)
            return annotated(resolved(note, names, context, value), value)
    for hook in ("__getattr__", "__getattribute__"):
        found = class_attribute(class_of(value), hook)
        if static_attribute(value, name) is not MISSING:
            raise GuardRejection("Attribute %s of %s is not evaluated" % (name, type(value).__name__))
        if found is not MISSING and type(found) is not type(object.__getattribute__):
            raise GuardRejection("%s makes attributes by code of its own" % type(value).__name__)
    raise AttributeError("%r object has no attribute %r" % (str(type(value).__name__), str(name)))


def _annotations(klass):
    """The annotations in a class's body, as far as they are there without running code."""
    found = class_dict(klass).get("__annotations__") or class_dict(klass).get("__annotations_cache__")
    return found if type(found) is dict else {}


@rule("Subscript")
def _subscript(node, context):
    item = eval_node(node.slice, context)
    return for_each(eval_node(node.value, context), lambda value: _item_of(value, item, context))


def _item_of(value, item, context):
    if is_a(value, (ListStandIn, DictStandIn)):
        return value.any_item(item)
    if value is IDENTITY_SUBSCRIPT or get_policy(context).can_get_item(value, item):
        return value[item]
    method = class_attribute(class_of(value), "__getitem__")
    if context.evaluation != "minimal" and method is not MISSING:
        return returned(method, context, value)
    raise GuardRejection("Items of %s are not evaluated" % type(value).__name__)


# -- calls

@rule("Call")
def _call(node, context):
    return for_each(eval_node(node.func, context), lambda func: _call_of(func, node, context))


def _call_of(func, node, context):
    if is_a(func, Inferred):
        owner = eval_node(node.func.value, context) if is_a(node.func, ast.Attribute) else None
        return func.result(context, _known_arguments(node, context), owner)
    policy = get_policy(context)
    args, kwargs = _arguments(node, context)
    if policy.allow_any_calls or policy.can_call_with(func, args, kwargs):
        return func(*args, **kwargs)
    if context.evaluation == "minimal":
        raise GuardRejection("Calls are not evaluated under the policy 'minimal'")
    if func is type and len(args) == 1:
        return type(args[0])
    if func is BUILTINS["open"] or (type(func) is type(_call) and vars(func).get("__wrapped__") is BUILTINS["open"]):
        return _open_file(*args, **kwargs)
    if is_a(func, six.class_types):
        made = _annotated_maker(func)
        return instance_of(func, args) if made is None else returned(made, context, func)
    method = class_attribute(class_of(func), "__call__")
    if method is not MISSING and type(method) is type(_call):
        return returned(method, context, func)
    value = returned(func, context, args=args)
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    return InferredCoroutine(value) if code is not None and code.co_flags & _COROUTINE else value


def _annotated_maker(kind):
    """The ``__new__`` of a class, where it is one that says what it returns."""
    maker = class_attribute(kind, "__new__")
    maker = getattr(maker, "__func__", maker)
    note = (getattr(maker, "__annotations__", None) or {}).get("return", kind)
    return None if note is kind or note == "Self" or getattr(note, "__name__", "") == "Self" else maker


def _known_arguments(node, context):
    """Values of the arguments by position, none where one of them is not known."""
    try:
        return _items(node.args, context)
    except Exception:  # the code is unfinished; most functions need no arguments to be known
        return []


def _open_file(name, mode="r", *args, **kwargs):
    """A file that was not opened, of the type that ``open`` would give."""
    import io

    kind = BUILTINS.get("file") or (io.BufferedReader if "b" in mode else io.TextIOWrapper)
    return kind.__new__(kind)


class Inferred(object):
    """A function of the code itself, of which only the result is found; see ``statements``."""

    #: what has the attributes that completion shows; None: those of a function
    stands_for = None

    def result(self, context, args=(), owner=None):
        """Return what a call gives.

        :param args: the arguments by position, as far as they are known.
        :param owner: the object whose method it is.
        :raises GuardRejection: where that is not known.
        """
        raise GuardRejection("%s is not known" % type(self).__name__)


#: flag of the code of coroutine functions
_COROUTINE = 0x100


class InferredCoroutine(Inferred):
    """What the call of a coroutine function gives.

    :param awaited: what is there when it was awaited.
    """

    stands_for = getattr(types, "CoroutineType", None)

    def __init__(self, awaited):
        self.awaited = awaited


def _arguments(node, context):
    """Values of a call's arguments.

    :raises GuardRejection: where some are unpacked.
    """
    if getattr(node, "starargs", None) or getattr(node, "kwargs", None):
        raise GuardRejection("Arguments are unpacked here")
    if any(keyword.arg is None for keyword in node.keywords):
        raise GuardRejection("Arguments are unpacked here")
    args = _items(node.args, context)
    return args, dict((str(keyword.arg), eval_node(keyword.value, context)) for keyword in node.keywords)


@rule("Await")
def _await(node, context):
    if not is_a(node.value, ast.Call):
        raise GuardRejection("It is not known what is awaited")
    func = eval_node(node.value.func, context)
    if not is_a(func, Inferred):
        return returned(func, context)
    value = func.result(context)
    return value.awaited if is_a(value, InferredCoroutine) else value
