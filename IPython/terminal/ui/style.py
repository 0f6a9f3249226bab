"""The colours of what is typed and of the prompts, from a theme and the settings."""
from __future__ import absolute_import, unicode_literals

import sys

from prompt_toolkit.styles import Style
from prompt_toolkit.styles.pygments import pygments_token_to_classname, style_from_pygments_cls

from ipython_compat import to_text
from ipython_compat import to_native
from IPython.terminal.ui.settings import theme_of

#: what prompt_toolkit itself draws
INTERFACE = [
    ("matching-bracket.cursor", "noinherit bg:ansibrightblack"),
    ("matching-bracket.other", "noinherit bg:ansibrightblack"),
]


def _pygments_style(settings, theme):
    """Return the pygments style class of what is typed."""
    wanted = settings.highlighting_style
    if not _has_own_style(settings):
        return theme.as_pygments_style()
    if isinstance(wanted, type):
        return wanted
    from pygments.styles import get_style_by_name
    from pygments.util import ClassNotFound

    try:
        return get_style_by_name(wanted)
    except ClassNotFound:
        return theme.as_pygments_style()


def _has_own_style(settings):
    """Tell whether the settings name a style for code, so that the theme does not decide its colours."""
    return settings.highlighting_style not in (None, "", "legacy")


def _of_theme(settings, theme):
    """Return what the theme lays down over a style, as pairs: of code nothing where the settings name its style."""
    rules = list(theme.extra_style.items())
    if not _has_own_style(settings):
        return rules
    from pygments.token import STANDARD_TYPES
    return [(token, definition) for token, definition in rules if token not in STANDARD_TYPES]


def make_style(settings):
    """Return the prompt_toolkit style that the settings ask for."""
    theme = theme_of(settings)
    rules = list(INTERFACE)
    overrides = list(dict(settings.highlighting_style_overrides or {}).items())
    understood = [(token, definition) for token, definition in overrides if _is_understood(token, definition)]
    for token, definition in _of_theme(settings, theme) + understood:
        rules.append((pygments_token_to_classname(token), _portable(definition)))
    if theme.colorless and not _has_own_style(settings):
        return Style(rules)
    base = style_from_pygments_cls(_pygments_style(settings, theme))
    return Style(list(base.style_rules) + rules)


def _is_understood(token, definition):
    """Tell whether a style that somebody has defined can be used; say so where it cannot."""
    try:
        Style([(pygments_token_to_classname(token), _portable(definition))])
    except (ValueError, AttributeError) as error:
        sys.stderr.write(to_native("the style of %s is left out: %s\n" % (token, error)))
        return False
    return True


def _portable(definition):
    """Return a style definition without the words that only pygments understands."""
    return " ".join(word for word in definition.split() if not word.startswith("border:"))


def prompt_fragments(tokens):
    """Return prompt tokens as prompt_toolkit's formatted text."""
    return [("class:" + pygments_token_to_classname(token), to_text(text)) for token, text in tokens]
