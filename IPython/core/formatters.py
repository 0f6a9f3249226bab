"""``IPython.core.formatters``: objects as MIME bundles, from ``zmqkernel.shell.display.formatters``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.formatters import (  # noqa: F401
    BaseFormatter, DisplayFormatter, FormatterABC, FormatterWarning, HTMLFormatter,
    IPythonDisplayFormatter, JPEGFormatter, JSONFormatter, JavascriptFormatter, LatexFormatter,
    MarkdownFormatter, MimeBundleFormatter, PDFFormatter, PNGFormatter, PlainTextFormatter,
    SVGFormatter, catch_format_error, format_display_data,
)

alias(__name__, "zmqkernel.shell.display.formatters")
