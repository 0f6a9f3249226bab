"""The prompts: what stands before a line of input, and before a result."""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat import to_native, to_text
from ipython_compat.lazymodule import install
from zmqkernel.shell.colors import Token, theme_table


#: what may fill another number of columns than one
_SPECIAL = re.compile("[^ -~]")
#: categories of characters that fill none: marks, control and formatting characters
_UNSEEN = frozenset(["Mn", "Me", "Cc", "Cf"])


class Prompts(object):
    """The prompts of a session.  Subclass it, and set ``c.TerminalInteractiveShell.prompts_class`` or ``ip.prompts``.

    Each method returns a list of ``(token, text)``; the token says in which style the text is shown.

    :param shell: the shell; in the terminal's own process, its settings, which have the same attributes.
    """

    def __init__(self, shell):
        self.shell = shell

    def vi_mode(self):
        """Return ``"[ins] "`` or what names the mode of vi editing, where that is to be shown; else an empty text."""
        shell = self.shell
        if getattr(shell, "editing_mode", "emacs") != "vi" or not getattr(shell, "prompt_includes_vi_mode", False):
            return ""
        app = getattr(getattr(shell, "pt_app", None), "app", None)
        mode = getattr(getattr(app, "vi_state", None), "input_mode", None)
        if mode is None:
            return ""
        name = to_text(getattr(mode, "value", mode))
        name = {"vi-insert": "ins", "vi-navigation": "nav", "vi-replace": "rep"}.get(name, name)
        return "[%s] " % name

    def current_line(self):
        """Return the number of the line that the cursor is in, from 0."""
        session = getattr(self.shell, "pt_app", None)
        if not session:
            return 0
        return session.default_buffer.document.cursor_position_row or 0

    def in_prompt_tokens(self):
        """Return the prompt of a new cell."""
        return [
            (Token.Prompt.Mode, self.vi_mode()),
            (Token.Prompt.LineNumber, self._line_number(0)),
            (Token.Prompt, "In ["),
            (Token.PromptNum, to_text(str(self.shell.execution_count))),
            (Token.Prompt, "]: "),
        ]

    def _width(self):
        return sum(columns_of(text) for _, text in self.in_prompt_tokens())

    def continuation_prompt_tokens(self, width=None, lineno=None, wrap_count=None):
        """Return the prompt of a cell's further lines.

        :param width: how many columns it fills; None: as many as the first line's prompt.
        :param lineno: number of the line, from 0.
        :param wrap_count: how often the line has been folded before this piece of it; more than 0 for the rest.
        """
        if width is None:
            width = self._width()
        if wrap_count:
            return [(Token.Prompt.Wrap, "\N{VERTICAL ELLIPSIS} ".rjust(width))]
        number = self._line_number(-1 if lineno is None else lineno)
        kind = getattr(Token.Prompt.Continuation, to_native("L%s" % lineno))
        return [(kind, number + "...:".rjust(width - len(number) - 1)), (Token.Prompt.Padding, " ")]

    def _line_number(self, lineno):
        """Return the number of a line as ``prompt_line_number_format`` wants it; nothing where it is empty."""
        numbers = getattr(self.shell, "prompt_line_number_format", "")
        return numbers.format(line=lineno + 1, rel_line=lineno - self.current_line()) if numbers else ""

    def rewrite_prompt_tokens(self):
        """Return what stands before input that the shell has rewritten (``f 1`` as ``f(1)``)."""
        return [(Token.Prompt, ("-" * (self._width() - 2)) + "> ")]

    def out_prompt_tokens(self):
        """Return what stands before a result."""
        return [
            (Token.OutPrompt, "Out["),
            (Token.OutPromptNum, to_text(str(self.shell.execution_count))),
            (Token.OutPrompt, "]: "),
        ]


def columns_of(text):
    """Return how many columns of a terminal ``text`` fills."""
    if not _SPECIAL.search(text):
        return len(text)
    import unicodedata

    def columns(character):
        if unicodedata.combining(character) or unicodedata.category(character) in _UNSEEN:
            return 0
        return 2 if unicodedata.east_asian_width(character) in "WF" else 1

    return sum(columns(character) for character in text)


def usual_prompts(shell, error):
    """Give a shell, or its settings, the usual prompts, because its own have raised ``error``; return what to say."""
    failed = type(shell.prompts).__name__
    shell.prompts = Prompts(shell)
    return "%s makes no prompts any more: %s: %s\n" % (failed, type(error).__name__, to_text(str(error)))


_CLASSIC = {"in": [(Token.Prompt, ">>> ")], "continuation": [(Token.Prompt.Continuation, "... ")]}


class ClassicPrompts(Prompts):
    """The prompts of plain Python: ``>>>`` and ``...``, nothing before results."""

    def in_prompt_tokens(self):
        """Return ``>>> ``."""
        return list(_CLASSIC["in"])

    def continuation_prompt_tokens(self, width=None):
        """Return ``... ``."""
        return list(_CLASSIC["continuation"])

    def rewrite_prompt_tokens(self):
        """Return nothing: rewritten input stands alone."""
        return []

    out_prompt_tokens = rewrite_prompt_tokens


def _rich_display_hook():
    """Make :class:`RichPromptDisplayHook`: the display hook is loaded when it is asked for."""
    from IPython.core.displayhook import DisplayHook

    class RichPromptDisplayHook(DisplayHook):
        """The display hook of the terminal: writes the prompts of ``shell.prompts`` before results."""

        def write_output_prompt(self):
            """Write the prompt that stands before a result, in its colours."""
            import sys

            tokens = self.shell.prompts.out_prompt_tokens()
            sys.stdout.write(theme_table[self.shell.colors].format_prompt(tokens))

        def write_format_data(self, format_dict, md_dict=None):
            """Write a result; MIME types that ``mime_renderers`` knows are shown by their renderer."""
            for mime, renderer in self.shell.mime_renderers.items():
                if mime in format_dict:
                    renderer(format_dict[mime], (md_dict or {}).get(mime))
                    return
            DisplayHook.write_format_data(self, format_dict, md_dict)

    RichPromptDisplayHook.__module__ = __name__
    return RichPromptDisplayHook


def _lazy(name):
    if name == "RichPromptDisplayHook":
        return _rich_display_hook()
    raise AttributeError("module 'IPython.terminal.prompts' has no attribute %r" % (name,))


install(__name__, _lazy)
