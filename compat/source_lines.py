"""Lines of source files and cells, from ``linecache``: where they cannot be decoded there are none."""
from __future__ import absolute_import, unicode_literals

import linecache


def cached_lines(filename, module_globals=None):
    """Return the lines of a source file or cell, with their ends; an empty list where they cannot be read.

    (``linecache`` lets the exceptions of decoding through before Python 3.10.)
    """
    try:
        return linecache.getlines(filename, module_globals)
    except (SyntaxError, UnicodeDecodeError):
        return []


def cached_line(filename, number, module_globals=None):
    """Return one line of a source file or cell, with its end; an empty text where there is none."""
    lines = cached_lines(filename, module_globals)
    return lines[number - 1] if 1 <= number <= len(lines) else ""
