"""Flags of ``compile`` and of code objects that not every Python has."""
from __future__ import absolute_import, unicode_literals

import ast

from . import PY2, PY3

#: lets ``await`` stand outside of functions (3.8 and later; 0 means that there is no such flag)
ALLOW_TOP_LEVEL_AWAIT = getattr(ast, "PyCF_ALLOW_TOP_LEVEL_AWAIT", 0)

#: whether ``await`` is known, but inside of coroutines only (3.6 and 3.7)
AWAIT_NEEDS_WRAPPING = PY3 and not ALLOW_TOP_LEVEL_AWAIT

#: the flag of code objects whose evaluation gives a coroutine (inspect.CO_COROUTINE, without importing inspect)
CO_COROUTINE = 0 if PY2 else 0x80

_NOT_PYTHON = (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError if PY3 else RuntimeError)


def is_coroutine_code(source):
    """Return whether ``source`` is Python only where ``await`` may stand outside of functions.

    :param source: text of a module.
    """
    if PY2:
        return False
    try:
        if ALLOW_TOP_LEVEL_AWAIT:
            return bool(compile(source, "<cell>", "exec", ALLOW_TOP_LEVEL_AWAIT, True).co_flags & CO_COROUTINE)
    except _NOT_PYTHON:
        return False
    return _needs_wrapping(source)


def _needs_wrapping(source):
    """Return whether ``source`` is Python inside of a coroutine and not outside (3.6 and 3.7)."""
    try:
        compile(source, "<cell>", "exec", 0, True)
        return False
    except _NOT_PYTHON:
        pass  # look at it as the body of a coroutine
    try:
        compile("async def cell():\n" + "".join("    " + line for line in source.splitlines(True)),
                "<cell>", "exec", 0, True)
        return True
    except _NOT_PYTHON:
        return False


def make_module(body):
    """Return an ``ast.Module`` of statements, with what the running Python wants besides."""
    module = ast.Module(body)
    module.type_ignores = []
    return module
