"""Pretty printing of Python objects.

A class says how it is shown with a method ``_repr_pretty_(self, p, cycle)``::

    class Pair(object):
        def _repr_pretty_(self, p, cycle):
            if cycle:
                p.text("Pair(...)")
                return
            with p.group(5, "Pair(", ")"):
                p.pretty(self.first)
                p.text(",")
                p.breakable()
                p.pretty(self.second)

``cycle`` is true where the object is being printed already.  For classes of others there are :func:`for_type` and
:func:`for_type_by_name`.  ``layout`` does the lines, ``printers`` the types of Python itself.
"""
from __future__ import absolute_import, division, unicode_literals

import re
import sys
import types

import six

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public

from . import printers
from ..utils.capture import CaptureStream as CUnicodeIO
from .expressions import CallExpression, RawStringLiteral, RawText  # noqa: F401  (public names of this module)
from .layout import (  # noqa: F401
    MAX_SEQ_LENGTH, Breakable, Group, GroupQueue, PrettyPrinter, Printable, Text)

__all__ = [str(name) for name in (
    "pretty", "pprint", "PrettyPrinter", "RepresentationPrinter", "for_type", "for_type_by_name", "RawText",
    "RawStringLiteral", "CallExpression")]

DICT_IS_ORDERED = not six.PY2
_SINGLETONS = (None, True, False, Ellipsis, NotImplemented)

_singleton_pprinters = dict((id(obj), printers.by_repr) for obj in _SINGLETONS)
_deferred_type_pprinters = dict(printers.DEFERRED)
_type_pprinters = {
    int: printers.by_repr,
    str: printers.by_repr,
    float: printers.by_repr,
    tuple: printers.sequence("(", ")"),
    list: printers.sequence("[", "]"),
    dict: printers.mapping("{", "}"),
    set: printers.set_of("{", "}"),
    frozenset: printers.set_of("frozenset({", "})"),
    super: printers.by_super,
    type(re.compile("")): printers.by_pattern,
    type: printers.by_class,
    types.FunctionType: printers.by_function,
    types.BuiltinFunctionType: printers.by_function,
    types.MethodType: printers.by_repr,
    BaseException: printers.by_exception,
    slice: printers.by_repr,
    six.moves.range: printers.by_repr,
    bytes: printers.by_repr,
}
if six.PY2:
    _type_pprinters.update(dict.fromkeys((six.text_type, long), printers.by_repr))  # noqa: F821
    _type_pprinters[types.ClassType] = printers.by_repr
else:
    _type_pprinters[types.MappingProxyType] = printers.by_proxy


def _safe_getattr(obj, attr, default=None):
    """Return an attribute, or ``default`` whatever it raises.  Programs that extend the printers use this name."""
    try:
        return getattr(obj, attr, default)
    except Exception:
        return default


def _mro(cls):
    """Return the classes to look at, also for a class of the old style (Python 2)."""
    if hasattr(cls, "__mro__"):
        return cls.__mro__
    return type(to_native("Mixed"), (cls, object), {}).__mro__[1:]


@public("IPython.lib.pretty")
class RepresentationPrinter(PrettyPrinter):
    """A pretty printer of objects: :meth:`pretty` writes one."""

    def __init__(self, output, verbose=False, max_width=79, newline="\n", singleton_pprinters=None,
                 type_pprinters=None, deferred_pprinters=None, max_seq_length=MAX_SEQ_LENGTH):
        """
        :param output: a text stream.
        :param verbose: show the attributes of objects without a representation of their own.
        :param singleton_pprinters: table from ``id`` to printer.
        :param type_pprinters: table from class to printer.
        :param deferred_pprinters: table from ``(module, name)`` of a class to printer.
        """
        PrettyPrinter.__init__(self, output, max_width, newline, max_seq_length=max_seq_length)
        self.verbose = verbose
        self.stack = []
        self.singleton_pprinters = _table(singleton_pprinters, _singleton_pprinters)
        self.type_pprinters = _table(type_pprinters, _type_pprinters)
        self.deferred_pprinters = _table(deferred_pprinters, _deferred_type_pprinters)

    def pretty(self, obj):
        """Write an object.

        :raises Exception: what its representation raises.
        """
        key = id(obj)
        cycle = key in self.stack
        self.stack.append(key)
        self.begin_group()
        try:
            printer = self.singleton_pprinters.get(key)
            if printer is None:
                printer = self._printer(_safe_getattr(obj, "__class__") or type(obj))
            printer(obj, self, cycle)
        finally:
            self.end_group()
            self.stack.pop()

    def _printer(self, cls):
        """Return the printer of a class: registered for it or a base, a method, or one by ``repr``."""
        for base in _mro(cls):
            if base in self.type_pprinters:
                return self.type_pprinters[base]
            deferred = self._deferred(base)
            if deferred is not None:
                return deferred
            members = vars(base)
            if "_repr_pretty_" in members and callable(base._repr_pretty_):
                return base._repr_pretty_
            if base is not object and _is_method(members.get("__repr__")):
                return printers.by_repr
        return printers.by_default

    def _deferred(self, cls):
        """Return the printer registered for a class by name, and remember it by class."""
        key = (getattr(cls, "__module__", None), getattr(cls, "__name__", None))
        printer = self.deferred_pprinters.pop(key, None)
        if printer is not None:
            self.type_pprinters[cls] = printer
        return printer


def _is_method(member):
    """Return whether what a class has under a name is called as a method: a function, or what makes one (partial)."""
    return callable(member) or hasattr(type(member), "__get__")


def _table(given, default):
    return (default if given is None else given).copy()


def pretty(obj, verbose=False, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
    """Return the pretty text of an object.  The parameters are those of :class:`RepresentationPrinter`."""
    stream = CUnicodeIO()
    printer = RepresentationPrinter(stream, verbose, max_width, newline, max_seq_length=max_seq_length)
    printer.pretty(obj)
    printer.flush()
    return stream.getvalue()


def pprint(obj, verbose=False, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
    """Print the pretty text of an object."""
    text = pretty(obj, verbose, max_width, newline, max_seq_length)
    sys.stdout.write(to_native(text + to_text(newline)))
    sys.stdout.flush()


def for_type(typ, func):
    """Register a printer ``func(obj, p, cycle)`` for a class; return the one it had, or None.

    :param func: None to ask only.
    """
    before = _type_pprinters.get(typ)
    if func is not None:
        _type_pprinters[typ] = func
    return before


def for_type_by_name(type_module, type_name, func):
    """Register a printer for a class by the names of its module and its own; return the one it had, or None."""
    key = (type_module, type_name)
    before = _deferred_type_pprinters.get(key)
    if func is not None:
        _deferred_type_pprinters[key] = func
    return before


#: names that programs which extend the printers know
_seq_pprinter_factory, _dict_pprinter_factory = printers.sequence, printers.mapping
_sorted_for_pprint, _repr_pprint, _default_pprint = printers.in_order, printers.by_repr, printers.by_default
_type_pprint, _function_pprint, _exception_pprint = printers.by_class, printers.by_function, printers.by_exception
