"""Suggestions: the rest of a line that was typed before, in grey behind the cursor."""
from __future__ import absolute_import, unicode_literals

import io
import re

from prompt_toolkit.auto_suggest import AutoSuggestFromHistory, Suggestion
from prompt_toolkit.layout.processors import Processor, Transformation

from IPython.terminal.shortcuts.auto_match import delete_pair
from IPython.terminal.shortcuts.current import call_named, editor_of, settings_of
from IPython.terminal.shortcuts.filters import pass_through


class AppendAutoSuggestionInAnyLine(Processor):
    """Shows the suggestion behind the line that the cursor is in where other lines follow.

    (At the end of the text prompt_toolkit shows it.)

    :param style: prompt_toolkit style of the suggestion.
    """

    def __init__(self, style="class:auto-suggestion"):
        self.style = style

    def apply_transformation(self, ti):
        """Add the suggestion to the line of the cursor."""
        document = ti.document
        buffer = ti.buffer_control.buffer
        at_end_of_line = document.is_cursor_at_the_end_of_line and not document.is_cursor_at_the_end
        if ti.lineno != document.cursor_position_row or not at_end_of_line:
            return Transformation(ti.fragments)
        text = buffer.suggestion.text if buffer.suggestion is not None else ""
        first = text.split("\n")[0]
        return Transformation(fragments=ti.fragments + [(self.style, first)]) if first else Transformation(
            ti.fragments)


class NavigableAutoSuggestFromHistory(AutoSuggestFromHistory):
    """Suggests lines that were typed before, and lets the person walk through them."""

    def __init__(self):
        super(NavigableAutoSuggestFromHistory, self).__init__()
        self.skip_lines = 0
        self._connected = []

    def connect(self, pt_app):
        """Start at the newest suggestion whenever the text of ``pt_app`` (a prompt session) changes.

        Suggestions are asked for when text is inserted; here also when it is deleted or the cursor moves.
        """
        buffer = pt_app.default_buffer
        for event in (buffer.on_text_changed, buffer.on_cursor_position_changed):
            event.add_handler(self._suggest_again)
            self._connected.append((event, self._suggest_again))
        buffer.on_text_insert.add_handler(self.reset_history_position)
        self._connected.append((buffer.on_text_insert, self.reset_history_position))

    def disconnect(self):
        """Stop following the prompt sessions."""
        for event, handler in self._connected:
            event.remove_handler(handler)
        self._connected = []

    def reset_history_position(self, _):
        """Start at the newest suggestion."""
        self.skip_lines = 0

    def _suggest_again(self, buffer):
        if buffer.suggestion is None or not buffer.document.is_cursor_at_the_end_of_line:
            return
        buffer.suggestion = self.get_suggestion(buffer, buffer.document)

    def _candidates(self, query, history):
        """Yield what could follow ``query``, from the newest line of ``history`` to the oldest."""
        for text in reversed(list(history.get_strings())):
            for line in reversed(text.splitlines()):
                if line.startswith(query) and len(line) > len(query):
                    yield line[len(query):]

    def get_suggestion(self, buffer, document):
        """Return what could follow the line up to the cursor; None where there is nothing."""
        query = document.current_line_before_cursor
        if not query.strip() or document.current_line_after_cursor:
            return None
        for at, rest in enumerate(self._candidates(query, buffer.history)):
            if at >= self.skip_lines:
                return Suggestion(rest)
        return None

    def _move(self, query, other_than, history, step):
        """Move to the next suggestion in a direction that differs from the one that is shown."""
        found = []
        for rest in self._candidates(query, history):
            found.append(query + rest)
        at = self.skip_lines + step
        while 0 <= at < len(found):
            if found[at] != other_than:
                self.skip_lines = at
                return
            at += step
        self.skip_lines = 0 if step > 0 else max(len(found) - 1, 0)

    def up(self, query, other_than, history):
        """Move to an older suggestion."""
        self._move(query, other_than, history, 1)

    def down(self, query, other_than, history):
        """Move to a newer suggestion."""
        self._move(query, other_than, history, -1)


#: what may make suggestions; None for nothing
Provider = (AutoSuggestFromHistory, NavigableAutoSuggestFromHistory, type(None))


def _suggested(event):
    """Return the suggestion's text, or an empty text."""
    suggestion = event.current_buffer.suggestion
    return suggestion.text if suggestion is not None else ""


def accept_or_jump_to_end(event):
    """Take the suggestion where the cursor is at the end of its line; else go there."""
    buffer = event.current_buffer
    if buffer.document.current_line_after_cursor or not _suggested(event):
        call_named("end-of-line", event)
    else:
        buffer.insert_text(_suggested(event))


def accept(event):
    """Take the suggestion, or go one character to the right."""
    text = _suggested(event)
    if text:
        event.current_buffer.insert_text(text)
    else:
        call_named("forward-char", event)


def accept_word(event):
    """Take the suggestion's first word, or go one word to the right."""
    text = _suggested(event)
    if not text:
        return call_named("forward-word", event)
    first = re.match(r"\S*\s*", text).group(0) or text
    event.current_buffer.insert_text(first)


def accept_character(event):
    """Take the suggestion's first character."""
    text = _suggested(event)
    if text:
        event.current_buffer.insert_text(text[0])


def accept_and_keep_cursor(event):
    """Take the suggestion, and leave the cursor where it is."""
    buffer = event.current_buffer
    text, position = _suggested(event), buffer.cursor_position
    if text:
        buffer.insert_text(text)
        buffer.cursor_position = position


def accept_and_move_cursor_left(event):
    """Take the suggestion, and go one character to the left of where the cursor was."""
    accept_and_keep_cursor(event)
    call_named("backward-char", event)


def _suggester():
    """Return what suggests at the prompt that is shown; without one of ours, what the shell has."""
    editor = editor_of()
    if editor is not None:
        return editor.auto_suggest
    from IPython import get_ipython

    return getattr(get_ipython(), "auto_suggest", None)


def _resume(buffer):
    """Ask for a suggestion now, though nothing was typed."""
    suggester = _suggester()
    if suggester is not None:
        buffer.suggestion = suggester.get_suggestion(buffer, buffer.document)


def _in_empty_pair(document):
    """Tell whether the cursor is between the two parts of a pair, where pairs are closed automatically."""
    around = document.char_before_cursor + document.current_char
    return around in ("()", "[]", "{}", '""', "''") and bool(getattr(settings_of(), "auto_match", False))


def backspace_and_resume_hint(event):
    """Delete a character (both of an empty pair that was closed automatically), and suggest for what is left."""
    if event.current_buffer.selection_state:
        pass_through.reply(event)
    elif _in_empty_pair(event.current_buffer.document):
        delete_pair(event)
    else:
        call_named("backward-delete-char", event)
    _resume(event.current_buffer)


def resume_hinting(event):
    """Suggest for what stands there."""
    pass_through.reply(event)
    _resume(event.current_buffer)


def up_and_update_hint(event):
    """Go one line up, and suggest there."""
    event.current_buffer.auto_up(count=event.arg)
    _resume(event.current_buffer)


def down_and_update_hint(event):
    """Go one line down, and suggest there."""
    event.current_buffer.auto_down(count=event.arg)
    _resume(event.current_buffer)


def _first_tokens(before, text):
    """Return the beginning of ``text`` that is one token of Python, or what is left of one, and the sign behind it.

    Blanks count as a token where ``text`` begins with them, and belong to what they follow elsewhere; a second token
    of one character counts as a sign, whatever it is.

    :param before: what stands in the same line before it.
    """
    from zmqkernel.shell.utils.tokenutil import generate_tokens

    line = before + text.split("\n")[0]
    ahead = [token for token in generate_tokens(io.StringIO(line).readline)
             if token[1].strip() and token[2][0] == 1 and token[3] > (1, len(before))]
    taken = 0 if ahead and ahead[0][2][1] > len(before) else 1
    if taken < len(ahead) and len(ahead[taken][1]) == 1:
        taken += 1
    return line[len(before):ahead[taken][2][1]] if taken < len(ahead) else text


def accept_token(event):
    """Take the suggestion's first token of Python, and the sign behind it."""
    text = _suggested(event)
    if not text:
        return call_named("forward-word", event)
    event.current_buffer.insert_text(_first_tokens(event.current_buffer.document.current_line_before_cursor, text))


def _swap(event, direction):
    buffer = event.current_buffer
    suggester = _suggester()
    if not isinstance(suggester, NavigableAutoSuggestFromHistory):
        return
    query = buffer.document.current_line_before_cursor
    getattr(suggester, direction)(query=query, other_than=query + _suggested(event), history=buffer.history)
    _resume(buffer)


def swap_autosuggestion_up(event):
    """Show an older suggestion."""
    _swap(event, "up")


def swap_autosuggestion_down(event):
    """Show a newer suggestion."""
    _swap(event, "down")


def discard(event):
    """Take the suggestion away."""
    event.current_buffer.suggestion = None


def llm_autosuggestion(event):
    """Ask the language model that ``llm_provider_class`` names for the rest of the input."""
    editor = editor_of()
    if editor is not None:
        editor.ask_language_model(event.current_buffer)


def make_suggester(provider):
    """Return what suggests the rest of a line.

    :param provider: a value of the option ``autosuggestions_provider``; None, or an unknown one: there is none.
    """
    makers = {"AutoSuggestFromHistory": AutoSuggestFromHistory,
              "NavigableAutoSuggestFromHistory": NavigableAutoSuggestFromHistory}
    maker = makers.get(provider or "")
    return maker() if maker is not None else None
