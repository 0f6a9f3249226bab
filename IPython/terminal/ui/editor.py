"""The prompt_toolkit session: one prompt after the other, with all that the settings ask for."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from prompt_toolkit.enums import DEFAULT_BUFFER, EditingMode
from prompt_toolkit.filters import Condition, HasFocus, IsDone
from prompt_toolkit.layout.processors import ConditionalProcessor, HighlightMatchingBracketProcessor
from prompt_toolkit.shortcuts import CompleteStyle, PromptSession
from prompt_toolkit.styles import DynamicStyle

from ipython_compat import to_native, to_text
from ipython_compat.clock import monotonic
from ipython_compat.console_input import read_line
from IPython.terminal.ptutils import IPythonPTLexer
from IPython.terminal.shortcuts.auto_suggest import (
    AppendAutoSuggestionInAnyLine, NavigableAutoSuggestFromHistory, make_suggester)
from IPython.terminal.shortcuts.current import shown
from IPython.terminal.ui.completing import BackendCompleter
from IPython.terminal.ui.history import PtkHistoryAdapter
from IPython.terminal.ui.keys import SETTINGS as KEY_SETTINGS
from IPython.terminal.ui.keys import Keys, Patience
from IPython.terminal.ui.painting import painted_prompt, write
from IPython.terminal.ui.printing import printing_above
from IPython.terminal.ui.prompting import PromptMaker
from IPython.terminal.ui.promptloop import PromptLoop
from IPython.terminal.ui.quickend import QuickEnd
from IPython.terminal.ui.style import make_style, prompt_fragments
from IPython.terminal.ui.state import go_on_after_resizing, handling_interrupts
from IPython.terminal.ui.versions import (
    call_later, call_soon, give_up_question, prompt, run_above_prompt, running_loop)
from zmqkernel.shell.execution.atprompt import check_at_prompt
from zmqkernel.shell.execution.transform import TransformerManager

#: seconds for which the prompt stays where it is after text was printed above it
UNDISTURBED = 0.05
#: seconds for keys between two pieces of a text that is printed above it
BREATH = 0.005
#: settings that change colours
STYLE_SETTINGS = frozenset(["colors", "highlighting_style", "highlighting_style_overrides", "true_color"])
COMPLETE_STYLES = {
    "multicolumn": CompleteStyle.MULTI_COLUMN,
    "column": CompleteStyle.COLUMN,
    "readlinelike": CompleteStyle.READLINE_LIKE,
}


class Editor(object):
    """Reads cells with prompt_toolkit.

    :param settings: the options: a ``TerminalSettings``, or the shell itself.
    :param backend: completes, knows earlier input, and has descriptors that tell of news.
    """

    def __init__(self, settings, backend):
        self.settings = settings
        self.backend = backend
        self.check_complete = self._checker()
        self.auto_suggest = self._suggester()
        self._style = make_style(settings)
        self._keys = Keys(settings)
        self._prompts = PromptMaker(settings)
        self._session = None
        self._shown = False
        self._painted = False
        self._aborted = False
        self._loop = None
        self._prompt_loop = PromptLoop()
        self._undisturbed_until = 0.0

    def _checker(self):
        """Return what decides whether input is complete: the shell's own transformers, where it is in this process."""
        manager = getattr(self.settings, "input_transformer_manager", None)
        return check_at_prompt(manager or TransformerManager())

    def _suggester(self):
        """Return what suggests the rest of a line: the shell's own, where it is in this process; None for nothing."""
        if self.settings.has_trait("auto_suggest"):
            return self.settings.auto_suggest
        return make_suggester(self.settings.autosuggestions_provider)

    @property
    def pt_app(self):
        """The ``PromptSession``."""
        if self._session is None:
            self._session = self._make_session()
        return self._session

    def _make_session(self):
        settings = self.settings
        session = PromptSession(
            message=self._message,
            multiline=True,
            editing_mode=_editing_mode(settings),
            key_bindings=self._keys.make(),
            history=PtkHistoryAdapter(settings, self.backend.history),
            completer=BackendCompleter(settings, self.backend),
            complete_in_thread=not self.backend.local,
            complete_while_typing=False,
            complete_style=COMPLETE_STYLES[settings.display_completions],
            enable_history_search=settings.enable_history_search,
            auto_suggest=self.auto_suggest,
            lexer=IPythonPTLexer(in_background=True),
            style=DynamicStyle(lambda: self._style),
            include_default_pygments_style=False,
            mouse_support=settings.mouse_support,
            enable_suspend=False,
            enable_open_in_editor=settings.extra_open_editor_shortcuts,
            color_depth=_color_depth(settings),
            tempfile_suffix=".py",
            reserve_space_for_menu=settings.space_for_menu,
            prompt_continuation=self._continuation,
            input_processors=self._processors(),
        )
        self._shape_cursor(session)
        session.app.ipython_editor = self
        if not self.backend.local:  # there a program may have changed what is shown in any way
            QuickEnd(session, self._message, session.lexer.has_coloured).install()
        self._patience = Patience(session.app)
        self._patience.follow(settings)
        if isinstance(self.auto_suggest, NavigableAutoSuggestFromHistory):
            self.auto_suggest.connect(session)
        if settings.has_trait("pt_app"):
            settings.pt_app = session
        return session

    def _shape_cursor(self, session):
        """Let the cursor's shape show the mode of vi editing, where prompt_toolkit can and the settings want it."""
        if not (self.settings.modal_cursor and self.settings.editing_mode == "vi"):
            session.cursor = None
            return
        try:
            from prompt_toolkit.cursor_shapes import ModalCursorShapeConfig
        except ImportError:
            return
        session.cursor = ModalCursorShapeConfig()

    def _processors(self):
        brackets = ConditionalProcessor(
            HighlightMatchingBracketProcessor(chars="[](){}"),
            HasFocus(DEFAULT_BUFFER) & ~IsDone() & Condition(lambda: self.settings.highlight_matching_brackets))
        suggestion = ConditionalProcessor(
            AppendAutoSuggestionInAnyLine(), HasFocus(DEFAULT_BUFFER) & ~IsDone())
        return [brackets, suggestion]

    # -- what is shown

    def _message(self):
        return prompt_fragments(self._prompts.in_prompt_tokens())

    def _continuation(self, width, line_number, wrap_count=0):
        return prompt_fragments(self._prompts.continuation_prompt_tokens(width, line_number, wrap_count))

    # -- reading

    def read(self, prefill="", painted=False):
        """Show a prompt and return what was typed.

        :param prefill: text that stands there already.
        :param painted: whether the cursor is in a line that has the prompt already, to be drawn anew.
        :raises EOFError: at Ctrl-D.
        :raises KeyboardInterrupt: at Ctrl-C.
        """
        self._prompts.begin()
        self._shown = True
        self._painted = painted
        shown.append(self)
        try:
            with handling_interrupts(self._interrupt):
                if self.backend.local:
                    with printing_above():
                        return self._prompt(prefill)
                if painted:
                    return self._prompt(prefill)
                with painted_prompt(self.settings, self._prompts, self.pt_app) as self._painted:
                    return self._prompt(prefill)
        finally:
            shown.remove(self)
            self._attend_to_nothing()
            self._shown, self._loop = False, None
            go_on_after_resizing()
            self._prompts.report()

    def _prompt(self, prefill):
        loop = None if self.backend.local else self._prompt_loop
        return prompt(self.pt_app, self._inputhook(), loop, default=to_text(prefill), pre_run=self._begin)

    def _begin(self):
        """Let what arrives while the prompt is shown be handled in the prompt's own loop."""
        if self._painted:
            write("\r")
        go_on_after_resizing()
        loop = self._loop = running_loop()
        for fd in self.backend.wakeup_fds():
            loop.add_reader(fd, self.backend.pump)
        if self.backend.wakeup_fds():
            call_soon(loop, self.backend.pump)
        self.pt_app.lexer.preload()
        if self._aborted:
            call_soon(loop, self._leave_prompt)

    def _attend_to_nothing(self):
        """What arrives behind the prompt is for others to handle."""
        if self._loop is not None:
            for fd in self.backend.wakeup_fds():
                self._loop.remove_reader(fd)

    def close(self):
        """Let go of what only prompts need; there may be another one all the same."""
        self._prompt_loop.close()

    def make_anew(self):
        """Draw the prompt that is shown anew: its class or what it says has changed."""
        if self._shown:
            self._prompts.begin()
            self.pt_app.app.invalidate()

    def abort(self):
        """Have :meth:`read` raise ``KernelDied``, now or when it is called.  May be called by a signal handler."""
        self._aborted = True
        if self._shown and self._loop is not None:
            call_soon(self._loop, self._leave_prompt)

    def _leave_prompt(self):
        from zmqkernel.protocol.errors import KernelDied

        self._end_prompt(KernelDied("the kernel's process has ended"))

    def _interrupt(self, number, frame):
        """Have the prompt raise ``KeyboardInterrupt``, in its own loop, where it has begun: a signal handler.

        (The key Ctrl-C is no signal at a prompt.)
        """
        if self._loop is not None:
            call_soon(self._loop, lambda: self._end_prompt(KeyboardInterrupt()))

    def _end_prompt(self, error):
        app = self.pt_app.app
        asked = self._shown and give_up_question(app)
        if asked and isinstance(error, KeyboardInterrupt):
            return
        if self._shown and app.is_running and not app.is_done:
            app.exit(exception=error)

    def _inputhook(self):
        """Return what keeps windows alive while the prompt waits, where the shell is in this process and has one."""
        if self.backend.local and getattr(self.settings, "active_eventloop", None):
            return InputHook(self.settings.inputhook, self.print_above)
        return None

    def ask(self, question):
        """Ask a question that is answered by a line; what was typed ahead counts."""
        from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead

        typed = get_typeahead(self.pt_app.app.input)
        if not typed:
            return read_line(question)
        store_typeahead(self.pt_app.app.input, typed)
        return prompt(PromptSession(message=question))

    def ask_language_model(self, buffer):
        """Have the language model that the settings name complete what is typed; nothing where none is named."""
        from IPython.terminal.ui.models import suggest

        suggest(self, buffer)

    def print_above(self, output, more=False):
        """Call ``output``, which prints, with the prompt taken away where there is one.

        The prompt is taken away a few times a second only, however much is printed: keys need the time in between.

        :param more: whether it goes on with what was too much for one time.
        """
        if self._shown and self.pt_app.app.is_running:
            wait = BREATH if more else max(0.0, self._undisturbed_until - monotonic())
            call_later(self._loop, wait, lambda: self._above(output))
            return
        if self._painted:
            self._painted = False
            write("\r\x1b[K")
        output()

    def _above(self, output):
        if self._shown and self.pt_app.app.is_running:
            self._undisturbed_until = monotonic() + UNDISTURBED
            run_above_prompt(output)

    # -- changes while the session runs

    def settings_changed(self, names):
        """Let changed settings show at the next prompt.

        :param names: names of the settings.
        """
        names = set(names)
        if names & STYLE_SETTINGS:
            self._style = make_style(self.settings)
        if self._session is None:
            return
        settings, session = self.settings, self._session
        session.editing_mode = _editing_mode(settings)
        self._shape_cursor(session)
        session.complete_style = COMPLETE_STYLES[settings.display_completions]
        session.mouse_support = settings.mouse_support
        session.reserve_space_for_menu = settings.space_for_menu
        session.color_depth = _color_depth(settings)
        session.enable_history_search = settings.enable_history_search
        session.enable_open_in_editor = settings.extra_open_editor_shortcuts
        self._patience.follow(settings)
        if names & KEY_SETTINGS:
            session.key_bindings = self._keys.make(session.key_bindings)
        if "autosuggestions_provider" in names:
            self._change_suggester()

    def _change_suggester(self):
        if isinstance(self.auto_suggest, NavigableAutoSuggestFromHistory):
            self.auto_suggest.disconnect()
        self.auto_suggest = self._session.auto_suggest = self._suggester()
        if isinstance(self.auto_suggest, NavigableAutoSuggestFromHistory):
            self.auto_suggest.connect(self._session)


class InputHook(object):
    """Keeps windows alive until a key is pressed.  What their callbacks raise is shown, and ends that for one prompt.

    :param run: function of prompt_toolkit's context.
    :param print_above: :meth:`Editor.print_above`.
    """

    def __init__(self, run, print_above):
        self._run = run
        self._print_above = print_above
        self._failed = False

    def __call__(self, context):
        """Run the windows' event loop."""
        if self._failed:
            return
        try:
            self._run(context)
        except Exception:  # whatever the callbacks of user code raise
            import traceback

            self._failed, report = True, traceback.format_exc()
            self._print_above(lambda: sys.stderr.write(report))


def _editing_mode(settings):
    return EditingMode.VI if settings.editing_mode == "vi" else EditingMode.EMACS


def _color_depth(settings):
    """Return how many colours are used, where the settings or ``NO_COLOR`` (old prompt_toolkits ignore it) say so."""
    wanted = "DEPTH_24_BIT" if settings.true_color else "DEPTH_1_BIT" if os.environ.get(str("NO_COLOR")) else None
    if wanted is None:
        return None
    from prompt_toolkit.output.color_depth import ColorDepth

    return getattr(ColorDepth, wanted)
