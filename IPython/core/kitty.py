"""``IPython.core.kitty``: images in terminals that speak kitty's graphics protocol.

The protocol is described at https://sw.kovidgoyal.net/kitty/graphics-protocol/.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.lazymodule import install

#: how many bytes of base 64 one escape sequence may carry
_CHUNK = 4096


#: the terminals that know the protocol, by the names of their processes
_TERMINALS = ("kitty", "ghostty", "wezterm-gui")
#: spellings of ``$IPYTHON_KITTY_GRAPHICS``
_SPELLINGS = {"1": True, "true": True, "0": False, "false": False}


def _forced_kitty_graphics():
    """Return what ``$IPYTHON_KITTY_GRAPHICS`` says, True or False; None where it says nothing."""
    value = to_text(os.environ.get(str("IPYTHON_KITTY_GRAPHICS")) or "")
    if value and value.lower() not in _SPELLINGS:
        import warnings

        warnings.warn("IPYTHON_KITTY_GRAPHICS is %s: it may be 1, true, 0 or false, and does not count" % value)
    return _SPELLINGS.get(value.lower())


def _read_proc_stat(pid):
    """Return the bytes of ``/proc/<pid>/stat``."""
    with open("/proc/%d/stat" % pid, "rb") as file:
        return file.read()


def _proc_ancestor_names():
    """Yield the names of the processes that this one descends from, as far as they may be read."""
    pid = os.getppid()
    while pid > 0:
        try:
            before, _, after = _read_proc_stat(pid).rpartition(b")")
        except (IOError, OSError):
            return
        yield to_text(before.partition(b"(")[2], "utf-8")
        pid = int(after.split()[1])


def _psutil_ancestor_names():
    """The same by psutil, where that is installed."""
    try:
        import psutil
    except ImportError:
        return
    try:
        process = psutil.Process().parent()
        while process is not None:
            yield to_text(process.name())
            process = process.parent()
    except psutil.Error:
        return


def _ancestor_process_names():
    """Return the names of the processes that this one descends from."""
    return _proc_ancestor_names() if os.path.isdir("/proc/self") else _psutil_ancestor_names()


def _supports_kitty_graphics():
    """Tell whether the terminal knows the protocol, by its variables and its process.

    The terminal is not asked, which would read from it.
    """
    forced = _forced_kitty_graphics()
    if forced is not None:
        return forced
    if sys.platform == "win32":
        return False
    return _environment_tells() or any(name in _TERMINALS for name in _ancestor_process_names())


def _environment_tells():
    if os.environ.get(str("KITTY_WINDOW_ID")):
        return True
    names = (os.environ.get(str("TERM"), ""), os.environ.get(str("TERM_PROGRAM"), "").lower())
    return names[0] in ("xterm-kitty", "xterm-ghostty") or names[1] in ("ghostty", "wezterm")


def png_to_kitty_ansi(png):
    """Return a PNG image as escape sequences.

    :param png: bytes, or text in base 64.
    :raises ValueError: where that is no PNG image.
    """
    import binascii
    raw = isinstance(png, bytes) and png.startswith(b"\x89")
    image = png if raw else binascii.a2b_base64(png)
    if not image.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ValueError("not a PNG image")
    data = binascii.b2a_base64(image).decode("ascii").replace("\n", "")
    pieces = [data[n:n + _CHUNK] for n in range(0, len(data), _CHUNK)]
    sequences = []
    for number, piece in enumerate(pieces):
        keys = ["a=T", "f=100"] if number == 0 else []
        keys.append("m=%d" % (number < len(pieces) - 1))
        sequences.append("\x1b_G%s;%s\x1b\\" % (",".join(keys), piece))
    return "".join(sequences)


def kitty_png_render(png, _md_dict):
    """Show a PNG image in the terminal: a renderer for ``mime_renderers``."""
    print(to_native(png_to_kitty_ansi(png)))


_graphics = _supports_kitty_graphics()
#: the MIME types a terminal shows
display_formatter_default_active_types = ["text/plain"] + (["image/png"] if _graphics else [])
#: how it shows those that are not text
terminal_default_mime_renderers = {"image/png": kitty_png_render} if _graphics else {}


def _lazy(name):
    """Find ``supports_kitty_graphics``, which is looked at anew every time."""
    if name == "supports_kitty_graphics":
        return _supports_kitty_graphics()
    raise AttributeError("module 'IPython.core.kitty' has no attribute '%s'" % name)


install(__name__, _lazy)
