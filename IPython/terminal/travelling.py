"""Values of options on their way from the kernel to the terminal: what JSON has no form for gets one.

Functions and classes travel by name, where they stand in a module that the terminal can import, too.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import sys

import six

from ipython_compat import to_native, to_text
from zmqkernel.shell.colors import token_from_str

NAMED, STYLE, TOKENS = "in a module", "style of pygments", "by token"


def pack(value):
    """Return ``value`` as something that JSON can hold and :func:`unpack` understands.

    :raises ValueError: where there is no such thing.
    """
    if _is_plain(value):
        return value
    if isinstance(value, dict) and all(isinstance(key, tuple) for key in value):
        return {TOKENS: _by_name(value)}
    module, name = getattr(value, "__module__", None), getattr(value, "__name__", None)
    if module not in (None, "__main__") and getattr(sys.modules.get(module), name or "", None) is value:
        return {NAMED: "%s:%s" % (module, name)}
    if isinstance(value, type) and isinstance(getattr(value, "styles", None), dict):
        return {STYLE: _by_name(value.styles)}
    raise ValueError("%r is known to this process only" % (value,))


def unpack(value):
    """Return what was packed.

    :raises ValueError: where it cannot be imported here.
    """
    if not isinstance(value, dict) or len(value) != 1:
        return value
    (kind, content), = value.items()
    if kind == TOKENS:
        return {token_from_str(name): definition for name, definition in content.items()}
    if kind == STYLE:
        return _style(content)
    if kind != NAMED:
        return value
    module, _, name = to_native(content).partition(":")
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ValueError(to_text(str(error)))


def _by_name(styles):
    return {"Token" + "".join("." + part for part in token): to_text(text) for token, text in styles.items()}


def _style(styles):
    from pygments.style import Style
    from pygments.token import string_to_tokentype

    return type(Style)(str("SentStyle"), (Style,), {
        "styles": {string_to_tokentype(to_native(name)): definition for name, definition in styles.items()}})


def _is_plain(value):
    """Tell whether ``value`` can travel as JSON."""
    if isinstance(value, (list, tuple)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(isinstance(key, six.string_types) and _is_plain(item) for key, item in value.items())
    return value is None or isinstance(value, (bool, int, float) + six.string_types)
