"""The file name that a function's frame shows, set by hand: ``code.replace`` on Python 3.8 and later."""
from __future__ import absolute_import, unicode_literals

from types import CodeType

from . import to_native

#: arguments of ``CodeType`` before 3.8, in their order: attributes of code objects without ``co_``; Python 2 has no
#: keyword-only arguments
_FIELDS = ("argcount", "kwonlyargcount", "nlocals", "stacksize", "flags", "code", "consts", "names", "varnames",
           "filename", "name", "firstlineno", "lnotab", "freevars", "cellvars")


def filed_under(path):
    """Return a decorator that has a function's frames say that it stands at the top of another file.

    Programs that look at the stack know callers by the names of their files.

    :param path: the file; it should exist, for what looks at frames reads it.
    """
    def decorate(function):
        changed = {"filename": to_native(path), "firstlineno": 1}
        function.__code__ = _replaced(function.__code__, changed)
        return function
    return decorate


def _replaced(code, changed):
    if hasattr(code, "replace"):
        return code.replace(**dict(("co_" + name, value) for name, value in changed.items()))
    present = [name for name in _FIELDS if hasattr(code, to_native("co_" + name))]
    return CodeType(*[changed.get(name, getattr(code, to_native("co_" + name))) for name in present])
