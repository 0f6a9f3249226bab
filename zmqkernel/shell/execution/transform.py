"""From what was typed to Python: magics, system commands, questions, pasted prompts.

An input goes through three stages.  *Cleanup* transforms and *line* transforms are functions from a list of lines to
a list of lines.  *Token* transformers (:class:`TokenTransformBase`) know where statements start.  All three lists of a
:class:`TransformerManager` are there for extensions to change.

The terminal uses this module without a shell, to know whether an input is complete: it imports nothing heavy.
"""
from __future__ import absolute_import, print_function, unicode_literals

import re

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import InputRejected
from zmqkernel.shell.execution.cleanup import (  # noqa: F401  (public names of this module)
    PromptStripper, cell_magic, classic_prompt, ipython_prompt, leading_empty_lines, leading_indent)
from zmqkernel.shell.execution.completeness import (  # noqa: F401
    MaybeAsyncCommandCompiler, MaybeAsyncCompile, check_complete, compile_command, find_last_indent,
    has_sunken_brackets)
from zmqkernel.shell.execution.escapes import (  # noqa: F401
    ESC_HELP, ESC_HELP2, ESC_MAGIC, ESC_MAGIC2, ESC_PAREN, ESC_QUOTE, ESC_QUOTE2, ESC_SH_CAP, ESC_SHELL,
    ESCAPE_DOUBLES, ESCAPE_SINGLES, tr)
from zmqkernel.shell.execution.token_transforms import (  # noqa: F401
    EscapedCommand, HelpEnd, MagicAssign, SystemAssign, TokenTransformBase, assemble_continued_line,
    _find_assign_op, _help_end_re, find_end_of_continued_line, make_tokens_by_line)

#: how many token transforms one cell may need before it is refused
TRANSFORM_LOOP_LIMIT = 500

_DEFAULT_TOKEN_TRANSFORMERS = [MagicAssign, SystemAssign, EscapedCommand, HelpEnd]

#: without one of these nothing applies that the default token transformers look for
_MAY_APPLY = re.compile(r"^[ \t\f]*[%!?,;/] | =[ \t\f]*[%!] | \?[ \t\f]*$", re.VERBOSE | re.MULTILINE)


def _without_side_effects(transforms):
    """Return those of ``transforms`` that may be called to look at an input: a ``has_side_effects`` says otherwise."""
    return [transform for transform in transforms if not getattr(transform, "has_side_effects", False)]


@public("IPython.core.inputtransformer2")
class TransformerManager(object):
    """The transforms of an input, in order.

    ``on_error``, where set, is called with a transformer and its exception when one fails; the transformer is then
    left out for that input.  Without it the exception goes to the caller.
    """

    def __init__(self):
        self.cleanup_transforms = [leading_empty_lines, leading_indent, classic_prompt, ipython_prompt]
        self.line_transforms = [cell_magic]
        self.token_transformers = list(_DEFAULT_TOKEN_TRANSFORMERS)
        self.on_error = None

    def transform_cell(self, cell):
        """Return a cell as Python.

        :param cell: the text as typed.
        :raises SyntaxError: where a transformer finds it wrong.
        """
        cell = to_text(cell)
        if not cell.endswith("\n"):
            cell += "\n"  # so that every line has an end
        lines = cell.splitlines(True)
        for transform in self.cleanup_transforms + self.line_transforms:
            lines = self._applied(transform, lines)
        return "".join(self.do_token_transforms(lines))

    def check_complete(self, cell):
        """Say whether a cell can be run.

        :param cell: the text as typed.
        :return: ``("complete", None)``, ``("invalid", None)``, or ``("incomplete", n)`` where the next line should be
            indented by ``n`` columns.
        """
        return check_complete(self, to_text(cell))

    def cleaned_up(self, lines):
        """Return ``lines`` after the cleanup transforms that have no side effects."""
        for transform in _without_side_effects(self.cleanup_transforms):
            lines = self._applied(transform, lines)
        return lines

    def with_transforms(self, lines):
        """Return cleaned up ``lines`` after the line and token transforms that have no side effects."""
        for transform in _without_side_effects(self.line_transforms):
            lines = self._applied(transform, lines)
        return self.do_token_transforms(lines)

    def do_token_transforms(self, lines):
        """Return ``lines`` after all token transforms that apply.

        :raises RuntimeError: where transformers would go on without end.
        """
        if self.token_transformers == _DEFAULT_TOKEN_TRANSFORMERS and not _MAY_APPLY.search("".join(lines)):
            return lines
        for _ in range(TRANSFORM_LOOP_LIMIT):
            changed, lines = self.do_one_token_transform(lines)
            if not changed:
                return lines
        raise RuntimeError("Input transformation still changing after %d iterations. Aborting."
                           % TRANSFORM_LOOP_LIMIT)

    def do_one_token_transform(self, lines):
        """Apply the token transform that comes first in the text.

        :return: whether anything changed, and the lines.
        """
        tokens_by_line = make_tokens_by_line(lines)
        candidates = [found for found in (self._found(transformer, tokens_by_line)
                                          for transformer in self.token_transformers) if found]
        for candidate in sorted(candidates, key=TokenTransformBase.sortby):
            try:
                transformed = self._applied(candidate.transform, lines)
            except SyntaxError:  # its way to say that it does not apply after all; Python says what is wrong
                continue
            if transformed != lines:
                return True, _same_length(transformed, lines, candidate)
        return False, lines

    def _found(self, transformer, tokens_by_line):
        try:
            return transformer.find(tokens_by_line)
        except (SyntaxError, InputRejected):
            raise
        except Exception as exc:
            self._failed(transformer, exc)
            return None

    def _applied(self, transform, lines):
        try:
            return transform(lines)
        except (SyntaxError, InputRejected):
            raise
        except Exception as exc:
            self._failed(transform, exc)
            return lines

    def _failed(self, transformer, exc):
        if self.on_error is None:
            raise exc
        self.on_error(transformer, exc)


def show_linewise_tokens(s):
    """Print the tokens of a text, line by line; a help for writing transformers."""
    for line in make_tokens_by_line((s if s.endswith("\n") else s + "\n").splitlines(True)):
        print("Line -------")
        for token in line:
            print(" ", token)


def _same_length(transformed, lines, candidate):
    """Return ``transformed``, with blank lines where a continued line became one: the lines after it keep their
    numbers, for tracebacks."""
    missing = len(lines) - len(transformed)
    if missing <= 0:
        return transformed
    after = candidate.start_line + 1
    return transformed[:after] + ["\n"] * missing + transformed[after:]
