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
#: True from when the title there was is put by until it is brought back
_xterm_term_title_saved = False


def toggle_set_term_title(val):
    """Let :func:`set_term_title` work, or not.

    :param val: True where the title may be set.
    """
    global ignore_termtitle
    ignore_termtitle = not val


def share_title():
    """Let :func:`set_term_title` work where another process of this terminal brings back the title there was."""
    global _xterm_term_title_saved
    if not _xterm_term_title_saved:
        toggle_set_term_title(True)
    _xterm_term_title_saved = True


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
    if not ignore_termtitle:
        _set_term_title(title)


def restore_term_title():
    """Bring back the title there was before :func:`set_term_title`."""
    if not ignore_termtitle:
        _restore_term_title()


def _printable(title):
    """Return ``title`` without the characters that would end the sequence, or begin another."""
    return "".join(c for c in title if c >= " " and not "\x7f" <= c <= "\x9f")


def _set_term_title_xterm(title):
    global _xterm_term_title_saved
    if not _xterm_term_title_saved:
        _xterm_term_title_saved = True
        _emit("\x1b[22;0t")
    _emit("\x1b]0;%s\x07" % _printable(title))


def _restore_term_title_xterm():
    global _xterm_term_title_saved
    if _xterm_term_title_saved:
        _xterm_term_title_saved = False
        _emit("\x1b[23;0t")


def _set_term_title_windows(title):
    import ctypes
    ctypes.windll.kernel32.SetConsoleTitleW(_printable(title))


def _no_title(*_title):
    """A terminal that has no title."""


def _title_functions():
    """Return how this terminal's title is set, and how it is brought back."""
    if os.name == "nt":
        return _set_term_title_windows, _no_title
    return (_set_term_title_xterm, _restore_term_title_xterm) if _knows_titles() else (_no_title, _no_title)


_set_term_title, _restore_term_title = _title_functions()


def _term_clear():
    """Clear the terminal."""
    os.system(str("cls") if os.name == "nt" else str("clear"))


def get_terminal_size(defaultx=80, defaulty=25):
    """Return the terminal's ``(columns, lines)``.

    :param defaultx: columns where they cannot be found out.
    :param defaulty: lines, likewise.
    """
    return terminal_size((defaultx, defaulty))
