"""Keyword arguments of the call that the cursor is in."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import six

from .lexing import CLOSERS, OPENERS, primary_index, unclosed_index

_DOC_SIGNATURE = re.compile(r"^[\w. ]+\(([^)]*)\)", re.UNICODE)
_DOC_ARGUMENT = re.compile(r"(\w+)\s*=", re.UNICODE)


def call_before(cursor):
    """The call that the cursor is in.

    :return: ``(callee, used)``: the text of what is called, and the names of the keyword arguments that are there
        already; None where the cursor is in no call, or behind ``name=``.
    """
    tokens = cursor.tokens
    bracket = unclosed_index(tokens)
    if not bracket or tokens[bracket].text != "(":
        return None
    start = primary_index(tokens, bracket - 1)
    if start is None or tokens[bracket - 1].kind == "op" and tokens[bracket - 1].text not in ")]":
        return None
    if start and tokens[start - 1].text in ("def", "class"):
        return None
    index = len(tokens) - 1
    if cursor.fragment:
        index -= 1
    if tokens[index].text not in ("(", ","):
        return None
    return cursor.text[tokens[start].start:tokens[bracket].start], _used_names(tokens, bracket)


def _used_names(tokens, bracket):
    """Names before ``=`` directly inside the bracket at an index."""
    used, depth = set(), 0
    for i in range(bracket + 1, len(tokens)):
        text = tokens[i].text
        if tokens[i].kind == "op" and text in OPENERS:
            depth += 1
        elif tokens[i].kind == "op" and text in CLOSERS:
            depth -= 1
        elif text == "=" and depth == 0 and tokens[i - 1].kind == "name":
            used.add(tokens[i - 1].text)
    return used


def from_docstring(doc):
    """The names in a signature that is a docstring's first line, ``min(iterable[, key=func]) -> value``."""
    match = _DOC_SIGNATURE.search((doc or "").lstrip().split("\n")[0])
    if match is None:
        return []
    names = []
    for part in match.group(1).split(","):
        named = _DOC_ARGUMENT.search(part)
        if named:
            names.append(named.group(1))
    return names


def argument_names(obj):
    """The names of the arguments that a callable takes by name.

    :return: a list, empty where that cannot be known.
    """
    import inspect

    target, names = obj, []
    if isinstance(obj, six.class_types):
        names += from_docstring(getattr(obj, "__doc__", ""))
        target = _initializer(inspect, obj)
    elif not inspect.isroutine(obj) and not hasattr(inspect, "signature"):
        target = getattr(type(obj), "__call__", obj)
    names += from_docstring(_text_doc(target)) + _signature_names(inspect, target)
    return sorted(set(names))


def _initializer(inspect, kind):
    """Where a class says its arguments: itself, or its ``__init__`` where Python knows no signatures."""
    return kind if hasattr(inspect, "signature") else getattr(kind, "__init__", kind)


def _text_doc(obj):
    doc = getattr(obj, "__doc__", None)
    return doc if isinstance(doc, six.string_types) else ""


def _signature_names(inspect, obj):
    signature = getattr(inspect, "signature", None)
    if signature is not None:
        try:
            found = signature(obj)
        except (TypeError, ValueError, NameError, AttributeError):
            return []
        return [name for name, parameter in found.parameters.items()
                if parameter.kind in (parameter.KEYWORD_ONLY, parameter.POSITIONAL_OR_KEYWORD)]
    try:
        names = list(inspect.getargspec(obj).args)
    except TypeError:
        return []
    bound = inspect.ismethod(obj)
    return [name for name in (names[1:] if bound else names) if isinstance(name, six.string_types)]
