"""Import one of the brands of Qt, and keep the others out of the process: two in one process crash it."""
from __future__ import absolute_import, unicode_literals

import importlib
import sys
import types

from ipython_compat import to_native

QT_API_PYQT6 = "pyqt6"
QT_API_PYSIDE6 = "pyside6"
QT_API_PYQT5 = "pyqt5"
QT_API_PYSIDE2 = "pyside2"
QT_API_PYQT = "pyqt"
QT_API_PYQTv1 = "pyqtv1"
QT_API_PYSIDE = "pyside"
QT_API_PYQT_DEFAULT = "pyqtdefault"

#: brand -> the package it is imported from
api_to_module = {
    QT_API_PYQT6: "PyQt6",
    QT_API_PYSIDE6: "PySide6",
    QT_API_PYQT5: "PyQt5",
    QT_API_PYSIDE2: "PySide2",
    QT_API_PYQT: "PyQt4",
    QT_API_PYQTv1: "PyQt4",
    QT_API_PYSIDE: "PySide",
    QT_API_PYQT_DEFAULT: "PyQt6",
}
QT4_BRANDS = (QT_API_PYQT, QT_API_PYQTv1, QT_API_PYSIDE)


class ImportDenier(object):
    """A finder that refuses the packages it was told to forbid."""

    def __init__(self):
        self._forbidden = set()

    def forbid(self, module_name):
        """Refuse ``module_name`` from now on, and forget it where it is loaded."""
        sys.modules.pop(to_native(module_name), None)
        self._forbidden.add(module_name)

    def find_module(self, fullname, path=None):
        """Python 2's protocol: take a forbidden module, to refuse it in :meth:`load_module`."""
        return self if fullname in self._forbidden else None

    def load_module(self, fullname):
        """Refuse."""
        raise ImportError("%s is disabled by IPython, which has %s loaded: two brands of Qt crash a process" % (
            fullname, loaded_api()))

    def find_spec(self, fullname, path=None, target=None):
        """Python 3's protocol: refuse a forbidden module."""
        if fullname in self._forbidden:
            self.load_module(fullname)
        return None


ID = ImportDenier()
sys.meta_path.insert(0, ID)


def commit_api(api):
    """Keep every brand but ``api`` out from now on."""
    for module in set(api_to_module.values()) - {api_to_module[api]}:
        ID.forbid(module)


def loaded_api():
    """Return the brand whose core is loaded, None where none is."""
    for api, module in api_to_module.items():
        if to_native(module + ".QtCore") in sys.modules:
            return api
    return None


def has_binding(api):
    """Return whether brand ``api`` is installed; nothing is imported."""
    module = api_to_module[api]
    if to_native(module) in sys.modules:
        return True
    try:
        from importlib.util import find_spec
    except ImportError:
        import pkgutil

        return pkgutil.find_loader(to_native(module)) is not None
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def can_import(api):
    """Return whether brand ``api`` can be imported: it is installed, and no other one is loaded."""
    current = loaded_api()
    if current is not None and api_to_module[current] != api_to_module.get(api):
        return False
    return has_binding(api)


def import_api(api):
    """Import brand ``api``.

    :return: ``(QtCore, QtGui, QtSvg, api)``; ``QtGui`` has the widgets too. ``QtSvg`` is None where it is not
        installed.
    :raises ImportError: where a part of it is missing.
    """
    package = api_to_module[api]
    core = importlib.import_module(to_native(package + ".QtCore"))
    gui = importlib.import_module(to_native(package + ".QtGui"))
    if api not in QT4_BRANDS:
        widgets = importlib.import_module(to_native(package + ".QtWidgets"))
        merged = types.ModuleType(str("QtGuiCompat"))
        vars(merged).update(vars(gui))
        vars(merged).update(vars(widgets))
        gui = merged
    try:
        svg = importlib.import_module(to_native(package + ".QtSvg"))
    except ImportError:
        svg = None
    if not hasattr(core, "Signal") and hasattr(core, "pyqtSignal"):
        core.Signal, core.Slot = core.pyqtSignal, core.pyqtSlot
    return core, gui, svg, api


def load_qt(api_options):
    """Import the first brand of ``api_options`` that can be had, and keep out the others.

    :return: as :func:`import_api`.
    :raises ImportError: where none of them can; the message says why for each.
    """
    for api in api_options:
        if api not in api_to_module:
            raise RuntimeError("no brand of Qt is called %r: there are %s" % (api, ", ".join(sorted(api_to_module))))
        if can_import(api):
            loaded = import_api(api)
            commit_api(api)
            return loaded
    reasons = ["%s is %sinstalled" % (api_to_module[api], "" if has_binding(api) else "not ") for api in api_options]
    raise ImportError("No Qt could be imported: %s; loaded already: %s" % (", ".join(reasons), loaded_api()))


def enum_factory(QT_API, QtCore):
    """Return a function from an enumeration's dotted name to the enumeration, old style or new."""
    def enum_helper(name):
        scoped = QT_API == QT_API_PYQT6
        parts = name.split(".")[1 if name.startswith("QtCore.") else 0:]
        found = QtCore
        for part in parts if scoped else parts[:-1]:
            found = getattr(found, part)
        return found
    return enum_helper
