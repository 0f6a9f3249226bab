"""The first stages of input transformation: what looks at lines as text, before anything is tokenized."""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat.aliases import public


def leading_empty_lines(lines):
    """Remove blank lines before the first line that is not blank; all-blank input stays as it is."""
    for number, line in enumerate(lines):
        if line and not line.isspace():
            return lines[number:] if number else lines
    return lines


def leading_indent(lines):
    """Remove the first line's indentation from every line that has it.

    Comments may be indented more than the code under them.  Blank lines at the end become empty ones: what they hold is
    the indentation that the prompt offered for a line nobody wrote.
    """
    if not lines:
        return lines
    lines = _with_empty_end(lines)
    code = (line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    margin = min(_margin(lines[0]), _margin(next(code, lines[0])), key=len)
    if not margin:
        return lines
    width = len(margin)
    # A line that lacks it stays as it is: inside of a string that is meant, elsewhere Python says what is wrong.
    return [line[width:] if line.startswith(margin) else line for line in lines]


def _with_empty_end(lines):
    last = len(lines)
    while last > 1 and not lines[last - 1].strip(" \t\r\n"):
        last -= 1
    return lines[:last] + ["\n" if line.endswith("\n") else "" for line in lines[last:]]


def _margin(line):
    return line[:len(line) - len(line.lstrip(" \t"))]


@public("IPython.core.inputtransformer2")
class PromptStripper(object):
    """Removes the prompts of a pasted session.

    :param prompt_re: matches any prompt at the start of a line.
    :param initial_re: matches those that start an input, where they differ from those that continue one.
    :param doctest: whether the input may be a doctest: its prompts may be indented, and only the first line's tell.
    """

    def __init__(self, prompt_re, initial_re=None, doctest=False):
        self.prompt_re = prompt_re
        self.initial_re = initial_re or prompt_re
        self.doctest = doctest

    def __call__(self, lines):
        """Return ``lines`` without prompts, where the first or the second line starts with one."""
        if not lines:
            return lines
        pasted = self.initial_re.match(lines[0]) or (
            not self.doctest and len(lines) > 1 and self.prompt_re.match(lines[1]))
        if not pasted:
            return lines
        lines = [self._without_prompt(line) for line in lines]
        return leading_indent(lines) if self.doctest else lines

    def _without_prompt(self, line):
        """Return a line without the prompt, but with the end that it has."""
        end = line[len(line.rstrip("\r\n")):]
        return self.prompt_re.sub("", line[:len(line) - len(end)], count=1) + end


#: prompts of Python's own prompt, where the ones that continue must not be taken for an Ellipsis
classic_prompt = PromptStripper(
    prompt_re=re.compile(r"^[ \t]*(>>>( |$)?|\.\.\.( |$))"),
    initial_re=re.compile(r"^[ \t]*>>>"),
    doctest=True,
)

#: IPython's prompts, also with the editing mode of vi before them
ipython_prompt = PromptStripper(re.compile(r"""
    ^(
        ((\[nav\]|\[ins\])\s)?           # the editing mode, with vi
        In\s\[\d+\]:\s                   # the prompt and its number
      | \s*\.{3,}:\s?                    # a continuation
    )
    """, re.VERBOSE))

_HELP_ON_CELL_MAGIC = re.compile(r"%%\w+\?")


def cell_magic(lines):
    """Turn a cell that starts with ``%%name`` into the call of that magic, with the rest of the cell as its body."""
    if not lines or not lines[0].startswith("%%"):
        return lines
    if _HELP_ON_CELL_MAGIC.match(lines[0]):
        return lines
    name, _, line = lines[0][2:].rstrip().partition(" ")
    body = "".join(lines[1:])
    return ["get_ipython().run_cell_magic(%r, %r, %r)\n" % (name, line, body)]
