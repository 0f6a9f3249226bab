"""The prompt that stands on the screen before the editor draws it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from IPython.terminal.prompts import Token
from IPython.terminal.ui.painting import painted_text


class Settings(object):
    """Settings with a theme."""

    colors = "neutral"


def painted(text):
    """Return a prompt with this text, painted on a screen of 80 columns."""
    return painted_text(Settings(), [(Token.Prompt, text)], 80)


def test_the_prompt_is_painted_with_its_colours():
    text = painted("In> ")
    assert re.sub("\x1b\\[[0-9;]*m", "", text) == "In> " != text


def test_a_prompt_that_would_not_be_drawn_over_is_not_painted():
    assert painted("one\ntwo> ") is None
    assert painted("x" * 81) is None
    assert painted("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 50) is None
