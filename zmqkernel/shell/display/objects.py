"""Display objects, and functions to show things in one form: ``IPython.core.display``."""
from __future__ import absolute_import, division, unicode_literals

from ipython_compat import to_bytes, to_text
from zmqkernel.shell.utils.deprecation import deprecated

from . import functions
from .displayobject import DisplayObject, TextDisplayObject  # noqa: F401
from .functions import (  # noqa: F401  (public names of this module)
    DisplayHandle, clear_output, display, publish_display_data, update_display)
from .imageformats import ImageFormat
from .images import Image  # noqa: F401
from .progress import ProgressBar  # noqa: F401
from .textobjects import HTML, JSON, SVG, GeoJSON, Javascript, Latex, Markdown, Math, Pretty  # noqa: F401
from .textobjects import _LOAD_SCRIPT as lib_t1  # noqa: F401
from .textobjects import _LOAD_STYLE as css_t  # noqa: F401
from .video import Video  # noqa: F401

__all__ = [str(name) for name in (
    "display_pretty", "display_html", "display_markdown", "display_svg", "display_png", "display_jpeg", "display_webp",
    "display_latex", "display_json", "display_javascript", "display_pdf", "DisplayObject", "TextDisplayObject",
    "Pretty", "HTML", "Markdown", "Math", "Latex", "SVG", "ProgressBar", "JSON", "GeoJSON", "Javascript", "Image",
    "Video")]

#: what follows the code of a script that waited for another (a name of old)
lib_t2 = "\n});"

#: what data of these formats begins with, under the names that IPython had until 9
_PNG, _JPEG = ImageFormat.png.magics[0], ImageFormat.jpeg.magics[0]



def skip_doctest(f):
    """Mark a function as one whose examples are not tested; return it."""
    f.skip_doctest = True
    return f


def cast_unicode(s, encoding=None):
    """Return bytes as text."""
    return to_text(s, encoding or "utf-8")


def cast_bytes_py2(s, encoding=None):
    """Return text as bytes on Python 2, unchanged on Python 3."""
    from ipython_compat import PY2
    return to_bytes(s, encoding or "utf-8") if PY2 else s


def _display_mimetype(mimetype, objs, raw=False, metadata=None):
    """Show objects in one MIME type.

    :param raw: the objects are data of that type already.
    :param metadata: dictionary for that type.
    """
    if raw:
        objs = [{mimetype: obj} for obj in objs]
    functions.display(*objs, raw=raw, metadata={mimetype: metadata} if metadata else metadata, include=[mimetype])


def _display_function(name, mimetype):
    """Return the function that shows objects in one MIME type."""
    def show(*objs, **kwargs):
        _display_mimetype(mimetype, objs, **kwargs)

    show.__name__ = str("display_" + name)
    show.__module__ = str("IPython.core.display")
    show.__doc__ = """Show the %s form of objects.

    :param objs: the objects.
    :param raw: the objects are %s data already.
    :param metadata: dictionary that goes with it.
    """ % (name, mimetype)
    return show


display_pretty = _display_function("pretty", "text/plain")
display_html = _display_function("html", "text/html")
display_markdown = _display_function("markdown", "text/markdown")
display_svg = _display_function("svg", "image/svg+xml")
display_png = _display_function("png", "image/png")
display_jpeg = _display_function("jpeg", "image/jpeg")
display_webp = _display_function("webp", "image/webp")
display_latex = _display_function("latex", "text/latex")
display_json = _display_function("json", "application/json")
display_javascript = _display_function("javascript", "application/javascript")
display_pdf = _display_function("pdf", "application/pdf")


@deprecated("matplotlib_inline.backend_inline.set_matplotlib_formats")
def set_matplotlib_formats(*formats, **kwargs):
    """Choose the formats of inline figures: ``"png"``, ``"retina"``, ``"svg"``, ``"pdf"``, ``"jpeg"``.

    :param kwargs: for the function that draws a figure (``quality=90``).
    :raises ImportError: where ``matplotlib_inline`` is not installed.
    """
    from matplotlib_inline.backend_inline import set_matplotlib_formats as choose
    choose(*formats, **kwargs)


@deprecated("matplotlib_inline.backend_inline.set_matplotlib_close")
def set_matplotlib_close(close=True):
    """Say whether the inline backend closes its figures after each cell.

    :raises ImportError: where ``matplotlib_inline`` is not installed.
    """
    from matplotlib_inline.backend_inline import set_matplotlib_close as choose
    choose(close)
