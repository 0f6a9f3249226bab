"""The variables of a running statement and their values, without running any code of the user's but ``repr``."""
from __future__ import absolute_import, unicode_literals

import ast
import inspect
import re
import textwrap

from six.moves import builtins

from .source import piece_at

_MISSING = object()
_SUBSCRIPTABLE = (list, tuple, dict, str, type(""), bytes)
_KEYS = (int, str, type(""), bytes, float, bool)
#: heads of compound statements that cannot stand alone, and what makes them whole
_REWRITES = (("elif", "if"), ("else", "if 1"), ("finally", "if 1"))


class Variable(object):
    """A variable: the text of the expression, and its value."""

    def __init__(self, name, value):
        self.name, self.value = name, value

    def __repr__(self):
        return str("<Variable %s>") % (self.name,)


def _parse(text):
    """Return the syntax tree of one statement or of the head of one, None where it cannot be parsed."""
    text = textwrap.dedent(text).strip()
    for old, new in _REWRITES:
        if re.match(old + r"\b", text):
            text = new + text[len(old):]
    candidates = [text, text + " pass", text + "\ndef _(): pass"]
    if re.match(r"except\b", text):
        candidates = ["try:\n pass\n" + text + " pass"]
    for candidate in candidates:
        try:
            return ast.parse(str(candidate) if isinstance(text, str) else candidate.encode("utf-8"))
        except (SyntaxError, ValueError):
            continue
    return None


def _attribute(owner, name):
    """Return an attribute that stands in the instance's own dictionary: no property, no ``__getattr__`` runs."""
    try:
        own = object.__getattribute__(owner, "__dict__")
    except (AttributeError, TypeError):
        return _MISSING
    return own.get(name, _MISSING) if type(own) is dict else _MISSING


def _subscript(owner, key):
    if type(owner) not in _SUBSCRIPTABLE or type(key) not in _KEYS:
        return _MISSING
    try:
        return owner[key]
    except (LookupError, TypeError):
        return _MISSING


def _constant(node):
    for field in ("value", "n", "s"):
        if type(node).__name__ in ("Constant", "Num", "Str") and hasattr(node, field):
            return getattr(node, field)
    return _MISSING


def _evaluate(node, frame):
    """Return ``(text, value)`` of a name, an attribute or a subscript, where it can be had without running code."""
    if isinstance(node, ast.Name):
        for scope in (frame.f_locals, frame.f_globals):
            if node.id in scope:
                return node.id, scope[node.id]
        return node.id, _MISSING
    if isinstance(node, ast.Attribute):
        text, owner = _evaluate(node.value, frame)
        return "%s.%s" % (text, node.attr), _MISSING if owner is _MISSING else _attribute(owner, node.attr)
    if isinstance(node, ast.Subscript):
        text, owner = _evaluate(node.value, frame)
        index = getattr(node.slice, "value", node.slice) if type(node.slice).__name__ == "Index" else node.slice
        constant = _constant(index)
        key_text, key = (repr(constant), constant) if constant is not _MISSING else _evaluate(index, frame)
        value = _MISSING if owner is _MISSING or key is _MISSING else _subscript(owner, key)
        return "%s[%s]" % (text, key_text), value
    return "", _MISSING


def _telling(text, value):
    """Whether the value says more than the name does: modules, and functions and classes by their own name, do not."""
    if value is _MISSING or inspect.ismodule(value):
        return False
    name = text.rpartition(".")[2]
    if getattr(builtins, name, _MISSING) is value:
        return False
    routine = inspect.isroutine(value) or inspect.isclass(value)
    return not (routine and getattr(value, "__name__", None) == name)


def _parameters(node):
    names = [arg for arg in ast.walk(node) if type(arg).__name__ == "arg"]
    return [arg.arg for arg in names]


def piece_variables(record):
    """Return the :class:`Variable` objects of the statement that runs in ``record``, in the order they are written."""
    lines = record.raw_lines
    if record.frame is None or not 1 <= (record.lineno or 0) <= len(lines):
        return []
    first, last = piece_at(lines, record.lineno, record.scope_line)
    tree = _parse("\n".join(lines[first - 1:last]))
    if tree is None:
        return []
    candidates = [(name, record.frame.f_locals.get(name, _MISSING)) for name in _parameters(tree)]
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript))]
    nodes.sort(key=lambda node: (node.lineno, node.col_offset))
    candidates.extend(_evaluate(node, record.frame) for node in nodes)
    found, known = [], set()
    for text, value in candidates:
        if text not in known and _telling(text, value):
            known.add(text)
            found.append(Variable(text, value))
    return found
