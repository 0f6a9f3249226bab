"""``Completer``: names and attributes, from the user's namespaces."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import re
import warnings

from traitlets import Bool, Dict, DottedObjectName, Enum, Int, observe
from traitlets.config.configurable import Configurable

from ipython_compat.aliases import public

from . import names
from .deadline import TimeIsUp, time_limit
from .evaluation.access import Inferred
from .evaluation.alternatives import alternatives
from .guarded_eval import EVALUATION_POLICIES, EvaluationContext, GuardRejection, eval_node, guarded_eval

not_found = object()


def _a_function():
    """What a function of the cell, which was not run, is taken for."""


#: Seconds that looking at objects may take, whatever they do.
PATIENCE = 3.0
_DOTTED = re.compile(r"(.+)\.(\w*)$", re.UNICODE | re.DOTALL)


@public("IPython.core.completer")
class Completer(Configurable):
    """Complete names and attributes.

    :param namespace: a dict of names; ``__main__``'s where none is given.
    :param global_namespace: a second one, for names that are not in the first.
    """

    greedy = Bool(False, help="""Deprecated: what ``evaluation = 'unsafe'`` and ``auto_close_dict_keys`` do, and
        larger tokens.""").tag(config=True)
    evaluation = Enum(("forbidden", "minimal", "limited", "unsafe", "dangerous"), default_value="limited", help="""\
        What may be evaluated to find completions. ``forbidden``: nothing. ``minimal``: literals and builtins.
        ``limited``: names, and those attributes, items and calls that are known not to run anybody's code. ``unsafe``:
        all expressions, calls and properties with their side effects too. ``dangerous``: anything, by eval().
        """).tag(config=True)
    use_jedi = Bool(True, help="Use jedi, where it is installed and the live objects do not answer.").tag(config=True)
    jedi_compute_type_timeout = Int(400, help="""Milliseconds that jedi may take for types; it gets four times
        that to find names. 0 leaves it out.""").tag(config=True)
    debug = Bool(False, help="Show tracebacks of completers that fail.").tag(config=True)
    backslash_combining_completions = Bool(True, help=r"""Complete \alpha and \GREEK SMALL LETTER ALPHA to the
        character, and a backslash and a character to its name.""").tag(config=True)
    auto_close_dict_keys = Bool(False, help="Close the quote and the bracket behind a key.").tag(config=True)
    policy_overrides = Dict(help="""Attributes of the evaluation policy to change, such as
        ``{"allow_auto_import": True}``.""").tag(config=True)
    auto_import_method = DottedObjectName("importlib.import_module", allow_none=True, help="""What imports a module
        whose name is completed and not defined, where the policy allows that.""").tag(config=True)

    def __init__(self, namespace=None, global_namespace=None, **kwargs):
        self.use_main_ns = namespace is None
        self.namespace = {} if namespace is None else namespace
        self.global_namespace = {} if global_namespace is None else global_namespace
        self.custom_matchers = []
        self.matches = []
        super(Completer, self).__init__(**kwargs)

    @observe("greedy")
    def _greedy_changed(self, change):
        self.evaluation = "unsafe" if change["new"] else "limited"
        self.auto_close_dict_keys = bool(change["new"])

    @observe("policy_overrides")
    def _check_overrides(self, change):
        policy = EVALUATION_POLICIES.get(self.evaluation)
        unknown = sorted(name for name in change["new"] if not hasattr(policy, name))
        if unknown:
            warnings.warn("policy_overrides: the policy %r has no %s" % (str(self.evaluation), ", ".join(unknown)))

    def _namespaces(self):
        """The dicts in which names are looked up."""
        if self.use_main_ns:
            import __main__

            self.namespace = vars(__main__)
        if self.global_namespace is self.namespace:
            return [self.namespace]
        return [self.namespace, self.global_namespace]

    def complete(self, text, state):
        """Return the completion number ``state`` of a text, or None where there are no more: readline's protocol."""
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def global_matches(self, text, context=None):
        """Return the names that begin with a text: keywords, builtins and the namespaces' names.

        :param context: a :class:`CompletionContext`, not needed here.
        """
        return [found.text for found in self._bounded(lambda: names.global_names(text, self._namespaces()))]

    def attr_matches(self, text):
        """Return what a text with a dot may be completed to, ``os.pa`` to ``os.path`` and others."""
        match = _DOTTED.match(text)
        if not match:
            return []
        base, prefix = match.groups()
        return ["%s.%s" % (base, found.text) for found in self._attributes(lambda: self._evaluate_expr(base), prefix)]

    def _attributes(self, evaluate, prefix, omit=0):
        """The attributes of a value; none where that cannot be found.

        :param evaluate: called for the value.
        :param omit: which private names are left out, as in :func:`names.visible`.
        """
        def find():
            value = evaluate()
            if value is not_found:
                return []
            found, seen = [], set()
            for each in alternatives(value):
                if isinstance(each, Inferred):
                    each = each.stands_for or _a_function
                new = names.attributes(each, prefix, omit, self._all_only())
                found += [completion for completion in new if completion.text not in seen]
                seen.update(completion.text for completion in new)
            return found
        return self._bounded(find)

    def _all_only(self):
        """Whether only names in ``__all__`` count."""
        return False

    @staticmethod
    def _bounded(find, otherwise=()):
        """The result of ``find()``, or ``otherwise`` where it takes too long."""
        try:
            with time_limit(PATIENCE):
                return find()
        except TimeIsUp:
            return list(otherwise)

    def _evaluation_context(self, **changes):
        spaces = self._namespaces()
        return EvaluationContext(locals=spaces[0], globals=spaces[-1], evaluation=self.evaluation,
                                 auto_import=self._auto_import, policy_overrides=self.policy_overrides, **changes)

    def _evaluate_expr(self, expression, before=None, in_subscript=False):
        """The value of an expression as far as ``evaluation`` allows, else ``not_found``.

        :param before: the cell's text up to the expression; what it defines is taken into account.
        """
        context = self._evaluation_context(in_subscript=in_subscript)
        try:
            if before is None or self.evaluation in ("forbidden", "dangerous"):
                return guarded_eval(expression.strip(), context)
            from .scope import statements_before

            module = ast.parse(expression.strip())
            module.body[:0] = statements_before(before)
            return eval_node(module, context)
        except Exception as error:  # the expression is the user's, and often unfinished or wrong
            if self.debug:
                print("%s: %s" % (type(error).__name__, error))
            return not_found

    def _auto_import(self, name):
        """Import the module that a name stands for.

        :param name: dotted, where it is one of a package.
        :raises GuardRejection: where there is no way to import set.
        """
        if not self.auto_import_method:
            raise GuardRejection("No way to import is set")
        from ..utils.importstring import import_item

        return import_item(self.auto_import_method)(name)
