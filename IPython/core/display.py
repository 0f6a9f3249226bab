"""``IPython.core.display``: display objects, from ``zmqkernel.shell.display.objects``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.objects import (  # noqa: F401
    DisplayHandle, DisplayObject, GeoJSON, HTML, Image, ImageFormat, JSON, Javascript, Latex,
    Markdown, Math, Pretty, ProgressBar, SVG, TextDisplayObject, Video, cast_bytes_py2,
    cast_unicode, clear_output, css_t, display, display_html, display_javascript, display_jpeg,
    display_json, display_latex, display_markdown, display_pdf, display_png, display_pretty,
    display_svg, display_webp, lib_t1, lib_t2, publish_display_data, set_matplotlib_close,
    set_matplotlib_formats, skip_doctest, update_display,
)

alias(__name__, "zmqkernel.shell.display.objects")
