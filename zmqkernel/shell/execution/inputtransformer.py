"""Input transformers that take one line at a time: the API before IPython 7, over the one of today.

A transformer's ``push(line)`` returns a line, or None while it waits for more; ``reset()`` returns what it has left.
"""
from __future__ import absolute_import, unicode_literals

import abc
import functools
import re
import tokenize

import six

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.execution import tokens
from zmqkernel.shell.execution.cleanup import classic_prompt as _strip_classic
from zmqkernel.shell.execution.cleanup import ipython_prompt as _strip_ipython
from zmqkernel.shell.execution.escapes import (  # noqa: F401  (public names of this module)
    ESC_HELP, ESC_HELP2, ESC_MAGIC, ESC_MAGIC2, ESC_PAREN, ESC_QUOTE, ESC_QUOTE2, ESC_SEQUENCES, ESC_SH_CAP,
    ESC_SHELL, help_call, tr)
from zmqkernel.shell.execution.splitinput import LineInfo
from zmqkernel.shell.execution.token_transforms import (
    EscapedCommand, _help_end_re, _is_lonely_quote, make_tokens_by_line)

_LHS = r"(?P<lhs>\s*\*?[\w\.]+(\s*,\s*\*?[\w\.]+)*(\s*,)?)\s*=\s*"
assign_system_re = re.compile(_LHS + r"!\s*(?P<cmd>.*)", re.VERBOSE | re.UNICODE)
assign_system_template = "%s = get_ipython().getoutput(%r)"
assign_magic_re = re.compile(_LHS + r"%\s*(?P<cmd>.*)", re.VERBOSE | re.UNICODE)
assign_magic_template = "%s = get_ipython().run_line_magic(%r, %r)"
cookie_comment_re = re.compile(r"^\s*\#.*coding[:=]\s*([-\w.]+)", re.UNICODE)


@six.add_metaclass(abc.ABCMeta)
@public("IPython.core.inputtransformer")
class InputTransformer(object):
    """Base of line transformers."""

    @abc.abstractmethod
    def reset(self):
        """Begin anew; return what was waiting, or None."""

    @abc.abstractmethod
    def push(self, line):
        """Take a line without its end; return a line, or None while more are needed."""

    @classmethod
    def wrap(cls, func):
        """Return a function that makes transformers of this class from ``func``; to be used as a decorator."""
        @functools.wraps(func)
        def make(**kwargs):
            return cls(func, **kwargs)
        return make


@public("IPython.core.inputtransformer")
class StatelessInputTransformer(InputTransformer):
    """A transformer made from a function from a line to a line."""

    def __init__(self, func):
        self.func = func

    def __repr__(self):
        return str("StatelessInputTransformer(func={0!r})").format(self.func)

    def push(self, line):
        """Return the function's line."""
        return self.func(line)

    def reset(self):
        """Return None: nothing ever waits."""


@public("IPython.core.inputtransformer")
class CoroutineInputTransformer(InputTransformer):
    """A transformer made from a generator: lines are sent in, and lines or None come out; None sent in means reset."""

    def __init__(self, coro, **kwargs):
        self.coro = coro(**kwargs)
        next(self.coro)  # up to its first yield

    def __repr__(self):
        return str("CoroutineInputTransformer(coro={0!r})").format(self.coro)

    def push(self, line):
        """Return what the generator makes of a line."""
        return self.coro.send(line)

    def reset(self):
        """Return what the generator had left."""
        return self.coro.send(None)


@public("IPython.core.inputtransformer")
class TokenInputTransformer(InputTransformer):
    """A transformer made from a function from the tokens of a logical line to tokens."""

    def __init__(self, func):
        self.func = func
        self.reset_tokenizer()

    def reset_tokenizer(self):
        """Forget the lines of an unfinished statement."""
        self.buf = []

    def push(self, line):
        """Return the logical line that a line ends, or None where it does not end one."""
        self.buf.append(line + "\n")
        found = tokens.tokenize_lines(self.buf)
        if self.buf[-1].endswith("\\\n") or _is_open(found):
            return None
        self.buf = []
        return self.output(found)

    def output(self, tokens):
        """Return the text of the tokens that the function makes of these."""
        return _untokenized(self.func(list(tokens)))

    def reset(self):
        """Return the lines of an unfinished statement as they are, or None."""
        waiting = "".join(self.buf).rstrip("\n")
        self.reset_tokenizer()
        return waiting or None


def _is_open(found):
    """Return whether brackets or a string wait for their ends; not where it is wrong already."""
    if any(token.type == tokens.ERRORTOKEN and token.string == "\\" for token in found):
        return False
    opened = sum(token.string in ("(", "[", "{") for token in found if token.type == tokens.OP)
    closed = sum(token.string in (")", "]", "}") for token in found if token.type == tokens.OP)
    return opened > closed or _string_is_open(found)


def _string_is_open(found):
    """Return whether a string over several lines waits for its end."""
    return any(token.type == tokens.ERRORTOKEN and token.string[-3:] not in ("'''", '"""')
               and token.string.lstrip("rRbBuUfF")[:3] in ("'''", '"""') for token in found)


def _untokenized(found):
    """Return the text of tokens, with the blanks that their positions say.

    Where tokens without positions are among them, the standard library decides about the blanks.
    """
    found = list(found)
    if any(len(token) == 2 for token in found):
        return to_text(tokenize.untokenize(found)).rstrip("\n")
    parts, row, column = [], 1, 0
    for token in found:
        start_row, start_column = token[2]
        if start_row > row:
            column = 0
        parts.append(" " * (start_column - column))
        if token[0] not in (tokens.INDENT, tokens.DEDENT, tokens.ENDMARKER, tokens.NEWLINE):
            parts.append(token[1])
            row, column = token[3]
        else:
            parts.append(token[1] if token[0] == tokens.INDENT else "")
            column = token[3][1] if token[0] == tokens.INDENT else column
    return "".join(parts).rstrip("\n")


@public("IPython.core.inputtransformer")
class assemble_python_lines(TokenInputTransformer):
    """Waits until a statement over several lines is whole."""

    def __init__(self):
        super(assemble_python_lines, self).__init__(None)

    def output(self, tokens):
        """Return the lines as they are."""
        return None

    def push(self, line):
        """Return the logical line that a line ends, or None where it does not end one."""
        self.buf.append(line + "\n")
        if self.buf[-1].endswith("\\\n") or _is_open(tokens.tokenize_lines(self.buf)):
            return None
        lines = "".join(self.buf)[:-1]
        self.reset_tokenizer()
        return lines


@CoroutineInputTransformer.wrap
def assemble_logical_lines():
    """Join the lines of a command that are continued by backslashes."""
    line = ""
    while True:
        line = yield line
        if not line or line.isspace():
            continue
        parts = []
        while line is not None:
            if line.endswith("\\") and not has_comment(line):
                parts.append(line[:-1])
                line = yield None
            else:
                parts.append(line)
                break
        line = "".join(parts)


def ends_in_comment_or_string(src):
    """Return whether a line ends in a comment or in a string that goes on."""
    last = [token for token in tokens.tokenize_lines([src]) if token.string.strip()]
    return bool(last) and (last[-1].type == tokens.COMMENT or _string_is_open(last))


def has_comment(src):
    """Return whether a line has a comment."""
    return any(token.type == tokens.COMMENT for token in tokens.tokenize_lines([src]))


@StatelessInputTransformer.wrap
def escaped_commands(line):
    """Make ``%magic``, ``!command`` and the like calls."""
    if not line.strip() or line.lstrip().startswith(ESC_MAGIC2):
        return line
    info = LineInfo(line)
    if info.esc in (ESC_HELP, ESC_HELP2):
        line = info.pre + info.esc + info.ifun  # what follows the name is not asked about
    lines = [line + "\n"]
    found = EscapedCommand.find(make_tokens_by_line(lines))
    return "".join(found.transform(lines)).rstrip("\n") if found else line


@StatelessInputTransformer.wrap
def help_end(line):
    """Make ``name?`` the call that shows help."""
    if not line.rstrip().endswith(ESC_HELP) or ends_in_comment_or_string(line):
        return line
    if any(_is_lonely_quote(token) for token in tokens.tokenize_lines([line])):
        return line
    found = _help_end_re.search(line.rstrip())
    return line if found is None else line[:len(line) - len(line.lstrip())] + help_call(found.group(1), found.group(3))


@StatelessInputTransformer.wrap
def assign_from_system(line):
    """Make ``a = !command`` a call."""
    match = assign_system_re.match(line)
    return line if match is None else assign_system_template % match.group("lhs", "cmd")


@StatelessInputTransformer.wrap
def assign_from_magic(line):
    """Make ``a = %magic`` a call."""
    match = assign_magic_re.match(line)
    if match is None:
        return line
    lhs, cmd = match.group("lhs", "cmd")
    name, _, argument = cmd.partition(" ")
    return assign_magic_template % (lhs, name, argument)


@CoroutineInputTransformer.wrap
def cellmagic(end_on_blank_line=False):
    """Make a cell that starts with ``%%name`` the call of that magic.

    :param end_on_blank_line: whether a blank line ends the cell.
    """
    line = ""
    while True:
        line = yield line
        while line is not None and not line.strip():
            line = yield line
        if line is None:
            continue
        if not line.startswith(ESC_MAGIC2) or re.match(r"%%\w+\?{1,2}$", line):
            while line is not None:  # a cell has its magic on the first line or nowhere
                line = yield line
            continue
        name, _, argument = line[2:].partition(" ")
        body = []
        line = yield None
        while line is not None and (line.strip() or not end_on_blank_line):
            body.append(line)
            line = yield None
        line = "get_ipython().run_cell_magic(%r, %r, %r)" % (name, argument, "\n".join(body))


def _prompts(strip, command):
    """Take prompts away as long as the first or the second line has one, unless the first is a ``command``."""
    line = ""
    while True:
        line = yield line
        if line is None:
            continue
        pasted = bool(strip.initial_re.match(line))
        typed = line.startswith(command)
        line = yield strip.prompt_re.sub("", line, count=1) if pasted else line
        if line is None:
            continue
        pasted = pasted or (not typed and bool(strip.prompt_re.match(line)))
        while line is not None:
            line = yield strip.prompt_re.sub("", line, count=1) if pasted else line


@CoroutineInputTransformer.wrap
def classic_prompt():
    """Take away the prompts of Python."""
    return _prompts(_strip_classic, ESC_MAGIC)


@CoroutineInputTransformer.wrap
def ipy_prompt():
    """Take away the prompts of IPython."""
    return _prompts(_strip_ipython, ESC_MAGIC2)


@CoroutineInputTransformer.wrap
def leading_indent():
    """Take the first line's indentation away from all lines."""
    line = ""
    while True:
        line = yield line
        if line is None:
            continue
        margin = line[:len(line) - len(line.lstrip(" \t"))]
        while line is not None:
            line = yield line[len(margin):] if line.startswith(margin) else line


@CoroutineInputTransformer.wrap
def strip_encoding_cookie():
    """Take a coding declaration out of the first two lines."""
    line = ""
    while True:
        line = yield line
        for _ in range(2):
            if line is not None:
                line = yield "" if cookie_comment_re.match(line) else line
        while line is not None:
            line = yield line
