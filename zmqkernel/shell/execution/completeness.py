"""Is what was typed a whole statement, does it want more lines, or is it wrong?"""
from __future__ import absolute_import, unicode_literals

import codeop
import re
import warnings

from ipython_compat import PY2
from ipython_compat.aliases import public
from ipython_compat.compiler_flags import ALLOW_TOP_LEVEL_AWAIT, AWAIT_NEEDS_WRAPPING
from zmqkernel.shell.execution import tokens
from zmqkernel.shell.execution.tokens import OP

COMPLETE, INCOMPLETE, INVALID = "complete", "incomplete", "invalid"

#: how much deeper the body of a compound statement is indented
INDENT_WIDTH = 4
#: whether the line after ``return`` and the like is indented less: in IPython 5, which is what Python 2 had, it is
DEDENTS_AFTER_LEAVING = PY2

_INDENT = re.compile(r"^[ \t]+")
_LEAVES_BLOCK = re.compile(r"\s+(?:return|raise|pass|break|continue)\b")
_ENDS_IN_BACKSLASH = re.compile(r"(?<!\\)(\\\\)*\\(?:\r?\n[ \t]*)?$")
_OPENING = frozenset(["(", "[", "{"])
_PARTNER = {")": "(", "]": "[", "}": "{"}
_SKIPPED_AT_END = frozenset([tokens.NEWLINE, tokens.NL, tokens.COMMENT, tokens.DEDENT, tokens.ENDMARKER])


@public("IPython.core.inputtransformer2")
class MaybeAsyncCompile(codeop.Compile, object):
    """``codeop.Compile`` with flags added, for ``await`` outside of functions.

    :param extra_flags: the flags.
    """

    def __init__(self, extra_flags=0):
        codeop.Compile.__init__(self)
        self.flags |= extra_flags


@public("IPython.core.inputtransformer2")
class MaybeAsyncCommandCompiler(codeop.CommandCompiler, object):
    """``codeop.CommandCompiler`` over :class:`MaybeAsyncCompile`."""

    def __init__(self, extra_flags=0):
        codeop.CommandCompiler.__init__(self)
        self.compiler = MaybeAsyncCompile(extra_flags=extra_flags)


#: ``compile_command(source, filename, symbol)``: a code object, or None where more lines are needed
compile_command = MaybeAsyncCommandCompiler(extra_flags=ALLOW_TOP_LEVEL_AWAIT)


def find_last_indent(lines):
    """Return how far the last line is indented, in columns (a tab counts as four)."""
    match = _INDENT.match(lines[-1]) if lines else None
    return len(match.group(0).replace("\t", " " * 4)) if match else 0


def has_sunken_brackets(tokens):
    """Return whether brackets are closed that were not opened, or by the wrong partner.

    :param tokens: a flat list of tokens.
    """
    opened = []
    for token in tokens:
        if token.type != OP:
            continue
        if token.string in _OPENING:
            opened.append(token.string)
        elif token.string in _PARTNER and (not opened or opened.pop() != _PARTNER[token.string]):
            return True
    return False


def check_complete(manager, cell):
    """Return what :meth:`TransformerManager.check_complete` returns.

    :param manager: the transformers that the cell goes through.
    :param cell: the text.
    """
    lines = cell.splitlines(True)
    if not cell.strip():
        return COMPLETE, None
    if _ENDS_IN_BACKSLASH.search(cell):
        return INCOMPLETE, find_last_indent(lines)
    ends_in_blank_line = cell.endswith("\n\n") or not lines[-1].strip()
    try:
        lines = manager.cleaned_up((cell if cell.endswith("\n") else cell + "\n").splitlines(True))
        if lines and lines[0].startswith("%%"):
            return (COMPLETE, None) if ends_in_blank_line else (INCOMPLETE, find_last_indent(lines))
        lines = manager.with_transforms(lines)
    except SyntaxError:
        return INVALID, None
    return _check_python(lines, ends_in_newline=cell.endswith("\n") or ends_in_blank_line)


def _check_python(lines, ends_in_newline):
    """Return the verdict on Python text."""
    flat = tokens.tokenize_lines(lines)
    if has_sunken_brackets(flat) or any(_is_stray(token) for token in flat):
        return INVALID, None
    if _open_at_end(flat):
        # ``def 7x(`` can become nothing
        return (INVALID, None) if _compiled(lines) == INVALID else (INCOMPLETE, find_last_indent(lines))
    row, last = _last_meaningful(flat)
    if last is None:
        return COMPLETE, None
    if last.type == tokens.OP and last.string == ":":
        return INCOMPLETE, _indent_of(lines[row - 1]) + INDENT_WIDTH
    verdict = _compiled(lines)
    if verdict != COMPLETE:
        return verdict, _next_indent(lines) if verdict == INCOMPLETE else None
    if not ends_in_newline and any(token.type == tokens.DEDENT and token.string == "" for token in flat[-2:-1]):
        return INCOMPLETE, _next_indent(lines)
    return COMPLETE, None


def _next_indent(lines):
    """Return how far the line after a whole one is indented."""
    indent = find_last_indent(lines)
    if DEDENTS_AFTER_LEAVING and _LEAVES_BLOCK.match(lines[-1]):
        return max(0, indent - INDENT_WIDTH)
    return indent


def _is_unfinished_string(token):
    """Return whether ``token`` is a triple-quoted string without an end."""
    return token.type == tokens.ERRORTOKEN and token.string.lstrip("rRbBfFtTuU")[:3] in ("'''", '"""')


def _is_stray(token):
    """Return whether ``token`` is a character that has no place in Python, or a lonely quote."""
    return token.type == tokens.ERRORTOKEN and not _is_unfinished_string(token)


def _open_at_end(flat):
    """Return whether the text ends inside of brackets or of a triple-quoted string."""
    depth = 0
    for token in flat:
        if token.type == tokens.OP:
            depth += (token.string in _OPENING) - (token.string in _PARTNER)
        elif _is_unfinished_string(token):
            return True
    return depth > 0


def _last_meaningful(flat):
    """Return the row on which the last logical line starts, and the last token that is code."""
    row, start, last = 1, True, None
    for token in flat:
        if token.type == tokens.NEWLINE:
            start = True
        elif token.type not in _SKIPPED_AT_END:
            if start and token.type != tokens.INDENT:
                row, start = token.start[0], False
            if token.type != tokens.INDENT:
                last = token
    return row, last


def _indent_of(line):
    return find_last_indent([line])


def _compiled(lines):
    """Return the compiler's verdict on the text."""
    source = "".join(lines)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile_command(source, symbol=str("exec"))
        except (SyntaxError, OverflowError, ValueError, TypeError, MemoryError):
            if AWAIT_NEEDS_WRAPPING and "await" in source or "async" in source:
                return _compiled_in_coroutine(lines)
            return INVALID
    return INCOMPLETE if code is None else COMPLETE


def _compiled_in_coroutine(lines):
    """Return the verdict on a text with ``await`` where the compiler knows it in coroutines only (3.6, 3.7)."""
    body = "".join("    " + line for line in lines)
    try:
        code = compile_command("async def cell():\n" + body, symbol=str("exec"))
    except (SyntaxError, OverflowError, ValueError, TypeError, MemoryError):
        return INVALID
    return INCOMPLETE if code is None else COMPLETE
