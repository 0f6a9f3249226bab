"""What the lines before an expression define, without running them.

A cell is completed while it is written: the names it assigns, imports and defines exist in no namespace yet.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import sys

import six

from ..lookup import MISSING, class_attribute, is_a
from ..policies import GENERIC_CONTAINER_TYPES, VIEWS
from .access import Inferred
from .standins import DictStandIn, ListStandIn, annotated, resolved
from .walker import RULES, GuardRejection, eval_node, get_policy, rule

#: Types that are iterated without running anybody's code.
_ITERABLE = GENERIC_CONTAINER_TYPES + VIEWS + (
    six.text_type, bytes, type(range(0)), ListStandIn, DictStandIn)
#: Decorators under which a function in a class is what it is called by.
_PLAIN_DECORATORS = frozenset(("staticmethod", "classmethod", "property", "cached_property"))


@rule("Module", "Interactive")
def _module(node, context):
    """The value of the last statement; None where that is none with a value."""
    _run(node.body[:-1], context)
    if not node.body:
        return None
    last = node.body[-1]
    if is_a(last, ast.Expr):
        return eval_node(last, context)
    _run([last], context)
    return None


def _run(body, context):
    """Have statements define what they define; what goes wrong in one stays unknown: the code is unfinished."""
    for statement in body:
        if type(statement).__name__ in RULES:
            try:
                eval_node(statement, context)
            except Exception:
                continue


def _bind(target, value, context):
    if is_a(target, ast.Name):
        context.transient_locals[target.id] = value
    elif is_a(target, (ast.Tuple, ast.List)) and type(value) in (tuple, list):
        for part, item in zip(target.elts, value):
            _bind(part, item, context)
    elif (is_a(target, ast.Attribute) and is_a(target.value, ast.Name)
          and context.class_transients is not None and target.value.id == context.instance_arg_name):
        context.class_transients.setdefault(target.attr, value)


@rule("Assign")
def _assign(node, context):
    value = eval_node(node.value, context)
    for target in node.targets:
        _bind(target, value, context)


@rule("AnnAssign")
def _annotated_assign(node, context):
    note = resolved(eval_node(node.annotation, context), context.globals, context)
    _bind(node.target, annotated(note), context)


@rule("Import")
def _import(node, context):
    for name in node.names:
        module = sys.modules[name.name]
        if name.asname is None:
            module = sys.modules[name.name.partition(".")[0]]
        context.transient_locals[name.asname or name.name.partition(".")[0]] = module


@rule("ImportFrom")
def _import_from(node, context):
    module = sys.modules[node.module]
    for name in node.names:
        if get_policy(context).can_get_attr(module, name.name):
            context.transient_locals[name.asname or name.name] = getattr(module, name.name)


@rule("For", "AsyncFor")
def _for(node, context):
    values = eval_node(node.iter, context)
    if type(values) in _ITERABLE:
        for value in values:
            _bind(node.target, value, context)
            break
    _run(node.body + node.orelse, context)


@rule("With", "AsyncWith")
def _with(node, context):
    for item in getattr(node, "items", [node]):
        if item.optional_vars is None:
            continue
        manager = eval_node(item.context_expr, context)
        enter = class_attribute(type(manager), "__enter__")
        note = (getattr(enter, "__annotations__", None) or {}).get("return", MISSING)
        value = manager
        if note is not MISSING:
            value = annotated(resolved(note, enter.__globals__, context, manager), manager)
        _bind(item.optional_vars, value, context)
    _run(node.body, context)


@rule("If", "While")
def _if(node, context):
    _run(node.orelse, context)
    _run(node.body, context)


@rule("Match")
def _match(node, context):
    for case in reversed(node.cases):
        _run(case.body, context)


@rule("Try", "TryStar", "TryExcept", "TryFinally")
def _try(node, context):
    _run(node.body, context)
    for handler in getattr(node, "handlers", ()):
        if getattr(handler, "name", None) and handler.type is not None:
            name = handler.name if is_a(handler.name, type("")) else getattr(handler.name, "id", None)
            kind = eval_node(handler.type, context)
            if name and is_a(kind, type) and issubclass(kind, BaseException):
                context.transient_locals[name] = BaseException.__new__(kind)
        _run(handler.body, context)
    _run(getattr(node, "orelse", []) + getattr(node, "finalbody", []), context)


# -- functions and classes

class InferredFunction(Inferred):
    """A function that the code defines.

    :param node: its definition.
    """

    completion_kind = "function"

    def __init__(self, node):
        self._node = node
        self._entered = False

    def argument_names(self):
        """The names of its arguments, ``self`` aside."""
        spec = self._node.args
        listed = getattr(spec, "posonlyargs", []) + spec.args + getattr(spec, "kwonlyargs", [])
        found = [getattr(argument, "arg", getattr(argument, "id", None)) for argument in listed]
        return [name for name in found if name and name not in ("self", "cls")]

    def result(self, context):
        """What it returns: by its annotation, else the value of the first ``return`` that can be evaluated."""
        note = getattr(self._node, "returns", None)
        if note is not None:
            return annotated(resolved(eval_node(note, context), context.globals, context))
        if self._entered:
            raise GuardRejection("%s calls itself" % self._node.name)
        self._entered = True
        try:
            inner = context.replace(transient_locals=dict(context.transient_locals))
            _run(self._node.body, inner)
            return self._first_return(inner)
        finally:
            self._entered = False

    def _first_return(self, context):
        returns = [node for node in ast.walk(self._node) if is_a(node, ast.Return)]
        for statement in returns:
            try:
                return eval_node(statement.value, context)
            except (GuardRejection, NameError, AttributeError):
                continue
        if returns:
            raise GuardRejection("It is not known what %s returns" % self._node.name)
        return None


def _decorators(node):
    return set(getattr(decorator, "id", getattr(decorator, "attr", None)) for decorator in node.decorator_list)


@rule("FunctionDef", "AsyncFunctionDef")
def _function(node, context):
    names = _decorators(node)
    if names - _PLAIN_DECORATORS:
        return
    function = InferredFunction(node)
    if names & {"property", "cached_property"}:
        function = function.result(context)
    context.transient_locals[node.name] = function


@rule("Lambda")
def _lambda(node, context):
    return InferredLambda(node)


class InferredLambda(Inferred):
    """A lambda; what it returns is the value of its body.

    :param node: the lambda's.
    """

    def __init__(self, node):
        self._node = node

    def result(self, context):
        return eval_node(self._node.body, context)


@rule("ClassDef")
def _class(node, context):
    """Make a class of the same attributes; its bases must be such that no code of theirs runs."""
    bases = tuple(eval_node(base, context) for base in node.bases)
    if "NamedTuple" in [getattr(base, "__name__", None) for base in bases]:
        bases = (object,)
    if getattr(node, "keywords", None) or node.decorator_list and _decorators(node) != {"dataclass"}:
        raise GuardRejection("The class %s is made by other code" % node.name)
    for base in bases:
        hook = class_attribute(base, "__init_subclass__")
        if type(base) is not type or (hook is not MISSING and not _is_default(hook)):
            raise GuardRejection("The base %r runs code" % (base,))
    inner = context.replace(transient_locals={}, class_transients={})
    inner.transient_locals.update(context.transient_locals)
    _run(node.body, inner)
    attributes = dict((name, value) for name, value in inner.transient_locals.items()
                      if name not in context.transient_locals or context.transient_locals[name] is not value)
    for name, value in _instance_attributes(node, inner).items():
        attributes.setdefault(name, value)
    attributes = dict((str(name), value) for name, value in attributes.items()
                      if not (name.startswith("__") and is_a(value, Inferred)))
    context.transient_locals[node.name] = type(str(node.name), bases or (object,), attributes)


def _is_default(hook):
    return hook is object.__dict__.get("__init_subclass__")


def _instance_attributes(node, context):
    """What the methods assign to attributes of their first argument."""
    for method in node.body:
        arguments = getattr(method, "args", None)
        if not is_a(arguments, ast.arguments) or not arguments.args:
            continue
        first = arguments.args[0]
        name = getattr(first, "arg", getattr(first, "id", None))
        _run(method.body, context.replace(transient_locals=dict(context.transient_locals), instance_arg_name=name))
    return context.class_transients
