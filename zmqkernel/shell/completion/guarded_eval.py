"""``IPython.core.guarded_eval``: the value of an expression, as far as a policy allows to find it.

The expression is parsed, and walked by a table from kinds of nodes to functions.  Where the policy forbids to run
something, its result may still be known: a class gives an instance that was not initialised, an annotated function
one of what it says it returns.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast

import six

from ipython_compat.aliases import public

from .evaluation.access import IDENTITY_SUBSCRIPT, SUBSCRIPT_MARKER
from .evaluation.operators import (  # noqa: F401  (this and what follows: names of IPython.core.guarded_eval)
    BINARY_OP_DUNDERS, COMP_OP_DUNDERS, UNARY_OP_DUNDERS)
from .evaluation.standins import is_type_annotation as _is_type_annotation  # noqa: F401
from .evaluation.statements import InferredFunction  # noqa: F401
from .evaluation.walker import EvaluationContext, GuardRejection, eval_node, get_policy  # noqa: F401
from .policies import (  # noqa: F401
    ALLOWED_CALLS, BUILTIN_GETATTR, BUILTIN_GETITEM, BUILTIN_OPERATIONS, EVALUATION_POLICIES,
    GENERIC_CONTAINER_TYPES, NUMERICS, SUPPORTED_EXTERNAL_GETITEM, EvaluationPolicy, SelectivePolicy, _unbind_method,
    dict_non_mutating_methods, list_non_mutating_methods, set_non_mutating_methods)

#: What has no value that could be known.
NOT_EVALUATED = object()
UNKNOWN_SIGNATURE = ()
GENERATING_DOCUMENTATION = False
AnyStr = (bytes, six.text_type)


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


def guarded_eval(code, context):
    """Return the value of an expression.

    :param code: the expression's text; statements before it may define names.
    :param context: an :class:`EvaluationContext`.
    :raises GuardRejection: where the policy does not allow it.
    :raises Exception: whatever the evaluation raises: SyntaxError, NameError, KeyError ...
    """
    if context.evaluation == "forbidden":
        raise GuardRejection("Nothing is evaluated under the policy 'forbidden'")
    if context.in_subscript and not code.strip():
        return ()
    if context.in_subscript:
        code = "%s[%s]" % (SUBSCRIPT_MARKER, code)
    if context.evaluation == "dangerous":
        names = context.locals
        if context.in_subscript:
            names = dict(names, **{str(SUBSCRIPT_MARKER): IDENTITY_SUBSCRIPT})
        return eval(code, context.globals, names)
    return eval_node(ast.parse(code), context)
