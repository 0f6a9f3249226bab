"""The prompt that stands on the screen before the editor draws it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from IPython.terminal.prompts import Token
from IPython.terminal.ui.painting import painted_text


class Settings(object):
    """Settings with a prompt."""

    colors = "neutral"

    def __init__(self, text):
        self.prompts = self
        self.in_prompt_tokens = lambda: [(Token.Prompt, text)]


def test_the_prompt_is_painted_with_its_colours():
    text = painted_text(Settings("In> "), 80)
    assert re.sub("\x1b\\[[0-9;]*m", "", text) == "In> " != text


def test_a_prompt_that_would_not_be_drawn_over_is_not_painted():
    assert painted_text(Settings("one\ntwo> "), 80) is None
    assert painted_text(Settings("x" * 81), 80) is None
    assert painted_text(Settings("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 50), 80) is None
