"""Modules written with ``async`` and ``await``, for the Pythons that can parse them."""
from __future__ import absolute_import, unicode_literals

import importlib

from . import PY3, to_native


def coroutine_module(name):
    """Return the module ``name``, which has to end in ``_py3``; None on Python 2.

    :param name: dotted name.
    """
    return importlib.import_module(to_native(name)) if PY3 else None
