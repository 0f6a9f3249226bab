"""The walk over a syntax tree: what it needs to know, and the table of its rules."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_native
from ipython_compat.aliases import public

from ..policies import EVALUATION_POLICIES

#: Kind of node -> a function of node and context; kinds that not every Python has are named all the same.
RULES = {}


@public("IPython.core.guarded_eval")
class GuardRejection(Exception):
    """The policy does not allow to evaluate this."""


@public("IPython.core.guarded_eval")
class EvaluationContext(object):
    """Where an expression is evaluated, and what is allowed there.

    :param locals: the names of the user's namespace.
    :param globals: those of the module.
    :param evaluation: ``forbidden``, ``minimal``, ``limited``, ``unsafe`` or ``dangerous``.
    :param in_subscript: the code stands between brackets: it may be a slice or a tuple.
    :param auto_import: called with the dotted name of a module that is not defined, to import it.
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
                 policy_overrides=None, transient_locals=None, class_transients=None,
                 instance_arg_name=None, current_value=None):
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


def rule(*kinds):
    """Return a decorator that makes a function of node and context the rule for these kinds of nodes."""
    def register(func):
        for kind in kinds:
            RULES[kind] = func
        return func
    return register


def eval_node(node, context):
    """Return the value of a node of an abstract syntax tree.

    :param node: an ``ast`` node, or None.
    :param context: an :class:`EvaluationContext`.
    :raises GuardRejection: where the policy does not allow it, or there is no rule for such a node.
    """
    if node is None:
        return None
    found = RULES.get(type(node).__name__)
    if found is None:
        raise GuardRejection("There is no safe way to evaluate %s" % type(node).__name__)
    return found(node, context)
