"""Keys of mappings: ``d["ab`` to ``abc``, with the quotes that were begun, and parts of tuples."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import six

from ipython_compat.aliases import public

from .evaluation.alternatives import alternatives
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
    of_class = is_a(obj, type) and is_a(class_attribute(obj, "_ipython_key_completions_"), (classmethod, staticmethod))
    if of_class or class_attribute(type(obj), "_ipython_key_completions_") is not MISSING:
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
    if len(alternatives(obj)) > 1:
        pairs = [keys_after(each, before) for each in alternatives(obj)]
        return [key for offered, _ in pairs for key in offered], pairs[0][1]
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
        pairs = ((_number(part, prefix), state) for part, state in parts
                 if is_a(part, _NUMBERS) and not is_a(part, bool))
        return "", 0, _collect(((text, state) for text, state in pairs if text.startswith(prefix)), limit)
    if prefix:
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


def _number(value, prefix):
    """A number as it is written in the base that ``prefix`` begins with."""
    write = {"0x": hex, "0b": bin, "0o": "0o{:o}".format}.get(prefix.lstrip("-+")[:2].lower())
    return write(value) if write is not None and is_a(value, six.integer_types) else repr(value)


_NUMBER_AT_END = re.compile(r"""
    (?:^|,)\s*
    ([-+]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?))$
""", re.VERBOSE)


def _match_number_in_dict_key_prefix(prefix):
    """The number that is the last part of what is typed in a subscript, as text; None where that is something else."""
    match = _NUMBER_AT_END.search(prefix)
    return match.group(1) if match else None


def _written(part):
    text = repr(part)
    # On Python 2 a text and the same text in bytes are one key, as long as it is ASCII.
    return text[1:] if text[0] == "u" and "\\" not in text else text


def _match_quoted(parts, prefix, delims, opening, limit):
    """The part of :func:`match_dict_keys` for a key that was begun with a quote."""
    quote = opening.group(2)
    marks = opening.group(1).lower()
    kinds = (bytes,) if "b" in marks else (six.text_type,) if "u" in marks else six.string_types
    raw = prefix[opening.end():]
    typed = raw if "r" in marks else _unescaped(raw, quote)
    if typed is None:
        return "", 0, {}
    escaped = typed != raw.replace("\\" + quote, quote)
    last = max([typed_index(prefix, delims, opening.end())] + [opening.end()])
    offset = last - opening.end()

    def matching():
        for part, state in parts:
            if is_a(part, kinds):
                text = part.decode("latin-1") if is_a(part, bytes) else part
                if text.startswith(typed) and escaped:
                    yield (raw + quoted(part[len(typed):], quote))[offset:], state
                elif text.startswith(typed):
                    yield quoted(part, quote)[offset:], state
    return quote, last, _collect(matching(), limit)


def _unescaped(raw, quote):
    """The text that is typed between quotes so far; None where the quote ends before."""
    import ast

    if "\\" not in raw:
        return None if quote in raw else raw
    try:
        value = ast.literal_eval("(u%s%s%s)" % (quote, raw, quote))
    except (SyntaxError, ValueError):
        return raw.replace("\\" + quote, quote)
    return value if is_a(value, six.text_type) else None


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
