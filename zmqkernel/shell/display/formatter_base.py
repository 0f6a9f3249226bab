"""What all formatters have in common: tables of printers by type, and what happens when one raises."""
from __future__ import absolute_import, division, unicode_literals

import abc
import sys
import warnings

import six
from traitlets import Bool, Dict, ObjectName, Unicode
from traitlets.config.configurable import Configurable

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public

from ..getipython import get_ipython
from ..utils.dir2 import get_real_method
from ..utils.sentinel import Sentinel
from .pretty import _mro, _safe_getattr

#: types that cannot have a method for a MIME type: they need not be asked
_BARE = frozenset((int, float, complex, bool, bytes, six.text_type, list, tuple, dict, set, frozenset, type(None)))
_PACKAGE = __name__.rpartition(".")[0]
_raise_key_error = Sentinel(str("_raise_key_error"), str("IPython.core.formatters"), "Stands for: raise KeyError.")


@public("IPython.core.formatters")
class FormatterWarning(UserWarning):
    """A formatter returned something of the wrong type."""


@public("IPython.core.formatters")
class FormatterABC(six.with_metaclass(abc.ABCMeta, object)):
    """What a formatter is: callable with an object, for one MIME type, and switched on or off."""

    format_type = "text/plain"
    enabled = True

    @abc.abstractmethod
    def __call__(self, obj):
        """Return the object's form, in a pair with metadata where there is any; None where it has none."""


def _without_our_frames(traceback):
    """Return a traceback from the first frame on that is not of this folder; None where it is Python that complains."""
    while traceback is not None and traceback.tb_frame.f_globals.get("__package__") == _PACKAGE:
        traceback = traceback.tb_next
    return traceback


def _report():
    """Show the exception being handled, by the shell where there is one."""
    etype, value, trace = sys.exc_info()
    trace = _without_our_frames(trace)
    shell = get_ipython()
    if shell is not None:
        shell.showtraceback((etype, value, trace), tb_offset=0)
    else:
        import traceback
        traceback.print_exception(etype, value, trace)


def catch_format_error(method):
    """Return a formatter's ``__call__`` that reports what ``method`` raises, and has None as its value then.

    ``NotImplementedError`` means "not for this object", and is not reported.
    """
    def guarded(self, *args, **kwargs):
        try:
            result = method(self, *args, **kwargs)
        except NotImplementedError:
            return self._check_return(None, args[0])
        except Exception:  # whatever a representation raises, the other formats are shown
            _report()
            return self._check_return(None, args[0])
        return self._check_return(result, args[0])

    guarded.__name__, guarded.__doc__ = method.__name__, method.__doc__
    guarded.__module__ = method.__module__
    guarded.__wrapped__ = method
    return guarded


def _type_name(typ):
    """Return ``(module, name)`` of a class."""
    return getattr(typ, "__module__", None), getattr(typ, "__name__", None)


def _class_of(obj):
    return _safe_getattr(obj, "__class__") or type(obj)


def _as_text(result):
    """Return a form, alone or with metadata, with native strings as text (Python 2)."""
    if isinstance(result, tuple) and result:
        return (_as_text(result[0]),) + result[1:]
    return to_text(result)


def _short_repr(obj):
    try:
        return repr(obj)
    except Exception as exc:  # it is for a message about another mistake
        return "un-repr-able object (%r)" % exc


@public("IPython.core.formatters")
class BaseFormatter(Configurable):
    """Formats objects for one MIME type.

    In this order: a printer registered for the object's type or one of its bases, the object's own method (
    ``print_method``).  Where there is neither, the object has no such form.
    """

    format_type = Unicode("text/plain")
    _return_type = six.string_types
    enabled = Bool(True, help="Whether objects are formatted for this MIME type.").tag(config=True)
    print_method = ObjectName(to_native("__repr__"))
    singleton_printers = Dict(help="Printers of single objects, by id.").tag(config=True)
    type_printers = Dict(help="Printers by class.").tag(config=True)
    deferred_printers = Dict(
        help="Printers by module and name of a class, for classes not imported yet.").tag(config=True)

    @catch_format_error
    def __call__(self, obj):
        """Return the object's form, or None."""
        if not self.enabled:
            return None
        printer = self._find(obj)
        if printer is not None:
            return printer(obj)
        method = self._own_method(obj)
        return method() if method is not None else None

    def _find(self, obj):
        """Return the printer registered for an object, or None."""
        if not (self.type_printers or self.deferred_printers or self.singleton_printers):
            return None
        try:
            return self.lookup(obj)
        except KeyError:
            return None

    def _own_method(self, obj):
        """Return the object's method for this MIME type, or None."""
        return None if type(obj) in _BARE else get_real_method(obj, self.print_method)

    def __contains__(self, typ):
        """Tell whether there is a printer for a class (or ``"module.Class"``)."""
        return self._registered(typ) is not None

    def _check_return(self, result, obj):
        """Return ``result``, or None with a warning where it is of the wrong type."""
        if six.PY2 and self._return_type is six.string_types:
            result = _as_text(result)
        bare = result[0] if isinstance(result, tuple) and result else result
        if result is None or isinstance(result, self._return_type) or isinstance(bare, self._return_type):
            return result
        warnings.warn("%s formatter returned invalid type %s (expected %s) for object: %s" % (
            self.format_type, type(result), self._return_type, _short_repr(obj)), FormatterWarning, stacklevel=4)
        return None

    def lookup(self, obj):
        """Return the printer registered for an object.

        :raises KeyError: where there is none.
        """
        if id(obj) in self.singleton_printers:
            return self.singleton_printers[id(obj)]
        return self.lookup_by_type(_class_of(obj))

    def lookup_by_type(self, typ):
        """Return the printer registered for a class, or for one of its bases.

        :param typ: the class, or ``"module.Class"`` (which finds exactly this).
        :raises KeyError: where there is none.
        """
        if isinstance(typ, six.string_types):
            key = tuple(typ.rsplit(".", 1))
            if key in self.deferred_printers:
                return self.deferred_printers[key]
            for cls, printer in self.type_printers.items():
                if _type_name(cls) == key:
                    return printer
        else:
            for cls in _mro(typ):
                if cls in self.type_printers or self._in_deferred_types(cls):
                    return self.type_printers[cls]
        raise KeyError("No registered printer for {0!r}".format(typ))

    def for_type(self, typ, func=None):
        """Register a printer for a class; return the one it had, or None.

        :param typ: the class, or ``"module.Class"``.
        :param func: function of the object; None only asks.
        """
        if isinstance(typ, six.string_types):
            return self.for_type_by_name(*typ.rsplit(".", 1), func=func)
        before = self._registered(typ)
        if func is not None:
            self.type_printers[typ] = func
        return before

    def _registered(self, typ):
        try:
            return self.lookup_by_type(typ)
        except KeyError:
            return None

    def for_type_by_name(self, type_module, type_name, func=None):
        """Register a printer for a class that need not be imported; return the one it had, or None.

        :param type_module: name of the class's module.
        :param type_name: name of the class.
        :param func: function of the object; None only asks.
        """
        key = (type_module, type_name)
        before = self._registered("%s.%s" % key)
        if func is not None:
            for cls in self.type_printers:
                if _type_name(cls) == key:
                    self.type_printers[cls] = func
                    return before
            self.deferred_printers[key] = func
        return before

    def pop(self, typ, default=_raise_key_error):
        """Take the printer of a class out and return it.

        :param typ: the class, or ``"module.Class"``.
        :param default: what to return where there is none.
        :raises KeyError: where there is none and no default.
        """
        if isinstance(typ, six.string_types):
            key = tuple(typ.rsplit(".", 1))
            classes = [cls for cls in self.type_printers if _type_name(cls) == key]
        else:
            key, classes = _type_name(typ), [cls for cls in (typ,) if cls in self.type_printers]
        if key in self.deferred_printers:
            return self.deferred_printers.pop(key)
        if classes:
            return self.type_printers.pop(classes[0])
        if default is _raise_key_error:
            raise KeyError("No registered value for {0!r}".format(typ))
        return default

    def _in_deferred_types(self, cls):
        """Tell whether a class was registered by name; if so, register it by class."""
        key = _type_name(cls)
        if key not in self.deferred_printers:
            return False
        self.type_printers[cls] = self.deferred_printers.pop(key)
        return True


FormatterABC.register(BaseFormatter)
