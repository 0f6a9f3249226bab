"""``IPython.core.kitty``: images in terminals that speak kitty's graphics protocol.

The protocol is described at https://sw.kovidgoyal.net/kitty/graphics-protocol/.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os

from ipython_compat import to_native

#: how many bytes of base 64 one escape sequence may carry
_CHUNK = 4096


def supports_kitty_graphics():
    """Tell whether the terminal says that it knows the protocol; it is not asked, which would read from it."""
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


_graphics = supports_kitty_graphics()
#: the MIME types a terminal shows
display_formatter_default_active_types = ["text/plain"] + (["image/png"] if _graphics else [])
#: how it shows those that are not text
terminal_default_mime_renderers = {"image/png": kitty_png_render} if _graphics else {}
