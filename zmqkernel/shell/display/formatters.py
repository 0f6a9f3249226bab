"""Objects as MIME bundles: what is shown of a result, in every form that a frontend may choose from.

``DisplayFormatter.format`` asks, in this order: the object itself (``_ipython_display_``), a bundle of its own
(``_repr_mimebundle_``), then one formatter for each MIME type.  A printer that somebody registered for the type of the
object goes before the object's bundle.
"""
from __future__ import absolute_import, division, unicode_literals

from traitlets import Dict, Instance, List, default, observe
from traitlets.config.configurable import Configurable

from ipython_compat.aliases import public

from ..getipython import get_ipython
from .formatter_base import (  # noqa: F401  (public names of this module)
    BaseFormatter, FormatterABC, FormatterWarning, catch_format_error)
from .formatter_base import _BARE
from .formatter_base import _type_name as _mod_name_key  # noqa: F401  (known by this name)
from .formatter_mime import (
    HTMLFormatter, IPythonDisplayFormatter, JavascriptFormatter, JPEGFormatter, JSONFormatter, LatexFormatter,
    MarkdownFormatter, MimeBundleFormatter, PDFFormatter, PNGFormatter, SVGFormatter)
from .formatter_text import PlainTextFormatter

#: the formatters a new :class:`DisplayFormatter` has, in their order
FORMATTERS = (PlainTextFormatter, HTMLFormatter, MarkdownFormatter, SVGFormatter, PNGFormatter, PDFFormatter,
              JPEGFormatter, LatexFormatter, JSONFormatter, JavascriptFormatter)

#: what looks for nothing but printers and a method of the object; a subclass may look elsewhere
_PREDICTABLE = frozenset(FORMATTERS[1:] + (IPythonDisplayFormatter, MimeBundleFormatter))


def _ignores(formatter, obj):
    """Tell at once that a formatter has nothing for an object; False where it has to be asked."""
    if type(obj) not in _BARE or type(formatter) not in _PREDICTABLE:
        return False
    made = formatter._trait_values  # a table that nobody has asked for is not there; to ask a trait takes its time
    return not (made.get("type_printers", True) or made.get("deferred_printers", True)
                or made.get("singleton_printers", True))


def _wanted(mime, include, exclude):
    return not (include and mime not in include or exclude and mime in exclude)


@public("IPython.core.formatters")
class DisplayFormatter(Configurable):
    """Formats an object for all active MIME types."""

    active_types = List(help="The MIME types to format objects for; the others are switched off.").tag(config=True)
    formatters = Dict(help="Formatters by MIME type.")
    ipython_display_formatter = Instance(FormatterABC)
    mimebundle_formatter = Instance(FormatterABC)

    @default("active_types")
    def _active_types_default(self):
        return self.format_types

    @observe("active_types")
    def _active_types_changed(self, change):
        for mime, formatter in self.formatters.items():
            formatter.enabled = mime in change["new"]

    @default("formatters")
    def _formatters_default(self):
        made = {}
        for cls in FORMATTERS:
            formatter = cls(parent=self)
            made[formatter.format_type] = formatter
        return made

    @default("ipython_display_formatter")
    def _ipython_display_formatter_default(self):
        return IPythonDisplayFormatter(parent=self)

    @default("mimebundle_formatter")
    def _mimebundle_formatter_default(self):
        return MimeBundleFormatter(parent=self)

    @property
    def format_types(self):
        """The MIME types there are formatters for."""
        return list(self.formatters.keys())

    def register_formatter(self, formatter):
        """Add a formatter, or put it in the place of the one for the same MIME type.

        :param formatter: has the attribute ``format_type``.
        """
        self.formatters[formatter.format_type] = formatter

    def format(self, obj, include=None, exclude=None):
        """Return an object's forms: two dictionaries, data and metadata by MIME type.

        Both are empty where the object displayed itself.

        :param include: the MIME types wanted; all of them by default.
        :param exclude: the MIME types not wanted.
        """
        shows_itself = self.ipython_display_formatter
        if not _ignores(shows_itself, obj) and shows_itself(obj):
            return {}, {}
        data, metadata = self._bundle(obj, include, exclude)
        for mime, formatter in self.formatters.items():
            if _ignores(formatter, obj) or not _wanted(mime, include, exclude) or not _is_on(formatter, mime):
                continue
            if mime in data and _has_no_printer(formatter, obj):
                continue
            form = formatter(obj)
            if isinstance(form, tuple):
                form, extra = form
                if extra is not None:
                    metadata[mime] = extra
            if form is not None:
                data[mime] = form
        return data, metadata

    def _bundle(self, obj, include, exclude):
        bundler = self.mimebundle_formatter
        if _ignores(bundler, obj):
            return {}, {}
        data, metadata = bundler(obj, include=include, exclude=exclude)
        return tuple(dict((mime, value) for mime, value in (part or {}).items() if _wanted(mime, include, exclude))
                     for part in (data, metadata))


def _is_on(formatter, mime):
    """Return whether a formatter is to be asked; plain text cannot be switched off."""
    return mime == "text/plain" or getattr(formatter, "enabled", True)


def _has_no_printer(formatter, obj):
    """Tell whether nobody registered a printer for the object's type with this formatter."""
    try:
        formatter.lookup(obj)
    except KeyError:
        return True
    return False


def format_display_data(obj, include=None, exclude=None):
    """Return an object's forms, by the running shell's formatters; see :meth:`DisplayFormatter.format`."""
    shell = get_ipython()
    formatter = shell.display_formatter if shell is not None else DisplayFormatter()
    return formatter.format(obj, include, exclude)
