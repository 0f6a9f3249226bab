"""What the clipboard holds, as text: one function for each way to ask.

Each raises :class:`~IPython.core.error.TryNext` where its way is not to be had, and :class:`ClipboardEmpty`
where there is
no text.
"""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import TryNext

DEFAULT_ENCODING = "utf-8"


@public("IPython.lib.clipboard")
class ClipboardEmpty(ValueError):
    """The clipboard holds no text."""


def _filled(text):
    if not text:
        raise ClipboardEmpty("the clipboard holds no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ask(command, what):
    """Return the output of ``command``; TryNext, with what is missing, where it can't be run."""
    import subprocess
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as exc:
        raise TryNext("%s is needed to read the clipboard: %s" % (what, exc))
    output, complaint = process.communicate()
    if process.returncode and complaint:
        raise TryNext("%s: %s" % (what, to_text(complaint).strip()))
    return to_text(output)


def win32_clipboard_get():
    """Return the text on Windows' clipboard; needs pywin32."""
    try:
        import win32clipboard
    except ImportError:
        raise TryNext("pywin32 is needed to read the clipboard")
    win32clipboard.OpenClipboard()
    try:
        return _filled(win32clipboard.GetClipboardData(win32clipboard.CF_UNICODETEXT))
    except (TypeError, win32clipboard.error):
        raise ClipboardEmpty("the clipboard holds no text")
    finally:
        win32clipboard.CloseClipboard()


def osx_clipboard_get():
    """Return the text on macOS' clipboard."""
    return _filled(_ask(["pbpaste", "-Prefer", "ascii"], "pbpaste"))


def wayland_clipboard_get():
    """Return the text on a Wayland session's clipboard; needs wl-clipboard."""
    if os.environ.get("XDG_SESSION_TYPE") != "wayland":
        raise TryNext("this is not a Wayland session")
    return _filled(_ask(["wl-paste", "--no-newline"], "wl-paste (wl-clipboard)"))


def tkinter_clipboard_get():
    """Return the text on the clipboard by way of Tk."""
    try:
        from six.moves import tkinter
    except ImportError:
        raise TryNext("tkinter is needed to read the clipboard")
    try:
        root = tkinter.Tk()
    except tkinter.TclError as exc:
        raise TryNext("Tk finds no display: %s" % exc)
    root.withdraw()
    try:
        text = root.clipboard_get()
    except tkinter.TclError:
        raise ClipboardEmpty("the clipboard holds no text")
    finally:
        root.destroy()
    return _filled(to_text(text, DEFAULT_ENCODING))
