"""Completions for prompt_toolkit, from wherever cells run."""
from __future__ import absolute_import, unicode_literals

import unicodedata

from prompt_toolkit.completion import Completer, Completion

def elided(text, typed, limit):
    """Return ``text`` shortened in its middle, for a menu: a path's folders, or a dotted name's packages.

    :param typed: what the person has typed of it.
    :param limit: the length from which texts are shortened.
    """
    if len(text) < limit:
        return text
    for separator in ("/", "\\", "."):
        parts = text.split(separator)
        if len(parts) > 3:
            return separator.join([parts[0], "\N{HORIZONTAL ELLIPSIS}" + parts[-2], parts[-1]])
    if typed and text.startswith(typed) and len(typed) > 12:
        return typed[:3] + "\N{HORIZONTAL ELLIPSIS}" + text[len(typed) - 3:]
    return text


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
        if not document.current_line.strip() and not complete_event.completion_requested:
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
            yield Completion(text, start_position=offset, display=elided(display, typed, limit), display_meta=meta)
