"""Taking input line by line until a statement is whole: the API before IPython 7, over the one of today."""
from __future__ import absolute_import, unicode_literals

import re
import warnings

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.execution import tokens
from zmqkernel.shell.execution.completeness import compile_command
from zmqkernel.shell.execution.escapes import (  # noqa: F401  (public names of this module)
    ESC_HELP, ESC_HELP2, ESC_MAGIC, ESC_MAGIC2, ESC_PAREN, ESC_QUOTE, ESC_QUOTE2, ESC_SEQUENCES, ESC_SH_CAP,
    ESC_SHELL)
from zmqkernel.shell.execution.inputtransformer import (
    assemble_logical_lines, assemble_python_lines, assign_from_magic, assign_from_system, cellmagic, classic_prompt,
    escaped_commands, help_end, ipy_prompt, leading_indent)
from zmqkernel.shell.execution.transform import TransformerManager
from zmqkernel.shell.utils.deprecation import deprecated

warnings.warn("IPython.core.inputsplitter is deprecated, use IPython.core.inputtransformer2", DeprecationWarning,
              stacklevel=2)

#: statements after which a block ends
dedent_re = re.compile("|".join([r"^\s+raise(\s.*)?$", r"^\s+raise\([^\)]*\).*$", r"^\s+return(\s.*)?$",
                                 r"^\s+return\([^\)]*\).*$", r"^\s+pass\s*$", r"^\s+break\s*$", r"^\s+continue\s*$"]))
ini_spaces_re = re.compile(r"^([ \t\r\f\v]+)")
comment_line_re = re.compile(r"^\s*\#")
last_two_blanks_re = re.compile(r".*\n\s*\n\s*$", re.MULTILINE)
last_two_blanks_re2 = re.compile(r".+\n\s*\n\s+$", re.MULTILINE)

#: types of the tokens that stand for the unfinished end of an input
INCOMPLETE_STRING = tokens.ERRORTOKEN + 1000
IN_MULTILINE_STATEMENT = INCOMPLETE_STRING + 1

#: words that a block's last statement begins with
_ENDS_BLOCK = frozenset(("raise", "return", "pass", "break", "continue"))
#: types of tokens that say nothing about indentation
_NO_CODE = frozenset((tokens.COMMENT, tokens.NL, tokens.ENDMARKER, INCOMPLETE_STRING, IN_MULTILINE_STATEMENT))
_INDENT = 4


@deprecated("a function of your own", PendingDeprecationWarning)
def num_ini_spaces(s):
    """Return how many blanks a text begins with."""
    match = ini_spaces_re.match(s)
    return match.end() if match else 0


def last_blank(src):
    """Return whether the last line is blank."""
    return bool(src) and ("\n" + src.rstrip(" \t")).endswith("\n") and (not src.splitlines()[-1].strip())


def last_two_blanks(src):
    """Return whether the last two lines are blank."""
    lines = src.splitlines()
    return len(lines) > 1 and not any(line.strip() for line in lines[-2:])


def remove_comments(src):
    """Return a text without its comments."""
    return re.sub("#.*", "", src)


def get_input_encoding():
    """Return the encoding of standard input, ``ascii`` where it has none."""
    from zmqkernel.shell.environment import stdin_encoding
    return stdin_encoding()


class _Unfinished(object):
    """A token for the end of an input that goes on."""

    type = exact_type = None

    def __init__(self, s, start, end, line):
        self.s, self.start, self.end, self.line = s, start, end, line
        self.string = s


@public("IPython.core.inputsplitter")
class IncompleteString(_Unfinished):
    """A string that has no end."""

    type = exact_type = INCOMPLETE_STRING


@public("IPython.core.inputsplitter")
class InMultilineStatement(_Unfinished):
    """Brackets that have no end."""

    type = exact_type = IN_MULTILINE_STATEMENT

    def __init__(self, pos, line):
        super(InMultilineStatement, self).__init__("", pos, pos, line)


def partial_tokens(s):
    """Yield the tokens of a text; where it goes on, the last one says so."""
    lines = s.splitlines(True)
    found = tokens.tokenize_lines(lines)
    depth = 0
    for token in found:
        if token.type == tokens.OP:
            depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}"))
        if token.type == tokens.ERRORTOKEN and token.string.lstrip("rRbBuUfF")[:3] in ("'''", '"""'):
            yield IncompleteString(token.string, token.start, token.end, token.line)
            return
        if token.type == tokens.ENDMARKER and depth > 0:
            yield InMultilineStatement(token.end, lines[-1] if lines else "")
            return
        yield token


def find_next_indent(code):
    """Return how many blanks the line after a text should begin with: as its last statement, blank lines aside.

    More after a colon or an opened bracket, less after a statement that ends a block, none within a string.
    """
    margins, first, last, outer, token = [0], None, None, 0, None
    begins = True
    for token in partial_tokens(code):
        if token.type == tokens.INDENT:
            margins.append(len(token.string))
        elif token.type == tokens.DEDENT:
            margins = margins[:-1] or [0]
        elif token.type == tokens.NEWLINE:
            begins = True
        elif token.type not in _NO_CODE:
            if begins:
                first, outer, begins = token, ([0] + margins)[-2], False
            last = token
    if first is None or isinstance(token, IncompleteString):
        return 0
    if isinstance(token, InMultilineStatement):
        line = code.rstrip().split("\n")[-1]
        return len(line) - len(line.lstrip()) + (_INDENT if last.start[0] == first.start[0] else 0)
    if last.string == ":":
        return first.start[1] + _INDENT
    return outer if first.string in _ENDS_BLOCK else first.start[1]


@public("IPython.core.inputsplitter")
class InputSplitter(object):
    """Takes Python line by line, and says whether more is to come.

    ``source`` is what was taken, ``code`` its code object where it is whole.
    """

    code = None
    encoding = ""

    def __init__(self):
        self._compile = compile_command
        self._buffer = []
        self.code = None
        self.encoding = get_input_encoding()
        self._is_complete = False
        self._is_invalid = False

    @property
    def source(self):
        """What was taken, as one text."""
        return "".join(self._buffer)

    @property
    def indent_spaces(self):
        """How many blanks the next line should begin with."""
        return self.get_indent_spaces()

    def get_indent_spaces(self):
        """Return how many blanks the next line should begin with."""
        return find_next_indent(self.source)

    def reset(self):
        """Begin anew."""
        self._buffer[:] = []
        self.code = None
        self._is_complete = False
        self._is_invalid = False

    def source_reset(self):
        """Begin anew; return what was taken."""
        source = self.source
        self.reset()
        return source

    def check_complete(self, source):
        """Return what ``TransformerManager.check_complete`` says of a text."""
        self.reset()
        try:
            return TransformerManager().check_complete(source)
        finally:
            self.reset()

    def push(self, lines):
        """Take one or more lines.

        :return: whether what was taken so far is whole (or wrong, which more lines cannot change).
        """
        self._store(to_text(lines))
        source = self.source
        self.code, self._is_complete, self._is_invalid = None, False, False
        if source.endswith("\\\n"):
            return False
        try:
            self.code = self._compile(source, symbol=str("exec"))
        except (SyntaxError, OverflowError, ValueError, TypeError, MemoryError):
            self._is_complete = self._is_invalid = True
        else:
            self._is_complete = self.code is not None
        return self._is_complete

    def push_accepts_more(self):
        """Return whether a prompt should go on to take lines."""
        if not self._is_complete:
            return True
        if self._is_invalid:
            return False
        source = self.source
        lines = source.splitlines()
        block = any(token.type == tokens.INDENT for token in tokens.tokenize_lines(source.splitlines(True)))
        # A block ends with a blank line; anything else with its own.
        return block and bool(lines and lines[-1].strip())

    def _store(self, lines):
        self._buffer.append(lines if lines.endswith("\n") else lines + "\n")


@public("IPython.core.inputsplitter")
class IPythonInputSplitter(InputSplitter):
    """Takes IPython's syntax line by line.

    Lines go through three lists of transformers: one for lines as typed, one for lines joined where a backslash
    continues them, and one for whole statements.

    :param line_input_checker: whether a cell magic ends with a blank line, as at a prompt.
    """

    #: whether a transformer waits for more lines
    transformer_accumulating = False
    #: whether the lines so far are an unfinished statement of Python
    within_python_line = False

    def __init__(self, line_input_checker=True, physical_line_transforms=None, logical_line_transforms=None,
                 python_line_transforms=None):
        super(IPythonInputSplitter, self).__init__()
        self._buffer_raw = []
        self.transformer_accumulating = False
        self.within_python_line = False
        self.assemble_logical_lines = assemble_logical_lines()
        self.assemble_python_lines = assemble_python_lines()
        self.physical_line_transforms = physical_line_transforms if physical_line_transforms is not None else [
            leading_indent(), classic_prompt(), ipy_prompt(), cellmagic(end_on_blank_line=line_input_checker)]
        self.logical_line_transforms = logical_line_transforms if logical_line_transforms is not None else [
            help_end(), escaped_commands(), assign_from_magic(), assign_from_system()]
        self.python_line_transforms = python_line_transforms or []

    @property
    def source_raw(self):
        """What was taken, as typed."""
        return "".join(self._buffer_raw)

    @property
    def transforms(self):
        """All transformers, in order."""
        return (self.physical_line_transforms + [self.assemble_logical_lines] + self.logical_line_transforms
                + [self.assemble_python_lines] + self.python_line_transforms)

    @property
    def transforms_in_use(self):
        """The transformers that the next line goes through: inside of a statement, not those for commands."""
        if self.within_python_line:
            return self.physical_line_transforms + [self.assemble_python_lines] + self.python_line_transforms
        return self.transforms

    def reset(self):
        """Begin anew."""
        super(IPythonInputSplitter, self).reset()
        self._buffer_raw[:] = []
        self.transformer_accumulating = self.within_python_line = False
        for transform in self.transforms:
            transform.reset()

    def raw_reset(self):
        """Begin anew; return what was taken, as typed."""
        raw = self.source_raw
        self.reset()
        return raw

    def source_reset(self):
        """Begin anew; return what was taken, as Python."""
        self.flush_transformers()
        return super(IPythonInputSplitter, self).source_reset()

    def flush_transformers(self):
        """Let transformers that wait for more give what they have, to those behind them."""
        waiting = []
        for transform in self.transforms:
            made = [transform.push(text) for text in waiting] + [transform.reset()]
            waiting = [text for text in made if text is not None]
            if transform in self.physical_line_transforms:
                waiting = [line for text in waiting for line in text.split("\n")]
        if waiting:
            self._store("\n".join(waiting))
        self.transformer_accumulating = self.within_python_line = False

    def push(self, lines):
        """Take one or more lines.

        :return: whether what was taken so far is whole.
        """
        complete = False
        for line in to_text(lines).splitlines() or [""]:
            complete = self.push_line(line)
        return complete

    def push_line(self, line):
        """Take a line; return whether what was taken so far is whole."""
        self._buffer_raw.append(line + "\n")
        for transform in self.transforms_in_use:
            line = transform.push(line)
            if line is None:
                self.transformer_accumulating = True
                self.within_python_line = transform is self.assemble_python_lines
                return False
        self.transformer_accumulating = self.within_python_line = False
        return super(IPythonInputSplitter, self).push(line)

    def push_accepts_more(self):
        """Return whether a prompt should go on to take lines."""
        return True if self.transformer_accumulating else super(IPythonInputSplitter, self).push_accepts_more()

    def transform_cell(self, cell):
        """Return a cell as Python."""
        self.reset()
        self.push(cell)
        return self.source_reset()
