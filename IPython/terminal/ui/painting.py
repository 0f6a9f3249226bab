"""The prompt on the screen before the editor draws it.

prompt_toolkit takes some milliseconds to get ready for a prompt and to draw it.  Whoever waits for a prompt sees one at
once: it is painted as plain text, and drawn over.
"""
from __future__ import absolute_import, unicode_literals

import contextlib
import sys

from ipython_compat import to_native
from IPython.terminal.ui.settings import theme_of


def painted_text(settings, tokens, columns):
    """Return the prompt of the next cell with its colours, or None where it takes more than one line of the screen.

    :param tokens: the prompt's tokens.
    :param columns: the width of the screen.
    """
    text = "".join(text for _, text in tokens)
    if "\n" in text or 2 * len(text) > columns:  # no character is wider than two columns
        return None
    return theme_of(settings).format_prompt(tokens)


def write(text):
    """Write to the terminal, at once."""
    sys.stdout.write(to_native(text))
    sys.stdout.flush()


@contextlib.contextmanager
def painted_prompt(settings, prompts, session):
    """Paint the prompt; the value is whether it has been painted.  Every key is for the editor from here on.

    :param prompts: a :class:`.prompting.PromptMaker`.
    :param session: the ``PromptSession`` that is going to draw it.
    """
    app = session.app
    with app.input.raw_mode():
        text = painted_text(settings, prompts.in_prompt_tokens(), app.output.get_size().columns)
        if text is not None:
            write(text)
        yield text is not None
