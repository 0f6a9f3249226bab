"""``IPython.core.guarded_eval``: the value of an expression, as far as a policy allows to find it.

The expression is parsed, and walked by a table from kinds of nodes to functions.  Where the policy forbids to run
something, its result may still be known: a class gives an instance that was not initialised, an annotated function
one of what it says it returns.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import operator
import sys
import types

import six

from ipython_compat import to_native
from ipython_compat.aliases import public

from .lookup import MISSING, class_attribute, mro, static_attribute
from .policies import (  # noqa: F401  (public names of IPython.core.guarded_eval)
    ALLOWED_CALLS, BUILTIN_GETATTR, BUILTIN_GETITEM, BUILTIN_OPERATIONS, BUILTINS, EVALUATION_POLICIES,
    GENERIC_CONTAINER_TYPES, NUMERICS, SUPPORTED_EXTERNAL_GETITEM, EvaluationPolicy, SelectivePolicy,
    dict_non_mutating_methods, is_data, list_non_mutating_methods, set_non_mutating_methods)

SUBSCRIPT_MARKER = "__SUBSCRIPT_SENTINEL__"
#: What has no value that could be known.
NOT_EVALUATED = object()
UNKNOWN_SIGNATURE = ()
GENERATING_DOCUMENTATION = False
AnyStr = (bytes, six.text_type)
#: The largest number that may be an exponent, a shift or a factor of a sequence.
_BIG = 10000


@public("IPython.core.guarded_eval")
class GuardRejection(Exception):
    """The policy does not allow to evaluate this."""


@public("IPython.core.guarded_eval")
class HasGetAttr(object):
    """A type whose instances have an attribute hook, ``__getattr__``."""

    def __init__(self, *args, **kwargs):
        super(HasGetAttr, self).__init__()


@public("IPython.core.guarded_eval")
class DoesNotHaveGetAttr(object):
    """A type whose instances have none."""

    def __init__(self, *args, **kwargs):
        super(DoesNotHaveGetAttr, self).__init__()


@public("IPython.core.guarded_eval")
class HasGetItem(object):
    """A type whose instances have items."""

    def __init__(self, *args, **kwargs):
        super(HasGetItem, self).__init__()


@public("IPython.core.guarded_eval")
class InstancesHaveGetItem(object):
    """Something that gives objects with items when it is called."""

    def __init__(self, *args, **kwargs):
        super(InstancesHaveGetItem, self).__init__()

    def __call__(self, *args, **kwargs):
        return HasGetItem()


MayHaveGetattr = (HasGetAttr, DoesNotHaveGetAttr)


@public("IPython.core.guarded_eval")
class ImpersonatingDuck(object):
    """An object that says it is of another class; for values of which only the type is known."""


class _IdentitySubscript(object):
    """Gives what stands between its brackets."""

    def __getitem__(self, key):
        return key


IDENTITY_SUBSCRIPT = _IdentitySubscript()


@public("IPython.core.guarded_eval")
class EvaluationContext(object):
    """Where an expression is evaluated, and what is allowed there.

    :param locals: the names of the user's namespace.
    :param globals: those of the module.
    :param evaluation: ``forbidden``, ``minimal``, ``limited``, ``unsafe`` or ``dangerous``.
    :param in_subscript: the code stands between brackets: it may be a slice or a tuple.
    :param auto_import: called with a tuple of names to import a module whose name is not defined.
    :param policy_overrides: attributes of the policy to change.
    :param transient_locals: names that the code itself defines.
    :param class_transients: names that the class body around the code defines.
    :param instance_arg_name: the name of ``self`` in the method around the code.
    :param current_value: the node whose value is being assigned.
    """

    _fields = ("locals", "globals", "evaluation", "in_subscript", "auto_import", "policy_overrides",
               "transient_locals", "class_transients", "instance_arg_name", "current_value")
    locals = globals = None
    evaluation = "forbidden"
    in_subscript = False
    auto_import = None
    class_transients = None
    instance_arg_name = None
    current_value = None

    def __init__(self, locals, globals, evaluation="forbidden", in_subscript=False, auto_import=None,
                 policy_overrides=None, transient_locals=None, class_transients=None, instance_arg_name=None,
                 current_value=None):
        self.locals = locals
        self.globals = globals
        self.evaluation = evaluation
        self.in_subscript = in_subscript
        self.auto_import = auto_import
        self.policy_overrides = {} if policy_overrides is None else policy_overrides
        self.transient_locals = {} if transient_locals is None else transient_locals
        self.class_transients = class_transients
        self.instance_arg_name = instance_arg_name
        self.current_value = current_value

    def replace(self, **changes):
        """Return a copy with some values changed."""
        values = dict((str(name), getattr(self, name)) for name in self._fields)
        values.update(changes)
        return EvaluationContext(**values)


def get_policy(context):
    """Return the policy of a context, with its overrides.

    :raises GuardRejection: where evaluation is forbidden.
    """
    policy = EVALUATION_POLICIES.get(context.evaluation)
    if policy is None:
        raise GuardRejection("Nothing is evaluated under the policy %r" % str(context.evaluation))
    if context.policy_overrides:
        import copy

        policy = copy.copy(policy)
        for name, value in context.policy_overrides.items():
            setattr(policy, to_native(name), value)
    return policy


def guarded_eval(code, context):
    """Return the value of an expression.

    :param code: the expression's text; statements before it may define names.
    :param context: an :class:`EvaluationContext`.
    :raises GuardRejection: where the policy does not allow it.
    :raises Exception: whatever the evaluation raises: SyntaxError, NameError, KeyError ...
    """
    if context.evaluation == "forbidden":
        raise GuardRejection("Nothing is evaluated under the policy 'forbidden'")
    if context.evaluation == "dangerous":
        if context.in_subscript:
            code = "%s[%s]" % (SUBSCRIPT_MARKER, code)
            return eval(code, context.globals, dict(context.locals, **{SUBSCRIPT_MARKER: IDENTITY_SUBSCRIPT}))
        return eval(code, context.globals, context.locals)
    if context.in_subscript:
        code = "%s[%s]" % (SUBSCRIPT_MARKER, code)
    return eval_node(ast.parse(code), context)


def eval_node(node, context):
    """Return the value of a node of an abstract syntax tree.

    :param node: an ``ast`` node, or None.
    :param context: an :class:`EvaluationContext`.
    :raises GuardRejection: where the policy does not allow it, or there is no rule for such a node.
    """
    if node is None:
        return None
    rule = RULES.get(type(node).__name__)
    if rule is None:
        raise GuardRejection("There is no safe way to evaluate %s" % type(node).__name__)
    return rule(node, context)


# -- names and values

def _eval_name(node, context):
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
        return context.auto_import((name,))
    if any(names is not None and name in names for allowed, names in spaces if not allowed):
        raise GuardRejection("The policy %r does not allow to look at %s" % (str(context.evaluation), name))
    raise NameError("name '%s' is not defined" % name)


def _eval_dict(node, context):
    if any(key is None for key in node.keys):
        raise GuardRejection("Another mapping is unpacked here")
    keys = [eval_node(key, context) for key in node.keys]
    if not all(is_data(key) for key in keys) and not get_policy(context).allow_any_calls:
        raise GuardRejection("A key is no data")
    return dict(zip(keys, [eval_node(value, context) for value in node.values]))


def _eval_set(node, context):
    items = [eval_node(item, context) for item in node.elts]
    if not all(is_data(item) for item in items) and not get_policy(context).allow_any_calls:
        raise GuardRejection("An element is no data")
    return set(items)


def _eval_slice(node, context):
    return slice(*[eval_node(part, context) for part in (node.lower, node.upper, node.step)])


# -- operators

#: Operators that Python 2 has not are looked up by name.
_BINARY = dict((getattr(ast, name), (getattr(operator, function), dunder)) for name, function, dunder in (
    ("Add", "add", "__add__"), ("Sub", "sub", "__sub__"), ("Mult", "mul", "__mul__"), ("Div", "truediv", "__truediv__"),
    ("FloorDiv", "floordiv", "__floordiv__"), ("Mod", "mod", "__mod__"), ("Pow", "pow", "__pow__"),
    ("LShift", "lshift", "__lshift__"), ("RShift", "rshift", "__rshift__"), ("BitOr", "or_", "__or__"),
    ("BitXor", "xor", "__xor__"), ("BitAnd", "and_", "__and__"), ("MatMult", "matmul", "__matmul__"))
    if hasattr(ast, name) and hasattr(operator, function))
_UNARY = {ast.USub: (operator.neg, ("__neg__",)), ast.UAdd: (operator.pos, ("__pos__",)),
          ast.Invert: (operator.invert, ("__invert__", "__inv__")), ast.Not: (operator.not_, ("__not__",))}
_COMPARE = {
    ast.Eq: (operator.eq, ("__eq__",)), ast.NotEq: (operator.ne, ("__ne__", "__eq__")),
    ast.Lt: (operator.lt, ("__lt__", "__gt__")), ast.LtE: (operator.le, ("__le__", "__ge__")),
    ast.Gt: (operator.gt, ("__gt__", "__lt__")), ast.GtE: (operator.ge, ("__ge__", "__le__")),
    ast.In: (lambda a, b: a in b, ("__contains__",)), ast.NotIn: (lambda a, b: a not in b, ("__contains__",))}
BINARY_OP_DUNDERS = dict((kind, (dunder,)) for kind, (_, dunder) in _BINARY.items())
UNARY_OP_DUNDERS = dict((kind, dunders) for kind, (_, dunders) in _UNARY.items())
COMP_OP_DUNDERS = dict((kind, dunders) for kind, (_, dunders) in _COMPARE.items())


def _grows(operation, left, right):
    """Say whether the result would be too large to compute while somebody types."""
    numbers = [value for value in (left, right) if isinstance(value, six.integer_types)]
    if operation in (ast.Pow, ast.LShift):
        return any(abs(number) > _BIG for number in numbers)
    if operation is ast.Mult and len(numbers) == 1:
        return abs(numbers[0]) > _BIG
    return operation is ast.Mod and isinstance(left, AnyStr)


def _eval_binary(node, context):
    left, right = eval_node(node.left, context), eval_node(node.right, context)
    function, dunder = _BINARY[type(node.op)]
    policy = get_policy(context)
    allowed = policy.can_operate((dunder,), left, right)
    if allowed and (policy.allow_all_operations or not _grows(type(node.op), left, right)):
        return function(left, right)
    raise GuardRejection("%s of %s and %s is not evaluated" % (
        type(node.op).__name__, type(left).__name__, type(right).__name__))


def _eval_unary(node, context):
    value = eval_node(node.operand, context)
    function, dunders = _UNARY[type(node.op)]
    if get_policy(context).can_operate(dunders, value):
        return function(value)
    raise GuardRejection("%s of %s is not evaluated" % (type(node.op).__name__, type(value).__name__))


def _eval_compare(node, context):
    left = eval_node(node.left, context)
    policy = get_policy(context)
    for operation, other in zip(node.ops, node.comparators):
        right = eval_node(other, context)
        if isinstance(operation, (ast.Is, ast.IsNot)):
            holds = (left is right) == isinstance(operation, ast.Is)
        else:
            function, dunders = _COMPARE[type(operation)]
            if not policy.can_operate(dunders, left, right):
                raise GuardRejection("A comparison with %s is not evaluated" % type(left).__name__)
            holds = function(left, right)
        if not holds:
            return False
        left = right
    return True


def _truth(value, context):
    """The truth of a value; True where finding it could run code."""
    return bool(value) if is_data(value) or get_policy(context).allow_all_operations else True


def _eval_bool(node, context):
    stop = isinstance(node.op, ast.Or)
    for part in node.values:
        value = eval_node(part, context)
        if _truth(value, context) == stop:
            return value
    return value


def _eval_if(node, context):
    chosen, other = node.body, node.orelse
    try:
        if not _truth(eval_node(node.test, context), context):
            chosen, other = other, chosen
    except (GuardRejection, NameError):
        pass  # either branch shows what may come
    return eval_node(chosen, context)


# -- attributes, items, calls

def _eval_attribute(node, context):
    value = eval_node(node.value, context)
    if get_policy(context).can_get_attr(value, node.attr):
        return getattr(value, node.attr)
    raw = static_attribute(value, node.attr)
    if isinstance(raw, property) and context.evaluation != "minimal":
        return _returned(raw.fget, context)
    raise GuardRejection("Attribute %s of %s is not evaluated" % (node.attr, type(value).__name__))


def _eval_subscript(node, context):
    value = eval_node(node.value, context)
    item = eval_node(node.slice, context)
    if value is IDENTITY_SUBSCRIPT or get_policy(context).can_get_item(value, item):
        return value[item]
    raise GuardRejection("Items of %s are not evaluated" % type(value).__name__)


def _eval_call(node, context):
    func = eval_node(node.func, context)
    policy = get_policy(context)
    if policy.can_call(func):
        args, kwargs = _arguments(node, context)
        plain = all(is_data(value) for value in list(args) + list(kwargs.values()))
        if policy.allow_any_calls or plain:
            return func(*args, **kwargs)
    if context.evaluation == "minimal":
        raise GuardRejection("Calls are not evaluated under the policy 'minimal'")
    if isinstance(func, six.class_types):
        return instance_of(func)
    return _returned(func, context)


def _arguments(node, context):
    """Values of a call's arguments.

    :raises GuardRejection: where some are unpacked.
    """
    if getattr(node, "starargs", None) or getattr(node, "kwargs", None):
        raise GuardRejection("Arguments are unpacked here")
    if any(keyword.arg is None for keyword in node.keywords):
        raise GuardRejection("Arguments are unpacked here")
    args = [eval_node(argument, context) for argument in node.args]
    return args, dict((str(keyword.arg), eval_node(keyword.value, context)) for keyword in node.keywords)


def instance_of(kind):
    """Return an instance of a class that was made without running its code: not initialised.

    :raises GuardRejection: where the class, or its metaclass, has code that would run.
    """
    if not isinstance(kind, type) or type(kind).__call__ is not type.__call__:
        raise GuardRejection("%r would run code" % (kind,))
    if class_attribute(kind, "__del__") is not MISSING:
        raise GuardRejection("%s has a __del__" % kind.__name__)
    for klass in mro(kind):
        maker = klass.__dict__.get("__new__")
        if maker is not None:
            if klass is not object and klass not in BUILTIN_GETATTR:
                raise GuardRejection("%s has a __new__" % klass.__name__)
            return klass.__new__(kind)
    return object.__new__(kind)


def _returned(func, context):
    """Return a stand-in for what a function returns, by its annotation.

    :raises GuardRejection: where it has none.
    """
    owner = None
    if isinstance(func, types.MethodType):
        owner, func = func.__self__, func.__func__
    if not isinstance(func, types.FunctionType):
        raise GuardRejection("It is not known what a %s returns" % type(func).__name__)
    note = (getattr(func, "__annotations__", None) or {}).get("return", MISSING)
    if note is MISSING:
        raise GuardRejection("It is not known what %r returns" % (func,))
    if isinstance(note, six.string_types):
        if note == "Self" and owner is not None:
            return owner
        scope = context.replace(globals=getattr(func, "__globals__", {}), evaluation="limited", in_subscript=False)
        note = guarded_eval(note, scope)
    return annotated(note, owner)


def annotated(note, owner=None):
    """Return an instance of what an annotation says.

    :param note: a class, ``list[int]``, ``Optional[X]``, None, ``Self``.
    :param owner: the object whose method is annotated, for ``Self``.
    :raises GuardRejection: where it says nothing definite.
    """
    if note is None:
        return None
    if getattr(note, "_name", None) == "Self" and owner is not None:
        return owner
    origin = getattr(note, "__origin__", None)
    choices = [choice for choice in getattr(note, "__args__", ()) or () if choice is not type(None)]
    is_union = type(note).__name__ in ("UnionType", "Union") or getattr(origin, "_name", None) == "Union"
    if is_union and choices:
        return annotated(choices[0], owner)
    if isinstance(origin, type):
        note = origin
    if isinstance(note, type):
        return note() if note in ALLOWED_CALLS else instance_of(note)
    raise GuardRejection("%r says nothing definite" % (note,))


# -- statements before the expression

def _eval_module(node, context):
    value = NOT_EVALUATED
    for statement in node.body[:-1]:
        try:
            eval_node(statement, context)
        except Exception:  # the code is unfinished, and any of it may be wrong: what it would define stays unknown
            continue
    if node.body:
        value = eval_node(node.body[-1], context)
    return value


def _eval_assign(node, context):
    value = eval_node(node.value, context)
    for target in node.targets:
        _bind(target, value, context)
    return value


def _bind(target, value, context):
    if isinstance(target, ast.Name):
        context.transient_locals[target.id] = value
    elif isinstance(target, (ast.Tuple, ast.List)) and type(value) in (tuple, list):
        for part, item in zip(target.elts, value):
            _bind(part, item, context)


def _eval_annotated_assign(node, context):
    _bind(node.target, annotated(eval_node(node.annotation, context)), context)


def _eval_import(node, context):
    for name in node.names:
        module = sys.modules[name.name]
        if name.asname is None:
            module = sys.modules[name.name.partition(".")[0]]
        context.transient_locals[name.asname or name.name.partition(".")[0]] = module


def _eval_import_from(node, context):
    module = sys.modules[node.module]
    for name in node.names:
        if get_policy(context).can_get_attr(module, name.name):
            context.transient_locals[name.asname or name.name] = getattr(module, name.name)


def _literal(name):
    return lambda node, context: getattr(node, name)


def _constant(value):
    return lambda node, context: value


def _part(name):
    return lambda node, context: eval_node(getattr(node, name), context)


def _sequence(kind, parts="elts"):
    return lambda node, context: kind([eval_node(part, context) for part in getattr(node, parts)])


def _eval_await(node, context):
    if isinstance(node.value, ast.Call):
        return _returned(eval_node(node.value.func, context), context)
    raise GuardRejection("It is not known what is awaited")


#: Kind of node -> its rule; kinds that not every Python has are named all the same.
RULES = {
    "Module": _eval_module, "Expression": _part("body"), "Expr": _part("value"), "Interactive": _eval_module,
    "Constant": _literal("value"), "Num": _literal("n"), "Str": _literal("s"), "Bytes": _literal("s"),
    "NameConstant": _literal("value"), "Ellipsis": _constant(Ellipsis), "JoinedStr": _constant(""),
    "TemplateStr": _constant(""), "Repr": _constant(str("")), "Name": _eval_name, "Tuple": _sequence(tuple),
    "List": _sequence(list), "Set": _eval_set, "Dict": _eval_dict, "Attribute": _eval_attribute,
    "Subscript": _eval_subscript, "Index": _part("value"), "Slice": _eval_slice, "ExtSlice": _sequence(tuple, "dims"),
    "BinOp": _eval_binary, "UnaryOp": _eval_unary, "BoolOp": _eval_bool, "Compare": _eval_compare, "IfExp": _eval_if,
    "Call": _eval_call, "NamedExpr": _part("value"), "Await": _eval_await, "ListComp": _constant([]),
    "SetComp": _constant(set()), "DictComp": _constant({}), "GeneratorExp": lambda node, context: iter(()),
    "Assign": _eval_assign, "AnnAssign": _eval_annotated_assign, "Import": _eval_import,
    "ImportFrom": _eval_import_from,
}
