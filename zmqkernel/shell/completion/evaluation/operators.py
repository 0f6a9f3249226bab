"""Operators, comparisons and conditions."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import operator
import re

import six

from ipython_compat import to_text

from ..lookup import is_a
from ..policies import is_data
from .walker import GuardRejection, eval_node, get_policy, rule

#: The largest number that may be an exponent, a shift or a factor of a sequence.
_BIG = 10000
_WIDE_FORMAT = re.compile(r"\d{4}|\*")
_TEXT = (bytes, six.text_type)

#: Operators that Python 2 has not are looked up by name.
_BINARY = dict((getattr(ast, name), (getattr(operator, function), dunder)) for name, function, dunder in (
    ("Add", "add", "__add__"), ("Sub", "sub", "__sub__"), ("Mult", "mul", "__mul__"),
    ("Div", "truediv", "__truediv__"), ("FloorDiv", "floordiv", "__floordiv__"), ("Mod", "mod", "__mod__"),
    ("Pow", "pow", "__pow__"), ("LShift", "lshift", "__lshift__"), ("RShift", "rshift", "__rshift__"),
    ("BitOr", "or_", "__or__"), ("BitXor", "xor", "__xor__"), ("BitAnd", "and_", "__and__"),
    ("MatMult", "matmul", "__matmul__")) if hasattr(ast, name) and hasattr(operator, function))
_UNARY = {ast.USub: (operator.neg, ("__neg__",)), ast.UAdd: (operator.pos, ("__pos__",)),
          ast.Invert: (operator.invert, ("__invert__", "__inv__")), ast.Not: (operator.not_, ("__not__",))}
_COMPARE = {
    ast.Eq: (operator.eq, ("__eq__",)), ast.NotEq: (operator.ne, ("__ne__", "__eq__")),
    ast.Lt: (operator.lt, ("__lt__", "__gt__")), ast.LtE: (operator.le, ("__le__", "__ge__")),
    ast.Gt: (operator.gt, ("__gt__", "__lt__")), ast.GtE: (operator.ge, ("__ge__", "__le__")),
    ast.In: (lambda a, b: a in b, ("__contains__",)),
    ast.NotIn: (lambda a, b: a not in b, ("__contains__",))}
BINARY_OP_DUNDERS = dict((kind, (dunder,)) for kind, (_, dunder) in _BINARY.items())
UNARY_OP_DUNDERS = dict((kind, dunders) for kind, (_, dunders) in _UNARY.items())
COMP_OP_DUNDERS = dict((kind, dunders) for kind, (_, dunders) in _COMPARE.items())


def _grows(operation, left, right):
    """Say whether the result would be too large to compute while somebody types."""
    numbers = [value for value in (left, right) if is_a(value, six.integer_types)]
    if operation in (ast.Pow, ast.LShift):
        return any(abs(number) > _BIG for number in numbers)
    if operation is ast.Mult and len(numbers) == 1:
        return abs(numbers[0]) > _BIG
    if operation is ast.Mod and is_a(left, _TEXT):
        return _WIDE_FORMAT.search(to_text(left, "latin-1")) is not None
    return False


def _are_types(*values):
    """Say whether ``|`` between the values makes a union of types."""
    return all(value is None or type(value) is type or type(value).__module__ in ("typing", "types")
               for value in values)


@rule("BinOp")
def _binary(node, context):
    left, right = eval_node(node.left, context), eval_node(node.right, context)
    function, dunder = _BINARY[type(node.op)]
    policy = get_policy(context)
    if policy.allow_all_operations or (is_a(node.op, ast.BitOr) and _are_types(left, right)):
        return function(left, right)
    if policy.can_operate((dunder,), left, right) and not _grows(type(node.op), left, right):
        return function(left, right)
    raise GuardRejection("%s of %s and %s is not evaluated" % (
        type(node.op).__name__, type(left).__name__, type(right).__name__))


@rule("UnaryOp")
def _unary(node, context):
    value = eval_node(node.operand, context)
    function, dunders = _UNARY[type(node.op)]
    if get_policy(context).can_operate(dunders, value):
        return function(value)
    raise GuardRejection("%s of %s is not evaluated" % (type(node.op).__name__, type(value).__name__))


@rule("Compare")
def _compare(node, context):
    left = eval_node(node.left, context)
    policy = get_policy(context)
    for operation, other in zip(node.ops, node.comparators):
        right = eval_node(other, context)
        if is_a(operation, (ast.Is, ast.IsNot)):
            holds = (left is right) == is_a(operation, ast.Is)
        else:
            function, dunders = _COMPARE[type(operation)]
            if not policy.can_operate(dunders, left, right) or not _may_contain(operation, left, right, policy):
                raise GuardRejection("A comparison with %s is not evaluated" % type(left).__name__)
            holds = function(left, right)
        if not holds:
            return False
        left = right
    return True


def _may_contain(operation, left, right, policy):
    """Say whether a comparison is none of ``in``, or one that compares data with data."""
    if not is_a(operation, (ast.In, ast.NotIn)) or policy.allow_all_operations:
        return True
    return is_data(left) and (is_data(right) or type(right) is type(range(0)))


def _truth(value, context):
    """The truth of a value; True where finding it could run code."""
    return bool(value) if is_data(value) or get_policy(context).allow_all_operations else True


@rule("BoolOp")
def _bool(node, context):
    stop = is_a(node.op, ast.Or)
    for part in node.values:
        value = eval_node(part, context)
        if _truth(value, context) == stop:
            return value
    return value


@rule("IfExp")
def _if_expression(node, context):
    chosen, other = node.body, node.orelse
    try:
        if not _truth(eval_node(node.test, context), context):
            chosen, other = other, chosen
    except (GuardRejection, NameError):
        return eval_node(chosen, context)  # either branch shows what may come
    return eval_node(chosen, context)
