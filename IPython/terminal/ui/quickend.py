"""The end of a prompt whose text stands on the screen as it is to stay.

prompt_toolkit draws a prompt a last time when Enter is pressed: without the menu, the suggestion and the marks of
brackets.  That takes a fifth of the time of a short cell.  Where there is nothing of that kind, and one line, the
cursor goes to the next line, and that is all.
"""
from __future__ import absolute_import, unicode_literals

import re

#: text each character of which fills one column
_PLAIN = re.compile("[ -~]*$")
_BRACKETS = frozenset("()[]{}")


class QuickEnd(object):
    """Takes the place of the method ``render`` of a session's renderer.

    :param session: the ``PromptSession``.
    :param make_prompt: function that returns the prompt: fragments.
    :param is_coloured: function of a text that tells whether it is drawn in the colours that it is to have.
    """

    def __init__(self, session, make_prompt, is_coloured):
        self._session = session
        self._make_prompt = make_prompt
        self._is_coloured = is_coloured
        self._renderer = session.app.renderer
        self._draw = self._renderer.render
        self._drawn = None

    def install(self):
        """Have the renderer use this."""
        self._renderer.render = self

    def __call__(self, app, layout, is_done=False):
        """Draw, where something has changed or is to be taken away."""
        if is_done and self._drawn is not None and self._drawn == self._state(app):
            self._drawn = None
            self._end(app.output)
            return
        self._draw(app, layout, is_done)
        self._drawn = None if is_done else self._state(app)

    def _state(self, app):
        """Return what the screen shows; None where it shows more than one line of plain text."""
        session, buffer = self._session, self._session.default_buffer
        text, prompt, columns = buffer.text, self._make_prompt(), app.output.get_size().columns
        line = "".join(fragment[1] for fragment in prompt) + text
        if len(line) >= columns or not _PLAIN.match(line) or not self._is_coloured(text):
            return None
        if not app.layout.has_focus(buffer) or session.bottom_toolbar or session.rprompt:
            return None
        if app.exit_style and self._changes_colours(app.exit_style):
            return None
        suggestion = buffer.suggestion
        if buffer.complete_state or buffer.selection_state or buffer.validation_error or (
                suggestion is not None and suggestion.text):
            return None
        at = buffer.cursor_position
        if _BRACKETS.intersection(text[max(at - 1, 0):at + 1]):  # one may be marked, and the other of the pair
            return None
        return text, at, prompt, columns

    def _changes_colours(self, style):
        attributes = self._renderer.style.get_attrs_for_style_str
        return attributes(style) != attributes("")

    def _end(self, output):
        output.reset_attributes()
        output.write_raw("\r\n")
        output.erase_down()
        output.enable_autowrap()
        output.show_cursor()
        self._renderer.reset()
