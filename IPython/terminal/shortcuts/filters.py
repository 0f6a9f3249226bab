"""When a key does something: named conditions, and expressions of them (``vi_mode & ~has_selection``)."""
from __future__ import absolute_import, unicode_literals

import ast
import os
import re
import signal

from prompt_toolkit.application.current import get_app
from prompt_toolkit.enums import DEFAULT_BUFFER, SEARCH_BUFFER
from prompt_toolkit.filters import (
    Always, Condition, Never, emacs_insert_mode, has_completions, has_selection, vi_insert_mode, vi_mode,
)
from prompt_toolkit.filters import has_focus as _has_focus

from IPython.terminal.shortcuts.current import buffer_of, document_of, settings_of

BINARY_OP_DUNDERS = {
    getattr(ast, name): ("__%s__" % method,) for name, method in [
        ("Add", "add"), ("Sub", "sub"), ("Mult", "mul"), ("Div", "truediv"), ("FloorDiv", "floordiv"),
        ("Mod", "mod"), ("Pow", "pow"), ("LShift", "lshift"), ("RShift", "rshift"), ("BitOr", "or"),
        ("BitXor", "xor"), ("BitAnd", "and"), ("MatMult", "matmul")] if hasattr(ast, name)
}
UNARY_OP_DUNDERS = {
    ast.USub: ("__neg__",),
    ast.UAdd: ("__pos__",),
    ast.Invert: ("__invert__", "__inv__"),
    ast.Not: ("__not__",),
}

_KEPT = {}


def _kept(key, make):
    """Return what ``make()`` gives for ``key``, the same each time: prompt_toolkit keeps filters by identity."""
    if key not in _KEPT:
        _KEPT[key] = make()
    return _KEPT[key]


def preceding_text(pattern):
    """Return a filter: does ``pattern`` match the line before the cursor?

    :param pattern: a regular expression, or a function of the text.
    """
    def make():
        matches = pattern if callable(pattern) else re.compile(pattern).match
        return Condition(lambda: bool(matches(document_of(get_app()).current_line_before_cursor)))

    return _kept(("before", pattern), make)


def following_text(pattern):
    """Return a filter: does ``pattern`` (a regular expression) match the line after the cursor?"""
    def make():
        matches = re.compile(pattern).match
        return Condition(lambda: bool(matches(document_of(get_app()).current_line_after_cursor)))

    return _kept(("after", pattern), make)


def all_quotes_paired(quote, buf):
    """Tell whether each ``quote`` in ``buf`` has its partner; quotes behind a backslash do not count."""
    return len(re.findall(r"(?:^|[^\\])((?:\\\\)*)" + re.escape(quote), _doubled(buf, quote))) % 2 == 0


def _doubled(text, quote):
    """Return ``text`` with a blank between quotes, so that a search finds neighbours one by one."""
    return text.replace(quote, " " + quote) if "\\" not in text else re.sub(
        r"(?<!\\)" + re.escape(quote), lambda match: " " + match.group(0), text)


def has_focus(value):
    """Return a filter: is the buffer ``value`` the one that is typed into?"""
    return _kept(("focus", value), lambda: _has_focus(value))


def _not_inside_string():
    """Return whether the cursor is outside of string literals that the text before it leaves open."""
    text = document_of(get_app()).text_before_cursor
    text = re.sub(r"\\.", "", text)
    text = re.sub(r"'''[\s\S]*?'''|\"\"\"[\s\S]*?\"\"\"", "", text)
    text = re.sub(r"'[^'\n]*'|\"[^\"\n]*\"", "", text)
    return "'" not in text and '"' not in text


def _ebivim():
    return bool(getattr(settings_of(), "emacs_bindings_in_vi_insert_mode", False))


def _navigable():
    from IPython.terminal.shortcuts.auto_suggest import NavigableAutoSuggestFromHistory

    return isinstance(get_app_suggester(), NavigableAutoSuggestFromHistory)


def get_app_suggester():
    """Return what makes suggestions for the prompt that is shown."""
    return getattr(getattr(get_app(), "ipython_editor", None), "auto_suggest", None)


def _has_suggestion():
    suggestion = buffer_of(get_app()).suggestion
    return suggestion is not None and bool(suggestion.text)


def _in_leading_blanks():
    before = document_of(get_app()).current_line_before_cursor
    return not before or before.isspace()


def _has_line_below():
    document = document_of(get_app())
    return document.cursor_position_row < document.line_count - 1


def _readline_like():
    return getattr(settings_of(), "display_completions", "") == "readlinelike"


class PassThrough(object):
    """A filter that is false while a key is handed on to what it does elsewhere.

    A key handler that wants the key's usual effect, and something of its own besides, calls :meth:`reply`.
    """

    def __init__(self):
        self._replaying = False

    def __call__(self):
        return not self._replaying

    def reply(self, event):
        """Process the event's keys again, as if this binding were not there."""
        self._replaying = True
        try:
            event.key_processor.reset()
            event.key_processor.feed_multiple(event.key_sequence)
            event.key_processor.process_keys()
        finally:
            self._replaying = False


pass_through = PassThrough()

default_buffer_focused = has_focus(DEFAULT_BUFFER)
insert_mode = vi_insert_mode | emacs_insert_mode
ebivim = Condition(_ebivim)
focused_insert = (vi_insert_mode | emacs_insert_mode) & default_buffer_focused
auto_match = Condition(lambda: bool(getattr(settings_of(), "auto_match", False)))

not_inside_unclosed_string = Condition(_not_inside_string)
cursor_in_leading_ws = Condition(_in_leading_blanks)
is_cursor_at_the_end_of_line = Condition(lambda: document_of(get_app()).is_cursor_at_the_end_of_line)
has_line_below = Condition(_has_line_below)
has_line_above = Condition(lambda: document_of(get_app()).cursor_position_row > 0)

#: name in the configuration -> filter
KEYBINDING_FILTERS = {
    "always": Always(),
    "auto_match": auto_match,
    "cursor_in_leading_ws": cursor_in_leading_ws,
    "default_buffer_focused": default_buffer_focused,
    "ebivim": ebivim,
    "emacs_insert_mode": emacs_insert_mode,
    "emacs_like_insert_mode": (vi_insert_mode & ebivim) | emacs_insert_mode,
    "focused_insert": focused_insert,
    "followed_by_closing_brace": following_text(r"^\}"),
    "followed_by_closing_bracket": following_text(r"^\]"),
    "followed_by_closing_paren_or_end": following_text(r"[,)}\]]|$"),
    "followed_by_closing_round_paren": following_text(r"^\)"),
    "followed_by_double_quote": following_text('^"'),
    "followed_by_single_quote": following_text("^'"),
    "has_completions": has_completions,
    "has_line_above": has_line_above,
    "has_line_below": has_line_below,
    "has_selection": has_selection,
    "has_suggestion": Condition(_has_suggestion),
    "insert_mode": insert_mode,
    "is_cursor_at_the_end_of_line": is_cursor_at_the_end_of_line,
    "is_windows_os": Condition(lambda: os.name == "nt"),
    "navigable_suggestions": Condition(_navigable),
    "never": Never(),
    "not_inside_unclosed_string": not_inside_unclosed_string,
    "pass_through": Condition(lambda: pass_through()),
    "preceded_by_double_quote": preceding_text(r'.*"$'),
    "preceded_by_opening_brace": preceding_text(r".*\{$"),
    "preceded_by_opening_bracket": preceding_text(r".*\[$"),
    "preceded_by_opening_round_paren": preceding_text(r".*\($"),
    "preceded_by_paired_double_quotes": preceding_text(lambda line: all_quotes_paired('"', line)),
    "preceded_by_paired_single_quotes": preceding_text(lambda line: all_quotes_paired("'", line)),
    "preceded_by_raw_str_prefix": preceding_text(r".*(r|R)[\"'](-*)$"),
    "preceded_by_single_quote": preceding_text(r".*'$"),
    "preceded_by_two_double_quotes": preceding_text(r'^.*""$'),
    "preceded_by_two_single_quotes": preceding_text(r"^.*''$"),
    "readline_like_completions": Condition(_readline_like),
    "search_buffer_focused": has_focus(SEARCH_BUFFER),
    "supports_suspend": Condition(lambda: hasattr(signal, "SIGTSTP")),
    "vi_insert_mode": vi_insert_mode,
    "vi_mode": vi_mode,
}


def eval_node(node):
    """Return the filter that a node of a syntax tree stands for: names, ``&``, ``|`` and ``~``.

    :raises NameError: for a name that is no filter.
    :raises ValueError: for any other syntax.
    """
    if node is None:
        return None
    if isinstance(node, ast.Expression):
        return eval_node(node.body)
    if isinstance(node, ast.BinOp) and type(node.op) in BINARY_OP_DUNDERS:
        left, right = eval_node(node.left), eval_node(node.right)
        for method in BINARY_OP_DUNDERS[type(node.op)]:
            if hasattr(left, method):
                return getattr(left, method)(right)
    elif isinstance(node, ast.UnaryOp):
        operand = eval_node(node.operand)
        for method in UNARY_OP_DUNDERS[type(node.op)]:
            if hasattr(operand, method):
                return getattr(operand, method)()
    elif isinstance(node, ast.Name):
        if node.id in KEYBINDING_FILTERS:
            return KEYBINDING_FILTERS[node.id]
        raise NameError("%s is no filter for keys; there are: %s" % (node.id, ", ".join(sorted(KEYBINDING_FILTERS))))
    raise ValueError("a filter is made of names, &, | and ~, not of %s" % ast.dump(node))


def filter_from_string(code):
    """Return the filter that an expression stands for.

    :param code: as ``"vi_mode & ~has_selection"``.
    :raises SyntaxError: where it is no expression.
    """
    return eval_node(ast.parse(code, mode="eval"))
