"""The prompt of the debugger."""
from __future__ import absolute_import, unicode_literals

import os

from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.shortcuts import CompleteStyle, PromptSession

from ipython_compat import to_text
from IPython.terminal.ptutils import IPythonPTLexer
from IPython.terminal.shortcuts import create_ipython_shortcuts
from IPython.terminal.ui.settings import TerminalSettings
from IPython.terminal.ui.style import make_style, prompt_fragments
from zmqkernel.shell.colors import Token


class DebuggerCompleter(Completer):
    """Completes the debugger's commands at the beginning of a line, and the names of its frame behind that.

    :param debugger: a ``Pdb``.
    """

    def __init__(self, debugger):
        self._debugger = debugger

    def get_completions(self, document, complete_event):
        """Yield what could follow the text before the cursor."""
        before = document.text_before_cursor
        word = before[len(before.rstrip("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.")):]
        if word == before.lstrip():
            for name in sorted(self._debugger.get_names()):
                if name.startswith("do_" + word):
                    yield Completion(to_text(name[3:]), start_position=-len(word))
        for text in self._names(word):
            yield Completion(text, start_position=-len(word))

    def _names(self, word):
        frame = self._debugger.curframe
        if frame is None or not word:
            return []
        names = dict(frame.f_globals)
        names.update(self._debugger.curframe_locals)
        import rlcompleter

        completer = rlcompleter.Completer(names)
        found = []
        while True:
            match = completer.complete(str(word), len(found))
            if match is None:
                return [to_text(text).rstrip("(") for text in found]
            found.append(match)


class DebuggerPrompt(object):
    """What the keys of a session ask of the prompt they work on.

    :param settings: the options: a ``TerminalSettings``, or the shell.
    """

    auto_suggest = None

    def __init__(self, settings):
        from zmqkernel.shell.execution.transform import TransformerManager

        self.settings = settings
        self.check_complete = TransformerManager().check_complete

    def ask_language_model(self, buffer):
        """The debugger's commands are nobody's to complete but the debugger's."""


def history_of(shell):
    """Return the history of debugger commands of a shell: kept in the file that the settings name."""
    known = getattr(shell, "debugger_history", None)
    if known is not None:
        return known
    path = getattr(shell, "debugger_history_file", None)
    history = InMemoryHistory() if not path else FileHistory(os.path.expanduser(path))
    if shell is not None and hasattr(shell, "debugger_history"):
        shell.debugger_history = history
    return history


def make_session(debugger, options=None):
    """Return the ``PromptSession`` that reads the commands of ``debugger``.

    :param options: keyword arguments over those that it gets here.
    """
    shell = debugger.shell
    settings = shell if hasattr(shell, "highlighting_style") else TerminalSettings()
    keys = DebuggerPrompt(settings)

    def message():
        """Return the prompt, as it is now: it changes with nested debuggers."""
        return prompt_fragments([(Token.Prompt, to_text(debugger.prompt))])

    chosen = dict(
        message=message,
        multiline=True,
        prompt_continuation="",
        key_bindings=create_ipython_shortcuts(settings),
        editing_mode=_editing_mode(settings),
        history=history_of(shell),
        completer=DebuggerCompleter(debugger),
        complete_while_typing=False,
        complete_style=CompleteStyle.MULTI_COLUMN,
        enable_history_search=True,
        mouse_support=settings.mouse_support,
        lexer=IPythonPTLexer(),
        style=make_style(settings),
        include_default_pygments_style=False,
    )
    chosen.update(options or {})
    session = PromptSession(**dict((str(name), value) for name, value in chosen.items()))
    session.app.ipython_editor = keys
    return session


def _editing_mode(settings):
    from prompt_toolkit.enums import EditingMode

    return EditingMode.VI if settings.editing_mode == "vi" else EditingMode.EMACS
