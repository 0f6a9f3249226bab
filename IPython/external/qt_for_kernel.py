"""The brand of Qt for an event loop beside the kernel: ``QtCore``, ``QtGui``, ``QtSvg``, ``QT_API``.

Taken in this order: what is loaded already; what matplotlib is set to; what ``QT_API`` in the environment
names; the newest
that is installed.
"""
from __future__ import absolute_import, unicode_literals

import os
import sys

from .qt_loaders import (
    QT_API_PYQT, QT_API_PYQT5, QT_API_PYQT6, QT_API_PYSIDE, QT_API_PYSIDE2, QT_API_PYSIDE6, api_to_module, enum_factory,
    load_qt, loaded_api)

#: without a wish, the newest first
NEWEST_FIRST = (QT_API_PYQT6, QT_API_PYSIDE6, QT_API_PYQT5, QT_API_PYSIDE2, QT_API_PYQT, QT_API_PYSIDE)
MATPLOTLIB_SETTINGS = {"qt4agg": "backend.qt4", "qt5agg": "backend.qt5"}


def matplotlib_options(mpl):
    """Return the brands that matplotlib (a module, or None) asks for, None where it asks for none."""
    if mpl is None or not hasattr(mpl, "rcParams"):
        return None
    setting = MATPLOTLIB_SETTINGS.get(str(mpl.rcParams.get("backend", "")).lower())
    wish = mpl.rcParams.get(setting) if setting else None
    return [wish.lower()] if wish else None


def get_options():
    """Return the brands to try, in order.

    :raises RuntimeError: where ``QT_API`` names none there is.
    """
    current = loaded_api()
    if current is not None:
        return [current]
    by_matplotlib = matplotlib_options(sys.modules.get(str("matplotlib")))
    if by_matplotlib:
        return by_matplotlib
    wish = os.environ.get("QT_API", "").lower()
    if not wish:
        return list(NEWEST_FIRST)
    if wish not in api_to_module:
        raise RuntimeError("QT_API=%s names no brand of Qt: there are %s" % (wish, ", ".join(sorted(api_to_module))))
    return [wish]


api_opts = get_options()
QtCore, QtGui, QtSvg, QT_API = load_qt(api_opts)
enum_helper = enum_factory(QT_API, QtCore)
