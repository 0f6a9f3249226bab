"""The end of a prompt whose text stands on the screen as it is to stay."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from IPython.terminal.ui.quickend import QuickEnd


class Thing(object):
    """Something with attributes."""

    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Prompt(object):
    """A prompt that counts how it is drawn."""

    def __init__(self):
        self.drawn, self.ended = [], []
        self.prompt = [("", "In [1]: ")]
        self.coloured = True
        note = self.ended.append
        output = Thing(get_size=lambda: Thing(columns=40), reset_attributes=lambda: note("attributes"),
                       write_raw=note, erase_down=lambda: note("erase"), enable_autowrap=lambda: note("wrap"),
                       show_cursor=lambda: note("cursor"))
        style = Thing(get_attrs_for_style_str=lambda style: style == "class:mine")
        renderer = Thing(render=lambda app, layout, is_done: self.drawn.append(is_done), style=style,
                         reset=lambda: note("reset"))
        self.app = Thing(output=output, renderer=renderer, exit_style="", layout=Thing(has_focus=lambda buffer: True))
        self.buffer = Thing(text="", cursor_position=0, suggestion=None, complete_state=None, selection_state=None,
                            validation_error=None)
        self.session = Thing(app=self.app, default_buffer=self.buffer, bottom_toolbar=None, rprompt=None)
        QuickEnd(self.session, lambda: self.prompt, lambda text: self.coloured).install()

    def type(self, text):
        """Have a text, and draw it."""
        self.buffer.text, self.buffer.cursor_position = text, len(text)
        self.app.renderer.render(self.app, None)

    def enter(self):
        """Draw for the last time; return whether that was drawing."""
        del self.drawn[:]
        self.app.exit_style = "class:accepted"
        self.app.renderer.render(self.app, None, is_done=True)
        return self.drawn == [True]


@pytest.fixture
def prompt():
    return Prompt()


def test_one_line_of_plain_text_is_not_drawn_again(prompt):
    prompt.type("6 * 7")
    assert not prompt.enter()
    assert "\r\n" in prompt.ended and prompt.ended[-1] == "reset"
    assert prompt.enter(), "the next prompt has nothing on the screen yet"


def test_what_has_been_typed_since_is_drawn(prompt):
    prompt.type("6 * 7")
    prompt.buffer.text += "1"
    assert prompt.enter()


@pytest.mark.parametrize("text", ["two\nlines", "print(1)", "x = []", "x" * 40, "\u4e00", "'\xe9'"])
def test_other_texts_are_drawn_again(prompt, text):
    prompt.type(text)
    assert prompt.enter()


@pytest.mark.parametrize("name, value", [
    ("suggestion", Thing(text="more")), ("complete_state", Thing()), ("selection_state", Thing()),
    ("validation_error", Thing())])
def test_what_does_not_stay_is_taken_away(prompt, name, value):
    setattr(prompt.buffer, name, value)
    prompt.type("text")
    assert prompt.enter()


def test_a_prompt_that_changes_at_its_end_is_drawn_again(prompt):
    prompt.type("text")
    prompt.prompt = [("", "> ")]
    assert prompt.enter()


def test_text_without_its_colours_is_drawn_again(prompt):
    prompt.coloured = False
    prompt.type("text")
    prompt.coloured = True
    assert prompt.enter()


def test_a_style_for_what_was_accepted_is_used(prompt):
    prompt.app.renderer.style.get_attrs_for_style_str = lambda style: style
    prompt.type("text")
    assert prompt.enter()
