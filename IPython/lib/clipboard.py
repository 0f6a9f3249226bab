"""``IPython.lib.clipboard``: what the clipboard holds, from ``zmqkernel.shell.clipboard``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.clipboard import (  # noqa: F401  (names for readers and type checkers)
    ClipboardEmpty, osx_clipboard_get, tkinter_clipboard_get, wayland_clipboard_get, win32_clipboard_get)

alias(__name__, "zmqkernel.shell.clipboard")
