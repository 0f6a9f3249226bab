"""Ask the person for a line, through whatever ``input`` is at that moment.

``six.moves.input`` is looked up once and kept; a kernel puts a function that asks the frontend in the builtin's place
while a cell runs, and tests do the like.
"""
from __future__ import absolute_import, unicode_literals

import sys

from six.moves import builtins

from . import PY2, to_native, to_text

_NAME = str("raw_input" if PY2 else "input")


def read_line(prompt=""):
    """Print ``prompt``, and return the line that is typed, as text without its end.

    :raises EOFError: where there is no more input.
    """
    line = getattr(builtins, _NAME)(to_native(prompt))
    return to_text(line, getattr(sys.stdin, "encoding", None) or "utf-8")
