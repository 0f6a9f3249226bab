"""Work on text: indenting, joining, banners, columns, and the text-and-list types of ``x = !command``."""
from __future__ import absolute_import, division, unicode_literals

import os
import re

import six

from .columns import columnize, compute_item_matrix  # noqa: F401  (public names of this module)
from .templates import DollarFormatter, EvalFormatter, FullEvalFormatter  # noqa: F401
from .textlists import LSString, SList  # noqa: F401

#: how dates are written in logs
date_format = "%B %d, %Y" if os.name == "nt" else "%B %-d, %Y"
ini_spaces_re = re.compile(r"^(\s+)")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")


def indent(instr, nspaces=4, ntabs=0, flatten=False):
    """Return text with every line moved to the right.

    :param instr: the text; ``None`` gives ``None``.
    :param nspaces: number of blanks put in front, after
    :param ntabs: this many tabs.
    :param flatten: first take away the white space a line begins with.
    """
    if instr is None:
        return None
    prefix = "\t" * ntabs + " " * nspaces
    ended = instr.endswith("\n")
    lines = (instr[:-1] if ended else instr).split("\n")
    moved = "\n".join(prefix + (line.lstrip() if flatten else line) for line in lines)
    return moved + "\n" if ended else moved


def list_strings(arg):
    """Return ``arg`` if it is a list of texts, or a list with it if it is one text."""
    return [arg] if isinstance(arg, (six.text_type, bytes)) else arg


def marquee(txt="", width=78, mark="*"):
    """Return ``txt`` in the middle of a line of marks."""
    if not txt:
        return (mark * width)[:width]
    side = mark * max(0, (width - len(txt) - 2) // (2 * len(mark)))
    return "%s %s %s" % (side, txt, side)


def num_ini_spaces(strng):
    """Return how many white-space characters ``strng`` begins with."""
    return len(strng) - len(strng.lstrip())


def format_screen(strng):
    """Return ``strng`` for a screen: without the backslash that a line ends with."""
    return re.sub(r"\\$", "", strng, flags=re.MULTILINE)


def dedent(text):
    """Return ``text`` without the indentation its lines share.

    As :func:`textwrap.dedent`, but the first of several lines (a docstring's) does not count and stays.
    """
    import textwrap
    if text.startswith("\n"):
        return textwrap.dedent(text)
    first, newline, rest = text.partition("\n")
    if not newline:
        return textwrap.dedent(text)
    return first + "\n" + textwrap.dedent(rest)


def wrap_paragraphs(text, ncols=80):
    """Return the paragraphs of ``text``, each filled to ``ncols`` columns.

    A paragraph whose lines have different indentation (a list, an example) is left as it is.
    """
    import textwrap
    paragraphs = []
    for block in re.split(r"\n(?:[ \t]*\n)+", dedent(text).strip("\n")):
        block = block.strip("\n")
        if not block.strip():
            continue
        ragged = re.search(r"\n\s", block) is not None
        paragraphs.append(block if ragged else textwrap.fill(block.strip(), ncols))
    return paragraphs


def strip_email_quotes(text):
    """Return ``text`` without the quotation marks (``>``) that all of its lines begin with."""
    lines = text.splitlines()
    quotes = [re.match(r"(?:\s*>)*\s?", line).group() for line in lines]
    shared = len(os.path.commonprefix(quotes))
    return "\n".join(line[shared:] for line in lines)


def strip_ansi(source):
    """Return ``source`` without ANSI escape sequences (ECMA-48: colours, cursor movement, titles)."""
    return _ANSI.sub("", source)


def long_substr(data):
    """Return the longest text that is part of each of the texts in ``data``."""
    if not data:
        return ""
    shortest = min(data, key=len)
    for size in range(len(shortest), 0, -1):
        for start in range(len(shortest) - size + 1):
            piece = shortest[start:start + size]
            if all(piece in text for text in data):
                return piece
    return ""


def get_text_list(list_, last_sep=" and ", sep=", ", wrap_item_with=""):
    """Return the items as one text: ``a, b and c``.

    :param last_sep: what stands before the last item.
    :param sep: what stands between the others.
    :param wrap_item_with: what is put on both sides of every item.
    """
    items = [wrap_item_with + item + wrap_item_with for item in list_]
    if len(items) < 2:
        return "".join(items)
    return sep.join(items[:-1]) + last_sep + items[-1]
