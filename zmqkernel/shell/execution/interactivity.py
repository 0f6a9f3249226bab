"""Which statements of a cell show their values."""
from __future__ import absolute_import, unicode_literals

import ast

from ipython_compat import to_native

EXEC, SINGLE = to_native("exec"), to_native("single")
_ASSIGNMENTS = tuple(getattr(ast, str(name)) for name in ("Assign", "AugAssign", "AnnAssign")
                     if hasattr(ast, str(name)))


def split_nodes(nodelist, interactivity):
    """Return pairs of a statement and the mode it is compiled in: ``exec``, or ``single`` which shows its value.

    :param nodelist: the statements of a cell, as syntax tree nodes.
    :param interactivity: one of ``ast_node_interactivity``'s values, or ``async``, which is ``last_expr`` by an old
        name.
    :raises ValueError: for any other.
    """
    split = _SPLITS.get(interactivity)
    if split is None:
        raise ValueError("Interactivity was %r" % (interactivity,))
    silent, shown = split(list(nodelist)) if nodelist else ([], [])
    return [(node, EXEC) for node in silent] + [(node, SINGLE) for node in shown]


def _none(nodes):
    return nodes, []


def _all(nodes):
    return [], nodes


def _last(nodes):
    return nodes[:-1], nodes[-1:]


def _last_expr(nodes):
    return _last(nodes) if isinstance(nodes[-1], ast.Expr) else _none(nodes)


def _last_expr_or_assign(nodes):
    if isinstance(nodes[-1], _ASSIGNMENTS):
        shown = _value_of(nodes[-1])
        if shown is not None:
            nodes = nodes + [shown]
    return _last_expr(nodes)


def _value_of(assignment):
    """Return a statement that is the name which ``assignment`` gives a value to, or None where it is not one name."""
    targets = getattr(assignment, "targets", None)
    target = assignment.target if targets is None else targets[0] if len(targets) == 1 else None
    if not isinstance(target, ast.Name):
        return None
    name = ast.copy_location(ast.Name(target.id, ast.Load()), target)
    return ast.copy_location(ast.Expr(name), target)


_SPLITS = {"all": _all, "last": _last, "last_expr": _last_expr, "none": _none, "async": _last_expr,
           "last_expr_or_assign": _last_expr_or_assign}
