"""Completions for prompt_toolkit, from wherever cells run."""
from __future__ import absolute_import, unicode_literals

import os
import unicodedata

from prompt_toolkit.completion import Completer, Completion

_DOTS = "\N{HORIZONTAL ELLIPSIS}"
#: how many characters of what was typed are shown at each end, and from which length on it is shortened
_KEPT, _WORTH = 3, 9


def elided_parts(text, limit):
    """Return a path or a dotted name with its middle parts shortened, where it has ``limit`` characters or more.

    Two and three points become the characters for them, which no part begins or ends with.
    """
    if limit < 1:
        return text
    text = text.replace("...", _DOTS).replace("..", "\N{TWO DOT LEADER}")
    if len(text) < limit:
        return text
    for separator in (os.sep, "."):
        parts = text.rstrip(os.sep).split(separator)
        if len(parts) > 3:
            middle = parts[1][:1] + _DOTS + parts[-2][-1:]
            return separator.join([parts[0], middle, parts[-1]])
    return text


def elided_typed(text, typed, limit):
    """Return ``text`` with what was typed of it shortened, where it has ``limit`` characters or more."""
    if limit < 1 or len(text) < limit or len(typed) < _WORTH or typed == text or not text.startswith(typed):
        return text
    return typed[:_KEPT] + _DOTS + text[len(typed) - _KEPT:]


def elided(text, typed, limit):
    """Return ``text`` as a menu shows it: shortened where it is long.

    :param typed: what the person has typed of it.
    :param limit: the length from which texts are shortened; 0 or less: none are.
    """
    return elided_typed(elided_parts(text, limit), typed, limit)


def fitted(text, code, position):
    """Return a match's text without the ``=`` of an argument's name where that stands behind the cursor already."""
    return text[:-1] if text.endswith("=") and code[position:position + 1] == "=" else text


def shown(match):
    """Return a match's text as the menu shows it, and what is said about it where it is chosen."""
    text, kind, signature = match.get("text", ""), match.get("type") or "", match.get("signature") or ""
    if kind == "function":
        return text + "()", kind + signature
    return text, "" if kind == "<unknown>" else kind


def printable(text):
    """Return whether a match can be typed: a combining mark alone cannot stand in a menu."""
    return bool(text) and not (len(text) == 1 and unicodedata.combining(text))


class BackendCompleter(Completer):
    """Asks a backend for completions.

    :param settings: has ``min_elide``.
    :param backend: has ``complete(code, cursor_pos)``.
    """

    def __init__(self, settings, backend):
        self._settings = settings
        self._backend = backend

    def get_completions(self, document, complete_event):
        """Yield what could follow the text before the cursor."""
        if not document.current_line.strip():
            return
        content = self._backend.complete(document.text, document.cursor_position)
        start = content.get("cursor_start", document.cursor_position) - document.cursor_position
        typed = document.text[content.get("cursor_start", 0):document.cursor_position]
        described = (content.get("metadata") or {}).get("_jupyter_types_experimental")
        matches = described or [{"text": text} for text in content.get("matches", ())]
        for match in matches:
            text = match.get("text", "")
            if not printable(text):
                continue
            display, meta = shown(match)
            limit = getattr(self._settings, "min_elide", 30)
            offset = match["start"] - document.cursor_position if "start" in match else start
            text = fitted(text, document.text, document.cursor_position)
            yield Completion(text, start_position=offset, display=elided(display, typed, limit), display_meta=meta)
