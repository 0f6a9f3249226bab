"""The keys: what each does, and when.

A binding is a command, its keys, and the condition under which it holds, as an expression of the names in
:mod:`.filters`.  ``c.TerminalInteractiveShell.shortcuts`` changes them; see :mod:`.customizing`.
"""
from __future__ import absolute_import, unicode_literals

from prompt_toolkit.enums import DEFAULT_BUFFER, SEARCH_BUFFER  # noqa: F401
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.bindings import named_commands
from prompt_toolkit.key_binding.bindings.completion import display_completions_like_readline

from ipython_compat import to_native
from IPython.terminal.shortcuts import auto_match, auto_suggest
from IPython.terminal.shortcuts.commands import (  # noqa: F401
    dismiss_completion, force_exit, handle_return_or_newline_or_execute, indent_buffer, newline_autoindent,
    newline_or_execute_outer, newline_with_copy_margin, next_history_or_next_completion, open_input_in_editor,
    previous_history_or_previous_completion, quit, reformat_and_execute, reformat_text_before_cursor, reset_buffer,
    reset_search_buffer, suspend_to_bg, win_paste,
)
from IPython.terminal.shortcuts.filters import filter_from_string


class BaseBinding(object):
    """A command and its keys.

    :param command: function of a key event.
    :param keys: names of keys, as prompt_toolkit has them.
    """

    def __init__(self, command, keys):
        self.command, self.keys = command, list(keys)

    def __repr__(self):
        return str("<%s %s: %s>") % (type(self).__name__, " ".join(self.keys), create_identifier(self.command))


class RuntimeBinding(BaseBinding):
    """A binding with its filter made.

    :param filter: a prompt_toolkit filter.
    """

    def __init__(self, command, keys, filter):
        BaseBinding.__init__(self, command, keys)
        self.filter = filter


class Binding(BaseBinding):
    """A binding with its condition as text.

    :param condition: an expression of filters' names; None: always.
    """

    condition = None

    def __init__(self, command, keys, condition=None):
        BaseBinding.__init__(self, command, keys)
        self.condition = condition
        self.filter = filter_from_string(condition) if condition else None


def _handler(name):
    """Return the function of one of prompt_toolkit's named commands; None where its version does not have it."""
    try:
        binding = named_commands.get_by_name(name)
    except KeyError:
        return None
    return getattr(binding, "handler", binding)


_TYPING = "focused_insert & auto_match & "
_QUOTING = _TYPING + "not_inside_unclosed_string & "

AUTO_MATCH_BINDINGS = [
    Binding(command, [key], _TYPING + "followed_by_closing_paren_or_end")
    for key, command in auto_match.auto_match_parens.items()
] + [
    Binding(command, [key], _TYPING + "preceded_by_raw_str_prefix")
    for key, command in auto_match.auto_match_parens_raw_string.items()
] + [
    Binding(auto_match.double_quote, ['"'],
            _QUOTING + "preceded_by_paired_double_quotes & followed_by_closing_paren_or_end"),
    Binding(auto_match.single_quote, ["'"],
            _QUOTING + "preceded_by_paired_single_quotes & followed_by_closing_paren_or_end"),
    Binding(auto_match.docstring_double_quotes, ['"'], _QUOTING + "preceded_by_two_double_quotes"),
    Binding(auto_match.docstring_single_quotes, ["'"], _QUOTING + "preceded_by_two_single_quotes"),
] + [
    Binding(auto_match.skip_over, [key], _TYPING + "followed_by_" + what) for key, what in [
        (")", "closing_round_paren"), ("]", "closing_bracket"), ("}", "closing_brace"), ('"', "double_quote"),
        ("'", "single_quote")]
] + [
    Binding(auto_match.delete_pair, ["backspace"],
            "focused_insert & preceded_by_%s & auto_match & followed_by_%s" % pair) for pair in [
        ("opening_round_paren", "closing_round_paren"), ("opening_bracket", "closing_bracket"),
        ("opening_brace", "closing_brace"), ("double_quote", "double_quote"), ("single_quote", "single_quote")]
]

_HINTED = "has_suggestion & default_buffer_focused & emacs_like_insert_mode"
_HINTED_EMACS = "has_suggestion & default_buffer_focused & emacs_insert_mode"

AUTO_SUGGEST_BINDINGS = [
    Binding(auto_suggest.accept_or_jump_to_end, ["end"], _HINTED),
    Binding(auto_suggest.accept_or_jump_to_end, ["c-e"], _HINTED),
    Binding(auto_suggest.accept, ["c-f"], _HINTED),
    Binding(auto_suggest.accept, ["right"], _HINTED + " & is_cursor_at_the_end_of_line"),
    Binding(auto_suggest.accept_word, ["escape", "f"], _HINTED),
    Binding(auto_suggest.accept_token, ["c-right"], _HINTED),
    Binding(auto_suggest.discard, ["escape"], _HINTED_EMACS),
    Binding(auto_suggest.discard, ["delete"], _HINTED_EMACS),
    Binding(auto_suggest.swap_autosuggestion_up, ["c-up"],
            "navigable_suggestions & ~has_line_above & has_suggestion & default_buffer_focused"),
    Binding(auto_suggest.swap_autosuggestion_down, ["c-down"],
            "navigable_suggestions & ~has_line_below & has_suggestion & default_buffer_focused"),
    Binding(auto_suggest.up_and_update_hint, ["c-up"],
            "has_line_above & navigable_suggestions & default_buffer_focused"),
    Binding(auto_suggest.down_and_update_hint, ["c-down"],
            "has_line_below & navigable_suggestions & default_buffer_focused"),
    Binding(auto_suggest.accept_character, ["escape", "right"], _HINTED),
    Binding(auto_suggest.accept_and_move_cursor_left, ["c-left"], _HINTED),
    Binding(auto_suggest.accept_and_keep_cursor, ["escape", "down"], _HINTED_EMACS),
    Binding(auto_suggest.backspace_and_resume_hint, ["backspace"],
            "default_buffer_focused & emacs_like_insert_mode"),
    Binding(auto_suggest.resume_hinting, ["right"],
            "is_cursor_at_the_end_of_line & default_buffer_focused & emacs_like_insert_mode & pass_through"),
]

_EMACS_IN_VI = "vi_insert_mode & default_buffer_focused & ebivim"

SIMPLE_CONTROL_BINDINGS = [
    Binding(_handler(name), [key], _EMACS_IN_VI) for key, name in [
        ("c-a", "beginning-of-line"), ("c-b", "backward-char"), ("c-k", "kill-line"), ("c-w", "backward-kill-word"),
        ("c-y", "yank"), ("c-_", "undo")]
]

ALT_AND_COMOBO_CONTROL_BINDINGS = [
    Binding(_handler(name), keys, _EMACS_IN_VI) for keys, name in [
        (["c-x", "c-e"], "edit-and-execute-command"), (["c-x", "e"], "edit-and-execute-command"),
        (["escape", "b"], "backward-word"), (["escape", "c"], "capitalize-word"), (["escape", "d"], "kill-word"),
        (["escape", "h"], "backward-kill-word"), (["escape", "l"], "downcase-word"),
        (["escape", "u"], "uppercase-word"), (["escape", "y"], "yank-pop"), (["escape", "."], "yank-last-arg")]
]

_TYPED = "default_buffer_focused & ~has_selection & insert_mode"

KEY_BINDINGS = [
    Binding(handle_return_or_newline_or_execute, ["enter"], _TYPED),
    Binding(reformat_and_execute, ["escape", "enter"], _TYPED + " & ebivim"),
    Binding(quit, ["c-\\"]),
    Binding(previous_history_or_previous_completion, ["c-p"], "vi_insert_mode & default_buffer_focused"),
    Binding(next_history_or_next_completion, ["c-n"], "vi_insert_mode & default_buffer_focused"),
    Binding(dismiss_completion, ["c-g"], "default_buffer_focused & has_completions"),
    Binding(reset_buffer, ["c-c"], "default_buffer_focused"),
    Binding(reset_search_buffer, ["c-c"], "search_buffer_focused"),
    Binding(suspend_to_bg, ["c-z"], "supports_suspend"),
    Binding(indent_buffer, ["tab"], _TYPED + " & cursor_in_leading_ws"),
    Binding(newline_autoindent, ["c-o"], "default_buffer_focused & emacs_insert_mode"),
    Binding(open_input_in_editor, ["f2"], "default_buffer_focused"),
] + AUTO_MATCH_BINDINGS + AUTO_SUGGEST_BINDINGS + [
    Binding(display_completions_like_readline, ["c-i"],
            "readline_like_completions & " + _TYPED + " & ~cursor_in_leading_ws"),
    Binding(win_paste, ["c-v"], "default_buffer_focused & ~vi_mode & is_windows_os"),
] + SIMPLE_CONTROL_BINDINGS + ALT_AND_COMOBO_CONTROL_BINDINGS

#: commands that no key calls, and that ``shortcuts`` may put on one
UNASSIGNED_ALLOWED_COMMANDS = [auto_suggest.llm_autosuggestion] + [
    handler for handler in map(_handler, (
        "beginning-of-buffer", "end-of-buffer", "end-of-line", "forward-char", "forward-word",
        "unix-line-discard", "unix-word-rubout")) if handler]


def create_identifier(handler):
    """Return the name of a command in the configuration, as ``IPython:auto_suggest.accept``."""
    parts = to_native(handler.__module__).split(".")
    if parts[-1] == "commands":
        parts[-1] = "shortcuts"
    return str("%s:%s.%s") % (parts[0], parts[-1], handler.__name__)


def add_binding(bindings, binding):
    """Add a binding to a prompt_toolkit ``KeyBindings``."""
    condition = binding.filter if binding.filter is not None else Always()
    bindings.add(*binding.keys, filter=condition)(binding.command)


def create_ipython_shortcuts(shell, skip=None):
    """Return prompt_toolkit ``KeyBindings`` with all keys of a session.

    :param shell: its ``handle_return`` counts.
    :param skip: bindings of :data:`KEY_BINDINGS` to leave out.
    """
    bindings = KeyBindings()
    left_out = [] if skip is None else list(skip)
    handle_return = getattr(shell, "handle_return", None)
    for binding in KEY_BINDINGS:
        if binding in left_out:
            continue
        if handle_return and binding.command is handle_return_or_newline_or_execute:
            binding = RuntimeBinding(handle_return(shell), binding.keys, binding.filter)
        add_binding(bindings, binding)
    return bindings


def register_ipython_shortcuts(registry, shell):
    """Add all keys of a session to ``registry``, a prompt_toolkit ``KeyBindings`` (the name of IPython 5)."""
    for binding in KEY_BINDINGS:
        add_binding(registry, binding)
