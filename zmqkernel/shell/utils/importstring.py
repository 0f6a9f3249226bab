"""Importing by dotted name."""
from __future__ import absolute_import, unicode_literals

import importlib

import six

from ipython_compat import to_native


def import_item(name):
    """Return what the dotted ``name`` stands for: ``import_item("a.b.c")`` is ``from a.b import c``.

    :param name: of a module, or of something in a module.
    :raises TypeError: where ``name`` is not text.
    :raises ImportError: where there is no such thing.
    """
    if not isinstance(name, six.string_types):
        raise TypeError("import_item accepts strings, not '%s'." % type(name).__name__)
    parent, _, item = to_native(name).rpartition(str("."))
    if not parent:
        return importlib.import_module(to_native(name))
    module = importlib.import_module(parent)
    try:
        return getattr(module, item)
    except AttributeError:
        pass
    try:
        return importlib.import_module(to_native(name))
    except ImportError:
        raise ImportError("No module named %s" % item)
