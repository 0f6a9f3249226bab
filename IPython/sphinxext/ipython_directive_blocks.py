"""What an ``ipython`` directive's lines say: inputs, their decorators, and the results written below them."""
from __future__ import absolute_import, unicode_literals

import re

#: words behind an ``@`` that are the directive's, and not Python's decorators
PSEUDO_DECORATORS = ["suppress", "verbatim", "savefig", "doctest", "okexcept", "okwarning"]
RGXIN = re.compile(r"In *\[\d+\]: ?(.*)")
RGXOUT = re.compile(r"Out *\[\d+\]: ?(.*)")
_CONTINUED = re.compile(r" {2,}\.{2,}: ?(.*)")
_GOES_ON = re.compile(r"\s|[)\]}]|(else|elif|except|finally|case)\b")


class Block(object):
    """One input with its decorators and the result written below it; or a comment, which has no source."""

    def __init__(self, decorators=(), source=(), comment=None):
        self.decorators, self.source, self.written = list(decorators), list(source), []
        self.comment = comment

    @property
    def words(self):
        """The names of the decorators."""
        return [decorator[0] for decorator in self.decorators]


def decorator_of(line):
    """Return the words of a line such as ``@savefig name width=4in``; None where it is none of the directive's."""
    words = line[1:].split() if line.startswith("@") else []
    return words if words and words[0] in PSEUDO_DECORATORS else None


def _text(match):
    return next((group for group in reversed(match.groups()) if group is not None), "")


def session_blocks(lines, rgxin=RGXIN, rgxout=RGXOUT):
    """Return the blocks of lines that are written as a session, with prompts.

    :param rgxin: matches an input's first line; its last group is the input.
    :param rgxout: the same for results.
    """
    blocks, waiting, reading = [], [], None
    for line in lines:
        first, more, result = rgxin.match(line), _CONTINUED.match(line), rgxout.match(line)
        decorator = decorator_of(line)
        if decorator:
            waiting.append(decorator)
        elif first:
            reading = Block(waiting, [_text(first)])
            blocks.append(reading)
            waiting = []
        elif line.startswith("#") and (reading is None or not reading.source or not line.strip()):
            blocks.append(Block(comment=line))
        elif more and reading is not None and not reading.written:
            reading.source.append(more.group(1))
        elif reading is not None and (result or line.strip() or reading.written):
            reading.written.append(_text(result) if result else line)
        elif not line.strip():
            reading = None
    return blocks


def python_blocks(lines, complete):
    """Return the blocks of plain Python: one for each statement, with the comments above it.

    :param complete: tells of a source text whether it is a whole statement.
    """
    blocks, waiting, source = [], [], []

    def finish():
        while source and not source[-1].strip():
            source.pop()
        if source:
            blocks.append(Block(waiting, source))
        del source[:], waiting[:]

    for line in lines:
        decorator = decorator_of(line)
        new_statement = bool(line.strip()) and not _GOES_ON.match(line)
        if source and (new_statement or decorator) and complete("\n".join(source)):
            finish()
        if decorator:
            waiting.append(decorator)
        elif source or line.strip():
            source.append(line)
    finish()
    return blocks
