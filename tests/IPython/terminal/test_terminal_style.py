"""Colours of what is typed: the theme's, or those of a style that the settings name."""
from __future__ import absolute_import, unicode_literals

from pygments.styles import get_style_by_name
from pygments.token import Name

from IPython.terminal.ui.settings import TerminalSettings
from IPython.terminal.ui.style import make_style


def color_of(settings, name):
    return make_style(settings).get_attrs_for_style_str("class:pygments." + name).color


def test_code_has_the_colours_of_the_style_that_is_named_and_prompts_those_of_the_theme():
    usual, named = TerminalSettings(), TerminalSettings(highlighting_style="monokai")
    expected = get_style_by_name("monokai").style_for_token(Name.Function)["color"]
    assert color_of(named, "name.function") == expected != color_of(usual, "name.function")
    assert color_of(named, "prompt") == color_of(usual, "prompt")


def test_what_overrides_it_does_so_in_both():
    overrides = {Name.Function: "#123456"}
    for style in ("legacy", "monokai"):
        settings = TerminalSettings(highlighting_style=style, highlighting_style_overrides=overrides)
        assert color_of(settings, "name.function") == "123456"
