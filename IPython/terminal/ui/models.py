"""Suggestions by a language model: the class that ``llm_provider_class`` names, of the package jupyter_ai."""
from __future__ import absolute_import, unicode_literals

import sys

from prompt_toolkit.auto_suggest import Suggestion

from zmqkernel.application.startup import load_class


def _prefix(editor):
    """Return what the model is told of earlier input."""
    how = editor.settings.llm_prefix_from_history
    if how == "no_prefix":
        return ""
    if how == "input_history":
        return "\n".join(editor.backend.history(editor.settings.history_load_length)[-50:]) + "\n"
    return load_class(how)(editor.pt_app.default_buffer.history)


def suggest(editor, buffer):
    """Put what a language model thinks follows behind the cursor, as a suggestion.

    :param editor: the :class:`~IPython.terminal.ui.editor.Editor`.
    :param buffer: what is typed into.
    """
    settings = editor.settings
    if not settings.llm_provider_class:
        return
    try:
        from jupyter_ai.completions.models import InlineCompletionRequest
    except ImportError:
        sys.stderr.write(str("suggestions by a language model need the package jupyter_ai\n"))
        return
    provider = load_class(settings.llm_provider_class)(**settings.llm_constructor_kwargs)
    document = buffer.document
    request = InlineCompletionRequest(
        number=0, prefix=_prefix(editor) + document.text_before_cursor, suffix=document.text_after_cursor,
        mime="text/x-python", stream=True, path=None, language="python", cell_id=None)

    from IPython.terminal.ui.models_py3 import stream

    stream(provider, request, lambda text: _show(buffer, text))


def _show(buffer, text):
    buffer.suggestion = Suggestion(text)
    buffer.on_suggestion_set.fire()
