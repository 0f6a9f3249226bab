"""Reading a line from the person: the builtin as it is at the time, since kernels put their own in its place."""
from __future__ import absolute_import, unicode_literals

from six.moves import builtins

from . import PY2, to_native

_NAME = to_native("raw_input" if PY2 else "input")


def read_line(prompt=""):
    """Show ``prompt`` and return the line that is typed.

    :raises EOFError: at the end of the input.
    """
    return getattr(builtins, _NAME)(to_native(prompt))
