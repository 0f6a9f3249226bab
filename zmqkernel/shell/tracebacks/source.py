"""The lines of source that a traceback shows around the one that runs.

Lines are chosen by *piece*: a simple statement with all its lines, or the head of a compound one (``if x:``).  Pieces
come from the tokenizer, from the first line of the running function on, so that the cost does not depend on the size
of the file, and the rule is the same on every Python.  What cannot be tokenized (templates, Cython) is shown by line.
"""
from __future__ import absolute_import, unicode_literals

import re
import tokenize

from ipython_compat import to_text
from ipython_compat.aliases import public
from ipython_compat.source import detect_encoding
from ipython_compat.source_lines import cached_lines

#: in files of more lines not everything is tried to find the pieces: it would take too long
FAST_THRESHOLD = 10000
#: a statement of more lines than this is cut in the middle, unless it is the one that runs
MAX_PIECE_LINES = 6
#: in a module the pieces are looked for from a definition at least so many lines above
_LOOK_BACK = 200
_TOP_LEVEL = re.compile(r"(?:async\s+def|def|class|import|from|@\w)")
_SKIPPED = (tokenize.COMMENT, tokenize.NL)
_BLOCK_HEAD = re.compile(r"\s*(?:async\s+def|def|class)\b|\s*@")
_NAMED_HEAD = re.compile(r"\s*(async\s+def|def|class)\s+(\w+)")


@public("IPython.core.tbtools")
class Line(object):
    """A line to show: ``lineno``, ``text`` (with its indentation) and whether it ``is_current``."""

    def __init__(self, lineno, text, is_current=False):
        self.lineno, self.text, self.is_current = lineno, text, is_current

    def render(self):
        return self.text

    def __repr__(self):
        return str("<Line %d current=%r %r>") % (self.lineno, self.is_current, self.text)


class LineGap(object):
    """Stands for ``lines`` that were left out of a long piece."""

    def __init__(self, lines=()):
        self.lines = list(lines)

    def __repr__(self):
        return str("<LineGap of %d lines>") % len(self.lines)


#: file name -> the list of linecache, and its lines as text: many frames of a traceback are of the same few files
_converted = {}
_MAX_CONVERTED = 50


def _encoding_of(lines):
    """Return the encoding that a cookie in the first lines of a file names (PEP 263)."""
    waiting = iter(lines[:2])
    try:
        return detect_encoding(lambda: next(waiting))[0]
    except (SyntaxError, LookupError):  # a cookie that names no encoding
        return "utf-8"


def source_lines(filename, module_globals=None):
    """Return the lines of a file or cell as text, without line ends; an empty list where there is no source."""
    raw = cached_lines(filename, module_globals)
    known = _converted.get(filename)
    if known is not None and known[0] is raw:  # linecache makes a new list when the file changed
        return known[1]
    if len(_converted) >= _MAX_CONVERTED:
        _converted.clear()
    _converted[filename] = raw, _as_text(raw)
    return _converted[filename][1]


def _as_text(lines):
    if lines and isinstance(lines[0], bytes):  # Python 2 keeps them as they stand in the file
        encoding = _encoding_of(lines)
        lines = [to_text(line, encoding) for line in lines]
    return [line.rstrip("\r\n") for line in lines]


def _readline(lines, start):
    position = [start - 1]

    def read():
        index = position[0]
        position[0] += 1
        return lines[index] + "\n" if index < len(lines) else ""
    return read


#: tokens that begin no statement
_NO_STATEMENT = (tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


def _logical_lines(lines, start):
    """Yield ``(first, last, column)`` of the logical lines from line ``start`` on, as far as they can be tokenized.

    Comments that have lines of their own, up to the next statement, are one piece without a column.
    """
    first, remarks = None, []
    try:
        for kind, _, begin, end, _ in tokenize.generate_tokens(_readline(lines, start)):
            if kind == tokenize.COMMENT and first is None:
                remarks.append(begin[0] + start - 1)
            if kind in _NO_STATEMENT or (kind in _SKIPPED and first is None):
                continue
            if remarks:
                yield remarks[0], remarks[-1], None
                remarks = []
            if first is None:
                first = begin
            if kind == tokenize.NEWLINE:
                yield first[0] + start - 1, begin[0] + start - 1, first[1]
                first = None
    except (tokenize.TokenError, SyntaxError):
        return  # not Python, or a function's text ends in mid-block: keep what there was
    if remarks:
        yield remarks[0], remarks[-1], None


def _indent_of(line):
    return len(line) - len(line.lstrip())


def _enclosing_heads(lines, first_line):
    """Yield the line numbers of the ``def`` and ``class`` lines that enclose ``first_line``, the innermost first."""
    indent = _indent_of(lines[first_line - 1])
    for index in range(first_line - 2, -1, -1):
        line = lines[index]
        if indent == 0:
            return
        if line.strip() and _indent_of(line) < indent and not line.lstrip().startswith("#"):
            indent = _indent_of(line)
            if _BLOCK_HEAD.match(line):
                yield index + 1


def _scope_start(lines, scope_line):
    """Return the first line of the function or class that the code at ``scope_line`` belongs to; None for a module."""
    if scope_line is None or not 1 <= scope_line <= len(lines):
        return None
    if _BLOCK_HEAD.match(lines[scope_line - 1]):
        return scope_line
    return next(_enclosing_heads(lines, scope_line), None)


def qualified_name(lines, code):
    """Return the dotted name of ``code`` as far as its source tells: for Pythons whose code objects do not know it."""
    known = getattr(code, "co_qualname", None)
    if known is not None:
        return known
    first = code.co_firstlineno
    if code.co_name == "<module>" or not 1 <= first <= len(lines):
        return code.co_name
    parts = [code.co_name]
    for number in _enclosing_heads(lines, first):
        match = _NAMED_HEAD.match(lines[number - 1])
        if match:
            parts.append(match.group(2) + (".<locals>" if match.group(1) != "class" else ""))
    return ".".join(reversed(parts))


def _pieces_around(lines, start, lineno, before, after, whole=False):
    """Return the pieces before, at and after ``lineno`` as ``(first, last)`` pairs; empty where it is in none.

    :param start: the line to begin at.
    :param whole: whether to go on where the function that begins there ends.
    """
    found, current, base, in_body, remarks = [], None, None, False, []
    for first, last, column in _logical_lines(lines, start):
        if column is None:
            remarks = [(first, last)]  # whose they are is known when the next statement is
            continue
        if base is None:
            base = column
        elif not whole and column <= base and in_body:
            remarks = []
            break
        in_body = in_body or not lines[first - 1].lstrip().startswith("@")
        found.extend(remarks)
        remarks = []
        if current is not None and len(found) - current > after:
            break
        found.append((first, last))
        if current is None and first <= lineno <= last:
            current = len(found) - 1
        elif current is None and first > lineno:
            return []
    if whole:
        found.extend(remarks)
    if current is None:
        return []
    return found[max(0, current - before):current + after + 1]


def _look_back(lines, lineno):
    """Return a line before ``lineno`` where a statement of the module begins: near by, so that it is found fast."""
    for number in range(lineno - _LOOK_BACK, 1, -1):
        if _TOP_LEVEL.match(lines[number - 1]):
            return number
    return 1


def _find_pieces(lines, lineno, scope_line, before, after):
    start = _scope_start(lines, scope_line)
    if start is not None:
        found = _pieces_around(lines, start, lineno, before, after)
        if found:
            return found
    near = _look_back(lines, lineno)
    found = _pieces_around(lines, near, lineno, before, after, whole=True)
    if not found and near > 1 and len(lines) <= FAST_THRESHOLD:
        found = _pieces_around(lines, 1, lineno, before, after, whole=True)
    return found


def _cut(piece, lines, lineno):
    first, last = piece
    shown = [Line(n, lines[n - 1], n == lineno) for n in range(first, last + 1)]
    if len(shown) <= MAX_PIECE_LINES or first <= lineno <= last:
        return shown
    tail = (MAX_PIECE_LINES - 1) // 2
    head = MAX_PIECE_LINES - 1 - tail
    return shown[:head] + [LineGap(shown[head:-tail])] + shown[-tail:]


def context_lines(lines, lineno, scope_line=None, context=5):
    """Choose the lines to show around ``lineno``.

    :param lines: the whole source, as lines without their ends.
    :param lineno: the line that runs, from 1.
    :param scope_line: first line of the running function (``co_firstlineno``); None for a module's code.
    :param context: how many pieces in all, the running one included.
    :return: :class:`Line` objects, in order, and a :class:`LineGap` where lines of a long piece were left out.
    """
    if not 1 <= lineno <= len(lines):
        return []
    after = context // 2
    before = max(0, context - after - 1)
    pieces = _find_pieces(lines, lineno, scope_line, before, after)
    if not pieces:
        first, last = max(1, lineno - before), min(len(lines), lineno + after)
        return [Line(n, lines[n - 1], n == lineno) for n in range(first, last + 1)]
    chosen = []
    for piece in pieces:
        chosen.extend(_cut(piece, lines, lineno))
    return chosen


def piece_at(lines, lineno, scope_line=None):
    """Return first and last line of the statement that ``lineno`` is in."""
    pieces = _find_pieces(lines, lineno, scope_line, 0, 0) or [(lineno, lineno)]
    return pieces[0]


def common_indent(shown):
    """Return the number of blanks that all of the ``shown`` lines begin with."""
    widths = [_indent_of(line.text) for line in shown if not isinstance(line, LineGap) and line.text.strip()]
    return min(widths) if widths else 0
