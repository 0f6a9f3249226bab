"""Which part of a line was running: columns from the code object (3.11 and later) or from ``executing``."""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat import to_bytes

from .source import FAST_THRESHOLD

#: a range that is a whole statement of this kind says no more than the arrow does
_STATEMENT = re.compile(r"\s*(?:raise|import|from|assert|del|with|for|async|return|try|def|class|if|while|@)\b")


def _from_code(record):
    positions = getattr(record.code, "co_positions", None)
    if positions is None or record.lasti is None or record.lasti < 0:
        return None
    for index, found in enumerate(positions()):
        if index == record.lasti // 2:
            return None if None in found else (found[0], found[2], found[1], found[3])
    return None


def _from_executing(record):
    if len(record.raw_lines) > FAST_THRESHOLD:
        return None
    try:
        from executing import Source
    except ImportError:
        return None
    node = Source.executing(record.frame).node
    if node is None or not hasattr(node, "end_col_offset") or record.frame.f_lineno != record.lineno:
        return None
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def _column(line, offset):
    """Turn an offset in UTF-8 bytes into one in characters."""
    return len(to_bytes(line)[:offset].decode("utf-8", "ignore"))


def running_range(record):
    """Return ``(first line, first column, last line, end column)`` of the expression that runs in ``record``.

    :return: lines from 1, columns from 0 in characters; None where it is not known, or is a whole statement.
    """
    found = _from_code(record) or (None if hasattr(record.code, "co_positions") else _from_executing(record))
    lines = record.raw_lines
    if found is None or not 1 <= found[0] <= found[2] <= len(lines):
        return None
    first, begin, last, end = found
    begin = _column(lines[first - 1], begin)
    if _STATEMENT.match(lines[first - 1][begin:]):
        return None
    return first, begin, last, _column(lines[last - 1], end)
