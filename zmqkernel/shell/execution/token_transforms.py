"""The last stage of input transformation: what has to know where statements start.

Each transformer finds the first place it applies to, in lines of tokens, and rewrites that logical line.  The manager
applies the one that comes first in the text, tokenizes again, and goes on until none finds anything.
"""
from __future__ import absolute_import, unicode_literals

import re
import warnings

from ipython_compat.aliases import public
from zmqkernel.shell.execution import escapes, tokens

_SKIPPED_AT_START = frozenset([tokens.INDENT, tokens.DEDENT])


def make_tokens_by_line(lines):
    """Return the tokens of ``lines`` as a list of logical lines, each a list of tokens.

    :param lines: texts that end with a line end (the last one may lack it).
    """
    if len(lines) > 1 and not lines[0].endswith(("\n", "\r", "\x0b", "\x0c")):
        warnings.warn("make_tokens_by_line: the lines do not have lineending markers, which may give wrong tokens",
                      stacklevel=2)
    grouped = [[]]
    for token in tokens.tokenize_lines(lines):
        grouped[-1].append(token)
        if token.type == tokens.NEWLINE or (token.type == tokens.NL and _is_level(grouped[-1])):
            grouped.append([])
    if not grouped[-1]:
        grouped.pop()
    return grouped


def _is_level(line):
    """Return whether all brackets opened in ``line`` are closed."""
    depth = 0
    for token in line:
        if token.type == tokens.OP:
            if token.string in ("(", "[", "{"):
                depth += 1
            elif token.string in (")", "]", "}"):
                depth = max(0, depth - 1)
    return not depth


def find_end_of_continued_line(lines, start_line):
    """Return the index of the last line of a logical line that is continued by backslashes."""
    end = start_line
    while lines[end].endswith("\\\n") and end + 1 < len(lines):
        end += 1
    return end


def assemble_continued_line(lines, start, end_line):
    r"""Join lines that are continued by backslashes.

    :param start: row and column where the wanted text starts.
    :param end_line: index of the last line.
    :return: the text, with a blank in the place of each backslash and line end.
    """
    parts = [lines[start[0]][start[1]:]] + lines[start[0] + 1:end_line + 1]
    return " ".join([part.rstrip()[:-1] for part in parts[:-1]] + [parts[-1].rstrip()])


@public("IPython.core.inputtransformer2")
class TokenTransformBase(object):
    """Base of token transformers.

    :param start: where it applies: row from 1 and column from 0, as tokens have it.
    """

    #: of two that apply to the same place, the one with the lower number goes first
    priority = 10

    def __init__(self, start):
        row, self.start_col = start
        self.start_line = row - 1  # an index of lines

    def sortby(self):
        """Return the key by which the manager chooses among those that apply."""
        return self.start_line, self.start_col, self.priority

    @classmethod
    def find(cls, tokens_by_line):
        """Return an instance for the first place the transformation applies to, or None."""
        raise NotImplementedError

    def transform(self, lines):
        """Return ``lines`` with that place transformed."""
        raise NotImplementedError

    def _spliced(self, lines, end_line, new_line):
        """Return ``lines`` with ``new_line`` in the place of the transformer's line up to ``end_line``."""
        return lines[:self.start_line] + [new_line] + lines[end_line + 1:]


def _find_assign_op(token_line):
    """Return the index of a single assignment's ``=`` in a line of tokens, or None."""
    depth = 0
    for number, token in enumerate(token_line):
        if token.string == "=" and not depth:
            return number
        depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}"))
    return None


def _assigned(line):
    """Return the index of the first token after a single assignment's ``=``, or None."""
    sign = _find_assign_op(line)
    return None if sign is None else sign + 1


@public("IPython.core.inputtransformer2")
class MagicAssign(TokenTransformBase):
    """``a = %magic arguments``."""

    @classmethod
    def find(cls, tokens_by_line):
        """Return an instance for the first assignment from a line magic, or None."""
        for line in tokens_by_line:
            value = _assigned(line)
            if (value is not None and len(line) > value + 1 and line[value].string == "%"
                    and line[value + 1].type == tokens.NAME):
                return cls(line[value].start)
        return None

    def transform(self, lines):
        """Put the call of the magic in the place of what follows the ``=``."""
        lhs = lines[self.start_line][:self.start_col]
        end_line = find_end_of_continued_line(lines, self.start_line)
        content = assemble_continued_line(lines, (self.start_line, self.start_col + 1), end_line)
        return self._spliced(lines, end_line, lhs + escapes.tr["%"](content) + "\n")


@public("IPython.core.inputtransformer2")
class SystemAssign(TokenTransformBase):
    """``a = !command``."""

    @classmethod
    def find(cls, tokens_by_line):
        """Return an instance for the first assignment from a system command, or None."""
        for line in tokens_by_line:
            value = _assigned(line)
            if value is not None and len(line) > value and line[value].string == "!":
                return cls(line[value].start)
        return None

    # Names from when the tokenizer changed with Python 3.12; this one is the same everywhere.
    find_pre_312 = find
    find_post_312 = find

    def transform(self, lines):
        """Put the call of the command in the place of what follows the ``=``."""
        lhs = lines[self.start_line][:self.start_col]
        end_line = find_end_of_continued_line(lines, self.start_line)
        content = assemble_continued_line(lines, (self.start_line, self.start_col), end_line)
        return self._spliced(lines, end_line, lhs + escapes.tr["!!"](content[1:]) + "\n")


@public("IPython.core.inputtransformer2")
class EscapedCommand(TokenTransformBase):
    """A line that starts with an escape: ``%magic``, ``!command``, ``?name``, ``,f a b`` ..."""

    @classmethod
    def find(cls, tokens_by_line):
        """Return an instance for the first line that starts with an escape, or None."""
        for line in tokens_by_line:
            first = next((token for token in line if token.type not in _SKIPPED_AT_START), None)
            if first is not None and first.string in escapes.ESCAPE_SINGLES:
                return cls(first.start)
        return None

    def transform(self, lines):
        """Put what the escape stands for in the place of the line."""
        indent = lines[self.start_line][:self.start_col]
        end_line = find_end_of_continued_line(lines, self.start_line)
        line = assemble_continued_line(lines, (self.start_line, self.start_col), end_line)
        if line[:2] in escapes.ESCAPE_DOUBLES:
            escape, content = line[:2], line[2:]
        else:
            escape, content = line[:1], line[1:]
        if escape == escapes.ESC_PAREN and not content[:1].strip():
            call = line
        else:
            call = escapes.tr[escape](content)
        return self._spliced(lines, end_line, indent + call + "\n")


#: three groups: what is asked about, the last attribute or item of it, the question marks.  Extensions use it too.
_help_end_re = re.compile(r"""
    (%{0,2}
     (?!\d)[\w*]+                        # a name, maybe with wildcards
     (\.[\w*]+|\[\d+\]|\[-\d+\])*        # its attributes and items
    )
    (\?\??)$
    """, re.VERBOSE | re.UNICODE)


def _is_lonely_quote(token):
    """Return whether ``token`` begins a string that does not end: the question mark is in it."""
    return token.type == tokens.ERRORTOKEN and token.string in ("'", '"')


@public("IPython.core.inputtransformer2")
class HelpEnd(TokenTransformBase):
    """A line that ends with ``?`` or ``??``: help on the last name in it.

    :param start: where the logical line starts.
    :param q_locn: where the question mark is.
    """

    # Before the escapes: ``%magic?`` is a question about the magic.
    priority = 5

    def __init__(self, start, q_locn):
        super(HelpEnd, self).__init__(start)
        self.q_line = q_locn[0] - 1
        self.q_col = q_locn[1]

    @classmethod
    def find(cls, tokens_by_line):
        """Return an instance for the first line that ends with a question mark, or None."""
        for line in tokens_by_line:
            if len(line) > 2 and line[-2].string == "?" and not any(map(_is_lonely_quote, line)):
                first = next(token for token in line if token.type not in _SKIPPED_AT_START)
                return cls(first.start, line[-2].start)
        return None

    def transform(self, lines):
        """Put the call that shows help in the place of the line.

        :raises SyntaxError: where it goes over several lines.
        """
        piece = "".join(lines[self.start_line:self.q_line + 1])
        indent, content = piece[:self.start_col], piece[self.start_col:]
        found = _help_end_re.search(content.rstrip("\n"))
        if found is None:
            return lines
        return self._spliced(lines, self.q_line, indent + escapes.help_call(found.group(1), found.group(3)) + "\n")
