"""Code around every cell: the transformers of syntax trees behind ``%code_wrap`` (``IPython.core.magics.ast_mod``)."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import copy

from ipython_compat import to_native
from ipython_compat.aliases import public

_PUBLIC = public("IPython.core.magics.ast_mod")

#: what stands for the cell in a template, and what for the value of its last expression
CODE, RESULT = "__code__", "__ret__"
#: the variable that keeps that value; no code can have such a name
_KEPT = "_ret-tmp"


@_PUBLIC
def mangle_all(name):
    """Tell whether to change a name: all but those that stand for the cell and its value."""
    return name not in (CODE, RESULT)


@_PUBLIC
class Mangler(ast.NodeTransformer):
    """Give names of a template others that no code can have, so that they do not meet the user's."""

    enabled = True
    debug = False

    def __init__(self, predicate=None):
        """Take a function from a name to whether it is to be changed; without it, none is."""
        super(Mangler, self).__init__()
        self.predicate = (lambda name: False) if predicate is None else predicate

    def log(self, *args, **kwargs):
        """Print, when ``debug`` is set."""
        if self.debug:
            print(*args, **kwargs)

    def _changed(self, name):
        if not self.predicate(name):
            self.log("mangling:", name, "stays")
            return name
        self.log("mangling:", name)
        return to_native("mangle-%s" % name)

    def visit_FunctionDef(self, node):
        """Change the names of a function and of its parameters."""
        node.name = self._changed(node.name)
        for each in ast.walk(node.args):
            if hasattr(each, "arg") and not isinstance(each, ast.keyword):
                each.arg = self._changed(each.arg)
        self.generic_visit(node)
        return node

    def visit_Name(self, node):
        """Change a name."""
        node.id = self._changed(node.id)
        return node

    def visit_ImportFrom(self, node):
        """Change the names that an import binds."""
        return self._visit_import(node)

    def visit_Import(self, node):
        """Change the names that an import binds."""
        return self._visit_import(node)

    def _visit_import(self, node):
        for alias in node.names:
            bound = alias.asname or alias.name
            if "." not in bound and bound != "*":
                changed = self._changed(bound)
                if changed != bound:
                    alias.asname = changed
        return node


@_PUBLIC
class ReplaceCodeTransformer(ast.NodeTransformer):
    """Put each cell into a template, in place of ``__code__``; ``__ret__`` stands for the cell's value.

    ``__code__`` and ``__ret__`` are lines of their own in the template.
    """

    enabled = True
    debug = False

    def __init__(self, template, mapping=None, mangling_predicate=None):
        """Take a template.

        :param template: an ``ast.Module``.
        :param mapping: other names that are lines of their own in the template -> the nodes they stand for.
        :param mangling_predicate: which names of the template to change; see :class:`Mangler`.
        """
        super(ReplaceCodeTransformer, self).__init__()
        self.template = Mangler(predicate=mangling_predicate).visit(template)
        self.mapping = {} if mapping is None else mapping
        self._replacements = {}

    @classmethod
    def from_string(cls, template, mapping=None, mangling_predicate=None):
        """Make a transformer from a template's source."""
        return cls(ast.parse(to_native(template)), mapping=mapping, mangling_predicate=mangling_predicate)

    def visit_Module(self, code):
        """Return the template with the cell in it."""
        if not self.enabled:
            return code
        body = list(code.body)
        value = ast.parse("None").body[0]
        if body and isinstance(body[-1], ast.Expr):
            last = body[-1]
            kept = ast.Assign([ast.Name(to_native(_KEPT), ast.Store())], last.value)
            body[-1] = ast.copy_location(kept, last)
            value = ast.Expr(ast.Name(to_native(_KEPT), ast.Load()))
        self._replacements = dict(self.mapping)
        self._replacements[CODE] = body
        self._replacements[RESULT] = value
        wrapped = self.generic_visit(copy.deepcopy(self.template))
        self._replacements = {}
        return ast.fix_missing_locations(wrapped)

    def visit_Expr(self, expr):
        """Put in what a line of the template stands for."""
        if isinstance(expr.value, ast.Name) and expr.value.id in self._replacements:
            return self._replacements[expr.value.id]
        return self.generic_visit(expr)
