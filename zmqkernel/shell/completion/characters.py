"""LaTeX and Unicode names of characters, both ways: ``\\alpha`` to its letter, ``\\`` and a letter to its name."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re
import unicodedata

from six import unichr

from ipython_compat.aliases import public

from .matchers import own_matcher, to_result
from .values import MATCHES_LIMIT

_LETTERS = re.compile(r"[^\W\d]", re.UNICODE)
_TAIL = re.compile(r"\\[^\\\s][^\\]*$")
#: Where the characters with names are; between these is nothing.
_UNICODE_RANGES = ((0x20, 0x33480), (0xE0000, 0xE0200))
_names = []


def _tail(text):
    """The last backslash and what follows it; None where there is no backslash."""
    match = _TAIL.search(text)
    return match.group() if match else None


def latex_matches(text):
    """Complete the LaTeX name at the end of a text.

    :return: the fragment, and what may take its place: of a whole name its character, of a beginning all names.
    """
    tail = _tail(text)
    if tail is None:
        return "", ()
    from .latex_symbols import latex_symbols

    if tail in latex_symbols:
        return tail, [latex_symbols[tail]]
    found = [name for name in latex_symbols if name.startswith(tail)] if len(tail) > 1 else []
    return (tail, found) if found else ("", ())


def unicode_name_matches(text):
    """Complete a whole Unicode name behind a backslash to its character."""
    tail = _tail(text)
    if not tail:
        return "", []
    try:
        char = unicodedata.lookup(str(tail[1:]))
    except (KeyError, UnicodeEncodeError):
        return "", []
    if ("a" + char).isidentifier() if hasattr(char, "isidentifier") else _LETTERS.match(char):
        return tail, [char]
    return "", []


def unicode_names():
    """The names of all characters, sorted by code point; made at the first call."""
    if not _names:
        _names.extend(_unicode_name_compute(_UNICODE_RANGES))
    return _names


def _unicode_name_compute(ranges):
    """The names of the characters in ranges of code points, pairs of the first and the one behind the last."""
    import sys

    found = []
    for first, last in ranges:
        for code in range(first, min(sys.maxunicode + 1, last)):
            name = unicodedata.name(unichr(code), None)
            if name is not None:
                found.append(name)
    return found


def fwd_unicode_match(text):
    """Complete the beginning of a Unicode name behind a backslash.

    :return: the fragment without the backslash, and the names, :data:`MATCHES_LIMIT` at most.
    """
    tail = _tail(text)
    if not tail or len(tail) < 2:
        return "", ()
    wanted = tail[1:].upper()
    names = unicode_names()
    for test in (lambda name: name.startswith(wanted), lambda name: wanted in name,
                 lambda name: all(word in name for word in wanted.split())):
        found = [name for name in names if test(name)]
        if found:
            return tail[1:], found[:MATCHES_LIMIT]
    return "", ()


def _symbol_behind_backslash(text):
    """The character at the end of a text that has a backslash before it, if it is no ASCII letter."""
    if len(text) < 2 or text[-2] != "\\":
        return None
    char = text[-1]
    return None if char.isspace() or (ord(char) < 128 and (char.isalnum() or char in "'\"")) else char


def back_latex_name_matches(text):
    """The LaTeX name of the character that stands behind a backslash."""
    char = _symbol_behind_backslash(text)
    if char is None:
        return "", ()
    from .latex_symbols import reverse_latex_symbol

    name = reverse_latex_symbol.get(char)
    return ("\\" + char, [name]) if name else ("", ())


@public("IPython.core.completer")
def back_unicode_name_matches(text):
    """The Unicode name of the character that stands behind a backslash.

    :return: the fragment, and a tuple of names with a backslash before them.
    """
    char = _symbol_behind_backslash(text)
    name = unicodedata.name(char, None) if char else None
    return ("\\" + char, ("\\" + name,)) if name else ("", ())


@public("IPython.core.completer")
@own_matcher("back_latex_name_matcher", owner=None)
def back_latex_name_matcher(context):
    """Match a backslash and a character with its LaTeX name."""
    fragment, found = back_latex_name_matches(context.text_until_cursor)
    return to_result(found, "latex", fragment, suppress=True)


@public("IPython.core.completer")
@own_matcher("back_unicode_name_matcher", owner=None)
def back_unicode_name_matcher(context):
    """Match a backslash and a character with its Unicode name."""
    fragment, found = back_unicode_name_matches(context.text_until_cursor)
    return to_result(found, "unicode", fragment, suppress=True)
