"""The prompt of the debugger."""
from __future__ import absolute_import, unicode_literals

import os
import re

from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.shortcuts import CompleteStyle, PromptSession

from ipython_compat import to_text
from IPython.terminal.ptutils import IPythonPTLexer
from IPython.terminal.shortcuts import create_ipython_shortcuts
from IPython.terminal.ui.settings import TerminalSettings
from IPython.terminal.ui.style import make_style, prompt_fragments
from zmqkernel.shell.colors import Token


_WORD = re.compile(r"[\w.]*$", re.UNICODE)
#: what stands before code at the debugger's prompt: the name of a command with a blank, or an exclamation mark
_COMMAND = re.compile(r"\s*(?:!\s*|(\w+)[ \t]+)", re.UNICODE)


class DebuggerCompleter(Completer):
    """Completes the debugger's commands at the beginning of a line, and code with the names of its frame.

    :param debugger: a ``Pdb``.
    """

    def __init__(self, debugger):
        self._debugger = debugger
        self._completer = None

    def get_completions(self, document, complete_event):
        """Yield what could follow the text before the cursor."""
        before = document.text_before_cursor
        word = _WORD.search(before).group()
        known = set()
        if word == before.lstrip():
            known.update(to_text(name[3:]) for name in self._debugger.get_names() if name.startswith("do_" + word))
            for name in sorted(known):
                yield Completion(name, start_position=-len(word))
        for text, start in self._code(before, word):
            if text not in known:
                yield Completion(text, start_position=start)

    def _code(self, before, word):
        """Return (text, where it starts, seen from the cursor) for what could complete the code in a line."""
        frame = self._debugger.curframe
        if frame is None or not before.strip():
            return []
        shell = self._debugger.shell
        if shell is None:
            return self._names(frame, word)
        return self._asked(shell, frame, self._code_of(before))

    def _code_of(self, line):
        """Return the code in a line: without the command whose argument it is."""
        match = _COMMAND.match(line)
        if match is None or (match.group(1) and not hasattr(self._debugger, "do_" + match.group(1))):
            return line
        return line[match.end():]

    def _asked(self, shell, frame, code):
        """Ask a completer of the shell's kind; the magics that it knows are not for the debugger."""
        from IPython.core.completer import IPCompleter, provisionalcompleter

        if self._completer is None:
            self._completer = IPCompleter(shell=shell, namespace={}, global_namespace={}, parent=shell)
        self._completer.namespace = self._debugger.curframe_locals
        self._completer.global_namespace = frame.f_globals
        with provisionalcompleter():
            found = [(to_text(match.text), match.start - len(code))
                     for match in self._completer.completions(code, len(code))]
        return [(text, start) for text, start in found if not text.startswith("%")]

    def _names(self, frame, word):
        if not word:
            return []
        names = dict(frame.f_globals)
        names.update(self._debugger.curframe_locals)
        import rlcompleter

        completer = rlcompleter.Completer(names)
        found = []
        while True:
            match = completer.complete(str(word), len(found))
            if match is None:
                return [(to_text(text).rstrip("("), -len(word)) for text in found]
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
        history=debugger.debugger_history,
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
