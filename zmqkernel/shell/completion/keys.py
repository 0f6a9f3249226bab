"""Keys of mappings: ``d["ab`` to ``abc``, with the quotes that were begun, and parts of tuples."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import six

from ipython_compat.aliases import public

from .lexing import primary_index, unclosed_index
from .lookup import MISSING, class_attribute, class_of, is_a

#: How a key ends: the item, a tuple, or it is a part in the middle of a tuple.
END_OF_ITEM, END_OF_TUPLE, IN_TUPLE = 1, 2, 4

_QUOTE = re.compile(r"([bBuU]?[rR]?|[rR][bB]?)(\"|')", re.UNICODE)
_NUMBERS = tuple(six.integer_types) + (float,)
_TYPES = (bytes, six.text_type) + _NUMBERS

#: What stands before the cursor in a subscript: an expression, a bracket, finished keys, the key that is begun.
DICT_MATCHER_REGEX = re.compile(r"""
    (?P<base>.+)\[\s*
    (?P<before>(?:[uUbBrR]{0,2}(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,\s*|[-+]?[\d_xXoOa-fA-F.]+\s*,\s*)*)
    (?P<begun>[uUbBrR]{0,2}(?:'(?:[^']|(?<=\\)')*|"(?:[^"]|(?<=\\)")*)|[-+]?[\d_xXoOa-fA-F.]*)$
""", re.VERBOSE | re.UNICODE)


def subscript_before(cursor):
    """What is subscripted at the cursor, and with what so far.

    :param cursor: a :class:`~zmqkernel.shell.completion.lexing.Cursor`.
    :return: ``(expression, finished, begun)``: the texts of the object, of the tuple's parts before the
        cursor's, and of the key begun; None where the cursor is in no subscript.
    """
    tokens = cursor.tokens
    bracket = unclosed_index(tokens)
    if not bracket or tokens[bracket].text != "[":
        return None
    start = primary_index(tokens, bracket - 1)
    if start is None:
        return None
    base = cursor.text[tokens[start].start:tokens[bracket].start]
    comma = None
    for index in range(len(tokens) - 1, bracket, -1):
        token = tokens[index]
        if token.text == "," and unclosed_index(tokens, index) == bracket:
            comma = index
            break
    inside = tokens[bracket].end
    split = inside if comma is None else tokens[comma].end
    begun = cursor.text[split:].lstrip()
    return base, cursor.text[inside:split].strip(), begun


def object_keys(obj):
    """The keys that an object offers: of ``_ipython_key_completions_``, of a dict, of a table or a structured array.

    :return: a list, empty where the object has no keys or fails to say them.
    """
    if class_attribute(type(obj), "_ipython_key_completions_") is not MISSING:
        return list(obj._ipython_key_completions_())
    if is_a(obj, dict) or _is_external(obj, "pandas", "DataFrame") or _is_external(obj, "polars", "DataFrame"):
        try:
            return list(obj.keys())
        except AttributeError:
            return list(obj.columns)
    if _is_external(obj, "numpy", "ndarray") or _is_external(obj, "numpy", "void"):
        return list(obj.dtype.names or ())
    if _is_mapping(class_of(obj)):
        return list(obj.keys())
    return []


def keys_after(obj, before):
    """The keys that may come behind the parts of a tuple that stand in the subscript.

    :param before: a tuple of these parts.
    :return: the keys, and the parts that they have to begin with.
    """
    if _is_external(obj, "pandas", "_LocIndexer"):
        if len(before) == 1:
            return object_keys(obj.obj), ()  # rows are chosen, columns come next
        return list(obj.obj.index), before
    return object_keys(obj), before


def _is_mapping(kind):
    """Say whether a class is a mapping of the standard library, such as that of ``os.environ``."""
    if not (hasattr(kind, "keys") and hasattr(kind, "__getitem__")):
        return False
    return kind.__module__ in ("os", "builtins", "__builtin__", "collections", "weakref", "types", "UserDict")


def _is_external(obj, package, name):
    return any(klass.__name__ == name and klass.__module__.partition(".")[0] == package
               for klass in getattr(type(obj), "__mro__", ()))


def _parts(keys, extra_prefix):
    """Pairs of the part that comes next and how it ends, of all keys that begin with ``extra_prefix``."""
    skip = len(extra_prefix)
    for key in keys:
        if not is_a(key, tuple):
            if not skip:
                yield key, END_OF_ITEM
            continue
        if len(key) > skip and key[:skip] == extra_prefix and all(is_a(part, _TYPES) for part in key):
            yield key[skip], END_OF_TUPLE if len(key) == skip + 1 else IN_TUPLE


def quoted(key, quote):
    """A text or bytes key as it is written after ``quote`` was typed; without the quotes."""
    text = repr(key)
    if text[0] in "bBuU":
        text = text[1:]
    inner = text[1:-1]
    if text[0] != quote:
        if text[0] == '"':
            inner = inner.replace('\\"', '"')
        inner = inner.replace("\\'", "'") if text[0] == "'" else inner
        inner = inner.replace(quote, "\\" + quote)
    return inner


@public("IPython.core.completer")
def match_dict_keys(keys, prefix, delims, extra_prefix=None, limit=None):
    """Match the keys of a mapping with what is typed.

    :param keys: the keys; others than texts, bytes, numbers and tuples of these are left out.
    :param prefix: what is typed of the key, with its quote: ``"ab``, ``b'a``, ``1``.
    :param delims: what ends a token for the line editor: the completions replace the text behind the last of these.
    :param extra_prefix: the parts of a tuple that stand before.
    :param limit: how many to find at most; None for all.
    :return: the quote, the offset in ``prefix`` of the text that is replaced, and a dict from its replacements to how
        such a key ends.
    """
    extra_prefix = tuple(extra_prefix or ())
    opening = _QUOTE.match(prefix)
    parts = _parts(keys, extra_prefix)
    if opening:
        return _match_quoted(parts, prefix, delims, opening, limit)
    if prefix and prefix[0] in "-+.0123456789":
        parts = ((part, state) for part, state in parts
                 if is_a(part, _NUMBERS) and not is_a(part, bool) and repr(part).startswith(prefix))
    elif prefix:
        parts = ()
    return "", 0, _collect(((_written(part), state) for part, state in parts if is_a(part, _TYPES)), limit)


def _collect(pairs, limit):
    """A dict from texts to how such a key ends, with so many texts at most."""
    found = {}
    for text, state in pairs:
        found[text] = found.get(text, 0) | state
        if limit and len(found) >= limit:
            break
    return found


def _written(part):
    text = repr(part)
    return text[1:] if text[0] == "u" else text


def _match_quoted(parts, prefix, delims, opening, limit):
    """The part of :func:`match_dict_keys` for a key that was begun with a quote."""
    quote = opening.group(2)
    marks = opening.group(1).lower()
    kinds = (bytes,) if "b" in marks else (six.text_type,) if "u" in marks else six.string_types
    typed = prefix[opening.end():]
    if "r" not in marks:
        typed = typed.replace("\\" + quote, quote)
    last = max([typed_index(prefix, delims, opening.end())] + [opening.end()])
    offset = last - opening.end()

    def matching():
        for part, state in parts:
            if is_a(part, kinds):
                text = part.decode("latin-1") if is_a(part, bytes) else part
                if text.startswith(typed):
                    yield quoted(part, quote)[offset:], state
    return quote, last, _collect(matching(), limit)


def typed_index(prefix, delims, start):
    """The index behind the last delimiter in ``prefix``, from ``start`` on."""
    for index in range(len(prefix) - 1, start - 1, -1):
        if prefix[index] in delims:
            return index + 1
    return start


def closing(state, quote, rest):
    """What has to follow a key so that the subscript is closed.

    :param state: how the key ends.
    :param quote: the quote it was begun with.
    :param rest: the text behind the cursor.
    """
    text = quote if quote and not rest.startswith(quote) else ""
    if state == END_OF_ITEM or state == END_OF_TUPLE:
        if not rest.lstrip(quote or " ").startswith("]"):
            text += "]"
    elif state == IN_TUPLE:
        text += ", "
    return text
