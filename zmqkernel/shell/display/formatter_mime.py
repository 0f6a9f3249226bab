"""The formatters of the other MIME types, each a type, a method and what the method may return."""
from __future__ import absolute_import, division, unicode_literals

import warnings

import six
from traitlets import ObjectName, Unicode

from ipython_compat import to_native
from ipython_compat.aliases import public

from .formatter_base import BaseFormatter, FormatterWarning, catch_format_error

_BINARY = (bytes, six.text_type)


def _formatter(name, mime, method, returns=six.string_types):
    """Return the class of a formatter.

    :param name: of the class.
    :param mime: the MIME type it makes.
    :param method: of the objects.
    :param returns: the types the method may return.
    """
    members = {"__doc__": "Formats objects as ``%s``, by their method ``%s``." % (mime, method),
               "format_type": Unicode(mime), "print_method": ObjectName(to_native(method)), "_return_type": returns}
    members = dict((to_native(key), value) for key, value in members.items())
    return public("IPython.core.formatters")(type(to_native(name), (BaseFormatter,), members))


HTMLFormatter = _formatter("HTMLFormatter", "text/html", "_repr_html_")
MarkdownFormatter = _formatter("MarkdownFormatter", "text/markdown", "_repr_markdown_")
SVGFormatter = _formatter("SVGFormatter", "image/svg+xml", "_repr_svg_")
PNGFormatter = _formatter("PNGFormatter", "image/png", "_repr_png_", _BINARY)
JPEGFormatter = _formatter("JPEGFormatter", "image/jpeg", "_repr_jpeg_", _BINARY)
PDFFormatter = _formatter("PDFFormatter", "application/pdf", "_repr_pdf_", _BINARY)
LatexFormatter = _formatter("LatexFormatter", "text/latex", "_repr_latex_")
JavascriptFormatter = _formatter("JavascriptFormatter", "application/javascript", "_repr_javascript_")


@public("IPython.core.formatters")
class JSONFormatter(BaseFormatter):
    """Formats objects as ``application/json``: lists and dictionaries, by their method ``_repr_json_``."""

    format_type = Unicode("application/json")
    print_method = ObjectName(to_native("_repr_json_"))
    _return_type = (list, dict)

    def _check_return(self, result, obj):
        data, extra = result if isinstance(result, tuple) else (result, ())
        if isinstance(data, six.string_types):
            import json
            warnings.warn("JSON expects JSONable list/dict containers, not JSON strings", FormatterWarning)
            data = json.loads(data)
        return super(JSONFormatter, self)._check_return((data, extra) if extra != () else data, obj)


@public("IPython.core.formatters")
class IPythonDisplayFormatter(BaseFormatter):
    """Lets an object display itself, by its method ``_ipython_display_``; the value is True where it did."""

    print_method = ObjectName(to_native("_ipython_display_"))
    _return_type = (type(None), bool)

    @catch_format_error
    def __call__(self, obj):
        """Have the object display itself; return True where it could."""
        if not self.enabled:
            return None
        printer = self._find(obj)
        if printer is not None:
            printer(obj)
            return True
        method = self._own_method(obj)
        if method is None:
            return None
        method()
        return True


@public("IPython.core.formatters")
class MimeBundleFormatter(BaseFormatter):
    """Asks an object for several MIME types at once, by its method ``_repr_mimebundle_(include, exclude)``."""

    print_method = ObjectName(to_native("_repr_mimebundle_"))
    _return_type = dict

    def _check_return(self, result, obj):
        """Return a pair of dictionaries: data and metadata by MIME type."""
        result = super(MimeBundleFormatter, self)._check_return(result, obj)
        if result is None:
            return {}, {}
        return result if isinstance(result, tuple) else (result, {})

    @catch_format_error
    def __call__(self, obj, include=None, exclude=None):
        """Return the object's MIME bundle.

        :param include: the MIME types wanted; all of them by default.
        :param exclude: the MIME types not wanted.
        """
        if not self.enabled:
            return None
        printer = self._find(obj)
        if printer is not None:
            return printer(obj, include=include, exclude=exclude)
        method = self._own_method(obj)
        return method(include=include, exclude=exclude) if method is not None else None
