"""What the lines before an expression define, without running them.

A cell is completed while it is written: the names it assigns, imports and defines exist in no namespace yet.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import sys

import six

from ..lookup import MISSING, class_attribute, is_a
from ..policies import GENERIC_CONTAINER_TYPES, SCALARS, VIEWS
from .access import Inferred, InferredCoroutine
from .alternatives import alternatives, one_of
from .standins import DictStandIn, ListStandIn, annotated, is_variable, resolved
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


def _branches(bodies, context):
    """Run bodies of which any or none runs: names are bound to one of what they had before and have in each."""
    before = dict(context.transient_locals)
    outcomes = [before]
    for body in bodies:
        inner = context.replace(transient_locals=dict(before))
        _run(body, inner)
        outcomes.append(inner.transient_locals)
    for outcome in outcomes[1:]:
        for name in outcome:
            context.transient_locals[name] = one_of(other[name] for other in outcomes if name in other)


def _bind(target, value, context):
    if is_a(target, ast.Name):
        context.transient_locals[target.id] = value
    elif is_a(target, (ast.Tuple, ast.List)) and type(value) in (tuple, list):
        _bind_parts(target.elts, list(value), context)
    elif is_a(target, ast.Subscript) and is_a(target.value, ast.Name):
        _bind_item(target.value.id, eval_node(target.slice, context), value, context)
    elif (is_a(target, ast.Attribute) and is_a(target.value, ast.Name)
          and context.class_transients is not None and target.value.id == context.instance_arg_name):
        context.class_transients.setdefault(target.attr, value)


def _bind_parts(targets, values, context):
    """Bind the parts of a tuple; ``*rest`` takes what the others leave."""
    for index, target in enumerate(targets):
        if type(target).__name__ == "Starred":
            end = len(values) - (len(targets) - index - 1)
            values[index:end] = [values[index:end]]
            target = target.value
        if index < len(values):
            _bind(target, values[index], context)


def _bind_item(name, key, value, context):
    """Set an item of a dict: of a copy, the dict may be the user's."""
    before = context.transient_locals.get(name)
    if type(before) is dict and type(key) in SCALARS:
        context.transient_locals[name] = before.copy()
        context.transient_locals[name][key] = value


@rule("Assign")
def _assign(node, context):
    value = eval_node(node.value, context)
    for target in node.targets:
        _bind(target, value, context)


@rule("AnnAssign")
def _annotated_assign(node, context):
    note = resolved(eval_node(node.annotation, context), context.globals, context)
    declared = annotated(note)
    try:
        given = eval_node(node.value, context)
    except Exception:  # the code is unfinished; what it declares is known
        given = None
    if given is not None:
        declared = one_of(given if type(each) is type(given) else each for each in alternatives(declared))
    _bind(node.target, declared, context)


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
    values = alternatives(eval_node(node.iter, context))[0]
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
    _branches([node.body, node.orelse], context)


@rule("Match")
def _match(node, context):
    _branches([case.body for case in node.cases], context)


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

    def result(self, context, args=(), owner=None):
        """What it returns: by its annotation, else one of the values of those ``return`` that can be evaluated."""
        value = self._returned(context, args, owner)
        return InferredCoroutine(value) if type(self._node).__name__ == "AsyncFunctionDef" else value

    def _returned(self, context, args, owner):
        note = getattr(self._node, "returns", None)
        if note is not None:
            note = resolved(eval_node(note, context), context.globals, context)
            return self._argument(note, context, args) if is_variable(note) and args else annotated(note)
        if self._entered:
            raise GuardRejection("%s calls itself" % self._node.name)
        self._entered = True
        try:
            inner = context.replace(transient_locals=dict(context.transient_locals))
            if owner is not None and self._node.args.args:
                first = self._node.args.args[0]
                inner.transient_locals[getattr(first, "arg", getattr(first, "id", None))] = owner
            _run(self._node.body, inner)
            return self._some_return(inner)
        finally:
            self._entered = False

    def _argument(self, note, context, args):
        """The value of the argument that has the type variable ``note`` as its annotation."""
        spec = self._node.args
        listed = [one for one in getattr(spec, "posonlyargs", []) + spec.args if one.arg not in ("self", "cls")]
        for argument, value in zip(listed, args):
            if argument.annotation is not None and eval_node(argument.annotation, context) is note:
                return value
        return annotated(note)

    def _some_return(self, context):
        returns = [node for node in ast.walk(self._node) if is_a(node, ast.Return)]
        found = []
        for statement in returns:
            try:
                found.append(eval_node(statement.value, context))
            except (GuardRejection, NameError, AttributeError, KeyError, IndexError, TypeError):
                continue
        if returns and not found:
            raise GuardRejection("It is not known what %s returns" % self._node.name)
        return one_of(found) if found else None


def _decorators(node):
    return set(getattr(decorator, "id", getattr(decorator, "attr", None)) for decorator in node.decorator_list)


@rule("FunctionDef", "AsyncFunctionDef")
def _function(node, context):
    names = _decorators(node)
    makes_property = names & {"property", "cached_property"}
    if names - _PLAIN_DECORATORS and not makes_property:
        return
    function = InferredFunction(node)
    if makes_property:
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

    def result(self, context, args=(), owner=None):
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
