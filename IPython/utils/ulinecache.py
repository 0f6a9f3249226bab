"""``IPython.utils.ulinecache``: lines of source as text; now ``linecache`` does that, except on Python 2."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import to_native, to_text
from ipython_compat.source_lines import cached_lines


def getlines(filename, module_globals=None):
    """Return the lines of a file, or an empty list."""
    return [to_text(line) for line in cached_lines(to_native(filename), module_globals)]


def getline(filename, lineno, module_globals=None):
    """Return a line of a file, or the empty text."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 0 < lineno <= len(lines) else ""
