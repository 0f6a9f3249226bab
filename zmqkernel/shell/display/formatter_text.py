"""Objects as plain text: the pretty printer with its limits, and the precision of numbers."""
from __future__ import absolute_import, division, unicode_literals

import sys

from traitlets import Bool, CUnicode, Integer, ObjectName, Unicode, default, observe

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public

from ..utils.capture import CaptureStream
from . import pretty
from .formatter_base import BaseFormatter, catch_format_error

_PLAIN = (int, bool, type(None))


@public("IPython.core.formatters")
class PlainTextFormatter(BaseFormatter):
    """Formats objects as text, with the pretty printer of ``IPython.lib.pretty``.

    The printers of this formatter are those of the pretty printer, ``f(obj, p, cycle)``; so is the method,
    ``_repr_pretty_(p, cycle)``.
    """

    format_type = Unicode("text/plain")
    enabled = Bool(True, help="Plain text cannot be switched off.")
    print_method = ObjectName(to_native("_repr_pretty_"))
    max_seq_length = Integer(
        pretty.MAX_SEQ_LENGTH, help="Show at most so many items of a sequence; 0 shows all of them.").tag(config=True)
    pprint = Bool(True, help="Lay objects out in lines; if not, show their `repr`.").tag(config=True)
    verbose = Bool(False, help="Show the attributes of objects that have no `repr` of their own.").tag(config=True)
    max_width = Integer(79, help="Columns in a line.").tag(config=True)
    newline = Unicode("\n", help="What ends a line.").tag(config=True)
    float_format = Unicode("%r")
    float_precision = CUnicode(
        "", help="How to show floating point numbers: a number of digits, a format such as %.3e, or nothing.",
    ).tag(config=True)

    @default("singleton_printers")
    def _singleton_printers_default(self):
        return pretty._singleton_pprinters.copy()

    @default("type_printers")
    def _type_printers_default(self):
        printers = pretty._type_pprinters.copy()
        printers[float] = self._print_float
        return printers

    @default("deferred_printers")
    def _deferred_printers_default(self):
        return pretty._deferred_type_pprinters.copy()

    def _print_float(self, obj, p, cycle):
        p.text(to_text(self.float_format % obj))

    @observe("float_precision")
    def _float_precision_changed(self, change):
        """Check the precision, and tell numpy where that is loaded.

        :raises ValueError: where it is neither a number of digits nor a format.
        """
        new = change["new"]
        if "%" in new:
            self.float_format = _checked_format(new)
            return  # numpy has no such formats
        elif new:
            digits = _digits(new)
            self.float_format = "%%.%if" % digits
        else:
            self.float_format, digits = "%r", 8
        if "numpy" in sys.modules:
            sys.modules["numpy"].set_printoptions(precision=digits)

    @catch_format_error
    def __call__(self, obj):
        """Return the object as text."""
        if not self.pprint:
            return to_text(repr(obj))
        by_repr = pretty.printers.by_repr
        if type(obj) in _PLAIN and self.type_printers.get(type(obj), by_repr) is by_repr:
            return to_text(repr(obj))
        stream = CaptureStream()
        printer = pretty.RepresentationPrinter(
            stream, self.verbose, self.max_width, self.newline, max_seq_length=self.max_seq_length,
            singleton_pprinters=self.singleton_printers, type_pprinters=self.type_printers,
            deferred_pprinters=self.deferred_printers)
        printer.pretty(obj)
        printer.flush()
        return stream.getvalue()


def _checked_format(text):
    try:
        text % 3.14159
    except (TypeError, ValueError):
        raise ValueError("float_precision is a number of digits or one %%-format, not %r" % str(text))
    return text


def _digits(text):
    try:
        digits = int(text)
    except ValueError:
        raise ValueError("float_precision is a number of digits or one %%-format, not %r" % str(text))
    if digits < 0:
        raise ValueError("float_precision cannot be %d: it is a number of digits" % digits)
    return digits
