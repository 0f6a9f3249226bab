"""The terminal: its size and its title."""
from __future__ import absolute_import, division, unicode_literals

import os
import sys

from ipython_compat import to_native
from ipython_compat.terminal_size import terminal_size

#: the terminal's type
TERM = os.environ.get(str("TERM"), "")
#: while True, nothing sets the title
ignore_termtitle = True
_saved = False


def toggle_set_term_title(val):
    """Let :func:`set_term_title` work, or not.

    :param val: True where the title may be set.
    """
    global ignore_termtitle
    ignore_termtitle = not val


def share_title():
    """Let :func:`set_term_title` work where another process of this terminal brings back the title there was."""
    global _saved
    if not _saved:
        toggle_set_term_title(True)
    _saved = True


def freeze_term_title():
    """Forbid changes of the title from now on."""
    toggle_set_term_title(False)


def _knows_titles():
    return TERM.startswith(("xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty"))


def _emit(sequence):
    stream = sys.__stdout__ or sys.stdout
    stream.write(to_native(sequence))
    stream.flush()


def set_term_title(title):
    """Set the terminal's title, unless that is switched off; the first time the title there was is put by.

    :param title: the text; control characters in it are dropped.
    """
    global _saved
    if ignore_termtitle:
        return
    title = "".join(c for c in title if c >= " " and not "\x7f" <= c <= "\x9f")
    if os.name == "nt":
        import ctypes
        ctypes.windll.kernel32.SetConsoleTitleW(title)
    elif _knows_titles():
        if not _saved:
            _saved = True
            _emit("\x1b[22;0t")
        _emit("\x1b]0;%s\x07" % title)


def restore_term_title():
    """Bring back the title there was before :func:`set_term_title`."""
    global _saved
    if ignore_termtitle or not _saved or not _knows_titles():
        return
    _saved = False
    _emit("\x1b[23;0t")


def get_terminal_size(defaultx=80, defaulty=25):
    """Return the terminal's ``(columns, lines)``.

    :param defaultx: columns where they cannot be found out.
    :param defaulty: lines, likewise.
    """
    return terminal_size((defaultx, defaulty))
