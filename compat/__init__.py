"""The one place that knows which Python it runs on, and which old names moved where.

Installed as ``ipython_compat``.  ``six`` is the base; what stands here is what ``six`` lacks.  No other package of
this project looks at ``sys.version_info``: it imports a helper from here instead.

========================  =====================================================================
``ipython_compat``        the two flags, and conversions between bytes, text and native strings
``.aliases``              an old import path as another name of a new module
========================  =====================================================================
"""
from __future__ import absolute_import, unicode_literals

import sys

import six

PY2 = six.PY2
PY3 = six.PY3


def to_text(value, encoding="utf-8", errors="replace"):
    """Return ``value`` as text.

    :param value: bytes or text.
    :param encoding: how bytes are encoded.
    :param errors: what becomes of bytes that are not valid in ``encoding``, as in ``bytes.decode``.
    """
    if isinstance(value, bytes):
        return value.decode(encoding or "utf-8", errors)
    return value


def to_bytes(value, encoding="utf-8", errors="strict"):
    """Return ``value`` (bytes or text) as bytes."""
    if isinstance(value, six.text_type):
        return value.encode(encoding, errors)
    return value


def to_native(value, encoding="utf-8"):
    """Return ``value`` (bytes or text) as ``str``: bytes on Python 2, text on Python 3.

    For what the interpreter insists on having as ``str`` on both: attribute and module names, ``__all__``,
    keyword names, ``type()``'s first argument.
    """
    return to_bytes(value, encoding) if PY2 else to_text(value, encoding)


def python_version():
    """Return the running interpreter's version as a tuple ``(major, minor, micro)``."""
    return tuple(sys.version_info[:3])
