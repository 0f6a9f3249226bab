"""``IPython.utils.py3compat``: the compatibility layer of old; ours is ``ipython_compat``."""
from __future__ import absolute_import, print_function, unicode_literals

import functools
import platform
import types

import six
from six import iteritems, itervalues, with_metaclass  # noqa: F401  (public names of this module)

from ipython_compat import PY2, PY3, to_native, to_text
from ipython_compat.which import which  # noqa: F401
from zmqkernel.shell.utils.encoding import DEFAULT_ENCODING

PYPY = platform.python_implementation() == "PyPy"
builtin_mod = six.moves.builtins
builtin_mod_name = to_native(builtin_mod.__name__)
string_types, unicode_type = six.string_types, six.text_type
xrange, getcwd, StringIO = six.moves.range, six.moves.getcwd, six.StringIO


def decode(s, encoding=None):
    """Return bytes as text; what is not valid is replaced."""
    return to_text(s, encoding or DEFAULT_ENCODING, "replace")


def encode(u, encoding=None):
    """Return text as bytes; what cannot be encoded is replaced."""
    return u.encode(encoding or DEFAULT_ENCODING, "replace")


def cast_unicode(s, encoding=None):
    """Return bytes or text as text."""
    return decode(s, encoding)


def cast_bytes(s, encoding=None):
    """Return bytes or text as bytes."""
    return s if isinstance(s, bytes) else encode(s, encoding)


def no_code(x, encoding=None):
    """Return ``x``."""
    return x


def buffer_to_bytes(buf):
    """Return a buffer as bytes."""
    return buf if isinstance(buf, bytes) else bytes(buf)


def buffer_to_bytes_py2(buf):
    """Return a buffer as bytes, on Python 2."""
    return buffer_to_bytes(buf) if PY2 else buf


def str_to_unicode(s, encoding=None):
    """Return a native string as text."""
    return to_text(s, encoding or DEFAULT_ENCODING)


def unicode_to_str(x, encoding=None):
    """Return text as a native string."""
    return encode(x, encoding) if PY2 else x


def str_to_bytes(x, encoding=None):
    """Return a native string as bytes."""
    return x if PY2 else encode(x, encoding)


def bytes_to_str(x, encoding=None):
    """Return bytes as a native string."""
    return x if PY2 else decode(x, encoding)


def cast_bytes_py2(x, encoding=None):
    """Return text as bytes, on Python 2."""
    return cast_bytes(x, encoding) if PY2 else x


def cast_unicode_py2(s, encoding=None):
    """Return bytes as text, on Python 2."""
    return cast_unicode(s, encoding) if PY2 else s


def safe_unicode(e):
    """Return an exception as text, whatever it holds."""
    for convert in (six.text_type, lambda obj: decode(str(obj)), lambda obj: decode(repr(obj))):
        try:
            return convert(e)
        except UnicodeError:
            continue
    return "Unrecoverably corrupt evalue"


def input(prompt=""):
    """Ask for a line of text."""
    return six.moves.input(to_native(prompt))


def isidentifier(s, dotted=False):
    """Tell whether a text is a name.

    :param dotted: or names joined by dots.
    """
    import re
    if dotted:
        return all(isidentifier(part) for part in s.split("."))
    return s.isidentifier() if PY3 else re.match(r"[A-Za-z_][A-Za-z0-9_]*$", s) is not None


def execfile(fname, glob, loc=None, compiler=None):
    """Run a Python file in a namespace.

    :param compiler: function ``f(source, file name, "exec")``, ``compile`` by default.
    """
    with open(fname, "rb") as stream:
        code = (compiler or compile)(stream.read(), fname, "exec")
    six.exec_(code, glob, glob if loc is None else loc)


def annotate(**kwargs):
    """Return a decorator that sets a function's annotations."""
    def decorate(func):
        func.__annotations__ = dict(getattr(func, "__annotations__", None) or {}, **kwargs)
        return func
    return decorate


def MethodType(func, instance):
    """Return a function as a method of an object."""
    return types.MethodType(func, instance)


def get_closure(f):
    """Return a function's closure."""
    return six.get_function_closure(f)


def _on_text(convert):
    """Return a decorator of texts, and of functions' docstrings."""
    @functools.wraps(convert)
    def decorate(func_or_str):
        if isinstance(func_or_str, six.string_types):
            return convert(func_or_str)
        func_or_str.__doc__ = convert(func_or_str.__doc__ or "")
        return func_or_str
    return decorate


@_on_text
def u_format(func_or_str):
    """Write ``u`` for ``{u}`` on Python 2, and nothing on Python 3: for examples of text in docstrings."""
    return func_or_str.replace("{u}", "u" if PY2 else "")


@_on_text
def doctest_refactor_print(func_or_str):
    """Write ``print x`` as ``print(x)``."""
    import re
    return re.sub(r"(\bprint) +(?!\()([^\n]+)", r"\1(\2)", func_or_str)
