"""The size of the terminal, as ``shutil.get_terminal_size`` tells it: Python 2 does not have that, and to import it
takes longer than a prompt should wait.
"""
from __future__ import absolute_import, unicode_literals

import collections
import os
import sys

_Size = collections.namedtuple(str("terminal_size"), [str("columns"), str("lines")])


def _from_environment(name):
    value = os.environ.get(str(name), "")
    return int(value) if value.isdigit() else 0


def _from_terminal():
    try:
        if hasattr(os, "get_terminal_size"):
            return tuple(os.get_terminal_size(sys.__stdout__.fileno()))
        import fcntl
        import struct
        import termios
        answer = fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCGWINSZ, str("\0" * 8))
    except (ImportError, AttributeError, EnvironmentError, ValueError):
        return 0, 0
    lines, columns = struct.unpack(str("HHHH"), answer)[:2]
    return columns, lines


def terminal_size(fallback=(80, 24)):
    """Return ``(columns, lines)``: from ``COLUMNS`` and ``LINES``, from the terminal, or ``fallback``."""
    columns, lines = _from_environment("COLUMNS"), _from_environment("LINES")
    if not (columns and lines):
        screen = _from_terminal()
        columns = columns or screen[0] or fallback[0]
        lines = lines or screen[1] or fallback[1]
    return _Size(columns, lines)
