"""The prompt that is shown: its buffer and its settings."""
from __future__ import absolute_import, unicode_literals

from prompt_toolkit.application.current import get_app


#: the editors whose prompts are shown, the innermost last
shown = []


def editor_of(app=None):
    """Return the :class:`~IPython.terminal.ui.editor.Editor` of the prompt that is shown, or None.

    (On a dumb terminal prompt_toolkit's application is not the one that the editor has made.)
    """
    own = getattr(app or get_app(), "ipython_editor", None)
    return own or (shown[-1] if shown else None)


def settings_of(app=None):
    """Return the settings of the prompt that is shown, or None."""
    return getattr(editor_of(app), "settings", None)


def buffer_of(app=None):
    """Return the buffer that is typed into."""
    return (app or get_app()).current_buffer


def document_of(app=None):
    """Return the text that is typed into, with its cursor."""
    return buffer_of(app).document


def call_named(name, event):
    """Do what one of prompt_toolkit's named commands does."""
    from prompt_toolkit.key_binding.bindings.named_commands import get_by_name

    command = get_by_name(name)
    return getattr(command, "call", command)(event)
