"""Names and attributes of live objects, and what they are, without running properties."""
from __future__ import absolute_import, division, print_function, unicode_literals

import keyword
import re
import types

import six
from six.moves import builtins

from ipython_compat import to_text

from ..errors import TryNext
from ..utils.dir2 import dir2
from .lexing import unclosed_index
from .lookup import MISSING, Plain, class_dict, class_of, describe, instance_dict, is_a, mro, static_attribute
from .signatures import Signatures
from .values import SimpleCompletion

#: Kinds of things that have a signature.
_CALLED = ("function", "class")

_WORD = re.compile(r"[^\W\d]\w*$", re.UNICODE)


def initials(word):
    """``data_and_frame`` to ``d_a_f``; None for a word without an underscore inside."""
    parts = word.split("_")
    return "_".join(part[:1] for part in parts) if len(parts) > 1 and all(parts) else None


def matching(words, prefix):
    """The texts of ``words`` that begin with ``prefix``, or whose parts do so letter by letter (``d_a`` for
    ``data_and_frame``)."""
    words = [to_text(word) for word in words if isinstance(word, six.string_types)]
    found = [word for word in words if word.startswith(prefix)]
    if "_" in prefix.lstrip("_"):
        seen = set(found)
        found += [word for word in words
                  if word not in seen and (initials(word) or "").startswith(prefix) and initials(word)]
    return found


#: Keywords that only a statement begins with.
_STATEMENTS = frozenset((
    "assert", "break", "class", "continue", "def", "del", "elif", "except", "exec", "finally", "global", "import",
    "nonlocal", "pass", "raise", "return", "try", "while", "with"))


def global_names(prefix, namespaces, inside=False):
    """The names that begin with ``prefix``, each once: of keywords, of builtins, of ``namespaces``.

    :param inside: in the middle of a statement, where some keywords make no sense.
    :return: a list of :class:`SimpleCompletion` that say what each is.
    """
    found, seen, signatures = [], set(), Signatures()
    for names in list(namespaces) + [vars(builtins)]:
        for name in matching(list(names), prefix):
            if name not in seen:
                seen.add(name)
                value = names.get(name)
                kind = describe(value)
                signature = signatures.of(value) if kind in _CALLED else ""
                found.append(SimpleCompletion(name, type=kind, signature=signature))
    for name in matching(keyword.kwlist, prefix):
        if name not in seen and not (inside and name in _STATEMENTS):
            found.append(SimpleCompletion(name, type="keyword"))
    return found


def attribute_names(obj, all_only=False):
    """The names of an object's attributes, sorted, as its ``__dir__`` and functions registered for its type say.

    :param all_only: only those of ``__all__``, where the object has one.
    """
    if all_only and "__all__" in instance_dict(obj):
        return all_entries(obj)
    names = dir2(obj)
    from ..utils.generics import complete_object

    try:
        return complete_object(obj, names)
    except TryNext:
        return names


def all_entries(obj):
    """The texts in ``obj.__all__``; none where that is missing or no list of texts."""
    try:
        words = list(getattr(obj, "__all__"))
    except Exception:  # whatever a module-like object raises
        return []
    return [to_text(word) for word in words if isinstance(word, six.string_types)]


def visible(names, prefix, omit):
    """Leave out private names, unless the prefix asks for them.

    :param omit: 2 all that begin with an underscore, 1 those with two at both ends, 0 none.
    """
    if not omit or prefix.startswith("_"):
        return names
    if omit == 1:
        return [name for name in names if not (name.startswith("__") and name.endswith("__"))]
    return [name for name in names if not name.startswith("_")]


def attributes(obj, prefix, omit=2, all_only=False):
    """The attributes of an object that begin with ``prefix``.

    :return: a list of :class:`SimpleCompletion`: names, and what they are.
    """
    names = [name for name in attribute_names(obj, all_only) if _WORD.match(name)]
    names = matching(visible(names, prefix, omit), prefix)
    raw_of, signatures, found = _raw_attributes(obj, len(names)), Signatures(), []
    is_class = is_a(obj, six.class_types + (types.ModuleType,))
    for name in names:
        raw = raw_of(name)
        kind = _kind(raw)
        bound = not is_class and not is_a(raw, (Plain, staticmethod, type))
        found.append(SimpleCompletion(name, type=kind, signature=signatures.of(raw, bound) if kind in _CALLED else ""))
    return found


def _raw_attributes(obj, count):
    """A function from an attribute's name to the raw attribute; for many names, the classes are looked through once."""
    if count < 8 or is_a(obj, type) or class_of(obj) is not type(obj):
        return lambda name: static_attribute(obj, name)
    merged = {}
    for klass in reversed(mro(type(obj))):
        merged.update(class_dict(klass))
    own = instance_dict(obj)

    def raw_of(name):
        return Plain(own[name]) if name in own else merged.get(name, MISSING)
    return raw_of


def _kind(raw):
    return "instance" if raw is MISSING else describe(raw)


_DEFINERS = {"def": "function", "class": "class", "import": "module", "as": "module", "for": "statement"}


def defined_names(tokens):
    """Names that the tokens of a cell define: by assignment, ``def``, ``class``, ``import``, ``as``, ``for``, and as
    parameters.

    What is typed just now was not run: its names are in no namespace yet.

    :return: a dict from names to what they are.
    """
    found, before, parameters = {}, "", 0
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1].text
        if parameters:
            parameters += {"(": 1, ")": -1}.get(token.text, 0)
        elif token.text == "(" and index > 1 and tokens[index - 2].text == "def":
            parameters = 1
        if token.kind == "name" and before != "." and not keyword.iskeyword(token.text):
            kind = _DEFINERS.get(before)
            if kind is None and parameters == 1 and before in ("(", ",", "*", "**"):
                kind = "param"
            if kind is None and after in ("=", ":=") and not _in_call(tokens, index):
                kind = "statement"
            if kind is not None:
                found[token.text] = kind
        before = token.text
    return found


def _in_call(tokens, index):
    """Say whether a name before ``=`` is an argument's: a bracket is open around it."""
    return unclosed_index(tokens, index) is not None
