"""Finding source, file, line and documentation of an object; never runs a property of it."""
from __future__ import absolute_import, unicode_literals

import linecache
import os
import textwrap

import six

from ipython_compat import to_text
from ipython_compat.aliases import public

from ..cellnames import running_compiler

#: how deep a chain of ``__wrapped__`` may be
_MAX_WRAPPERS = 100


def _get_wrapped(obj):
    """Return the function at the end of the chain of ``__wrapped__``; ``obj`` where the chain never ends."""
    inner, steps = obj, 0
    try:
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
            steps += 1
            if steps > _MAX_WRAPPERS:
                return obj
    except Exception:  # a proxy whose __getattr__ fails: take it as it is
        return obj
    return inner


def _instance_dict_getter(obj, name):
    """Return a method that the class of ``obj`` defines under ``name``, bound; None where it has none."""
    method = getattr(type(obj), name, None)
    if callable(method) and not isinstance(obj, type):
        return lambda: method(obj)
    return None


@public("IPython.core.oinspect")
def getdoc(obj):
    """Return the documentation of ``obj`` as text with even indentation, or None.

    An object may have a ``getdoc()`` method that returns it.
    """
    import inspect
    own = _instance_dict_getter(obj, "getdoc")
    if own is not None:
        try:
            text = own()
        except Exception:  # the user's method: fall back to the docstring
            text = None
        if isinstance(text, (six.text_type, bytes)):
            return inspect.cleandoc(to_text(text))
    try:
        text = inspect.getdoc(obj)
    except Exception:  # a __doc__ that raises
        return None
    return to_text(text) if isinstance(text, (six.text_type, bytes)) else None


def _property_source(obj, name):
    parts = []
    for field in ("fget", "fset", "fdel"):
        function = getattr(obj, field)
        if function is None:
            continue
        text = getsource(_get_wrapped(function), name)
        if text is not None:
            parts.append("# %s\n%s" % (".".join(part for part in (name, field) if part), textwrap.dedent(text)))
    return "\n".join(parts) if parts else None


def _cells_of(cls):
    """Yield the names of cells that may hold a class: those of its methods, then all cells, the newest first."""
    for member in list(vars(cls).values()):
        function = _get_wrapped(getattr(member, "__func__", getattr(member, "fget", member)))
        code = getattr(function, "__code__", None)
        if code is not None and getattr(function, "__module__", None) == cls.__module__:
            if not os.path.exists(code.co_filename):
                yield code.co_filename
    cells = getattr(running_compiler(), "_filename_map", None) or {}
    for name in sorted(cells, key=cells.get, reverse=True):
        yield name


def _class_in_cell(cls):
    """Return the source of a class that was defined in a cell, which ``inspect`` does not find; None elsewhere."""
    if cls.__module__ != "__main__":
        return None
    for name in _cells_of(cls):
        lines = linecache.getlines(name)
        if any(cls.__name__ in line for line in lines):
            found = _class_block(lines, cls.__name__)
            if found is not None:
                return found
    return None


def _class_block(lines, name):
    import ast
    import inspect
    try:
        tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError):  # a cell with magics in its raw text
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == name:
            first = min([node.lineno] + [decorator.lineno for decorator in node.decorator_list])
            return to_text("".join(inspect.getblock(lines[first - 1:])))
    return None


def _source_of(obj):
    """Return the source of a function, class, module or code object, None where there is none."""
    import inspect
    if isinstance(obj, type):
        found = _class_in_cell(obj)
        if found is not None:
            return found
    try:
        return to_text(inspect.getsource(obj))
    except ValueError:  # a function that wraps itself
        return _source_of(obj.__code__) if hasattr(obj, "__code__") else None
    except Exception:  # no source, or an object that raises on any attribute access
        return None


@public("IPython.core.oinspect")
def getsource(obj, oname=""):
    """Return the source of ``obj`` as text, or None.

    Of a property, the source of its functions; of an instance, that of its class.

    :param oname: the name under which the object was asked for, for the remarks between a property's functions.
    """
    import inspect
    if isinstance(obj, property):
        return _property_source(obj, oname)
    obj = _get_wrapped(obj)
    found = _source_of(obj)
    if found is None and not isinstance(obj, type) and not inspect.isroutine(obj) and not inspect.ismodule(obj):
        found = _source_of(type(obj))
    return found


def _file_of_frozen(obj, path):
    """Return the file of a module of the standard library that is part of the interpreter; ``path`` for any other."""
    import sys
    if os.path.basename(path).startswith("<frozen "):
        return getattr(sys.modules.get(getattr(obj, "__module__", None)), "__file__", None) or path
    return path


@public("IPython.core.oinspect")
def find_file(obj):
    """Return the absolute path of the file where ``obj`` was defined, or None."""
    import inspect
    obj = _get_wrapped(obj)
    if isinstance(obj, property):
        obj = obj.fget or obj.fset or obj.fdel
    for candidate in (obj, type(obj)):
        try:
            found = inspect.getabsfile(candidate)
        except (TypeError, OSError, IOError, AttributeError):
            if isinstance(obj, type):
                return None
            continue
        except Exception:  # objects that raise on any attribute access
            return None
        return to_text(_file_of_frozen(candidate, found))
    return None


@public("IPython.core.oinspect")
def find_source_lines(obj):
    """Return the line, from 1, on which the definition of ``obj`` begins, or None."""
    import inspect
    obj = _get_wrapped(obj)
    for candidate in (obj, type(obj)):
        try:
            return inspect.getsourcelines(candidate)[1]
        except (TypeError, OSError, IOError, IndexError, SyntaxError, ValueError):
            continue
        except Exception:  # objects that raise on any attribute access
            return None
    return None


@public("IPython.core.oinspect")
def get_encoding(obj):
    """Return the encoding of the file where ``obj`` was defined; None where there is no such file."""
    filename = find_file(obj)
    if filename is None or not filename.endswith((".py", ".pyw")) or not os.path.isfile(filename):
        return None
    from ..utils.openpy import detect_encoding
    with open(filename, "rb") as stream:
        return detect_encoding(stream.readline)[0]


_C_FUNCTIONS = (type(len), type([].append), type(str.upper), type(str.__add__), type("".__add__))


@public("IPython.core.oinspect")
def is_simple_callable(obj):
    """Whether ``obj`` is a function or a method, written in Python or in C."""
    import inspect
    return inspect.isfunction(obj) or inspect.ismethod(obj) or type(obj) in _C_FUNCTIONS


def contains_docstring(source, doc):
    """Whether ``source``, of a definition or of a module, has ``doc`` as its docstring."""
    import ast
    import inspect
    wanted = inspect.cleandoc(doc)
    try:
        tree = ast.parse(textwrap.dedent(source))
        found = [ast.get_docstring(node) for node in [tree] + tree.body[:1] if hasattr(node, "body")]
    except (SyntaxError, TypeError, ValueError):  # part of a file, or not Python: then it cannot be told
        return False
    return any(text is not None and inspect.cleandoc(text) == wanted for text in found)


class Finders(object):
    """The functions by which an inspection finds things out, looked up by name each time they are called.

    Programs replace functions of the public module to teach inspection about objects of theirs.

    :param namespace: a module's dictionary.
    """

    def __init__(self, namespace):
        self._namespace = namespace

    def __getattr__(self, name):
        try:
            return self._namespace[name]
        except KeyError:
            raise AttributeError(name)
