"""Qt, by whichever binding is there."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from ipython_compat import to_native

_ORDER = ("PyQt6", "PySide6", "PyQt5", "PySide2")


def _binding():
    """Return ``(QtCore, QtWidgets)`` of the binding that is loaded, was chosen, or is found first.

    :raises ImportError: where there is none.
    """
    import importlib

    chosen = os.environ.get(to_native("QT_API"), "").lower()
    loaded = [name for name in _ORDER if name in sys.modules]
    wanted = loaded or [name for name in _ORDER if name.lower() == chosen] or list(_ORDER)
    for name in wanted:
        try:
            return [importlib.import_module(to_native("%s.%s" % (name, part))) for part in ("QtCore", "QtWidgets")]
        except ImportError:
            continue
    raise ImportError("no Qt binding is installed (one of %s)" % ", ".join(_ORDER))


QtCore, QtWidgets = _binding()
#: the loop's name, with the generation of Qt
NAME = "qt6" if QtCore.__name__.startswith(("PyQt6", "PySide6")) else "qt5"
_app = QtWidgets.QApplication.instance()


def inputhook(context):
    """Run Qt's event loop until there is input."""
    global _app
    _app = QtCore.QCoreApplication.instance()
    if _app is None:
        if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
                                                     or os.environ.get("QT_QPA_PLATFORM")):
            return
        _app = QtWidgets.QApplication([str(" ")])
    loop = QtCore.QEventLoop(_app)
    read = getattr(QtCore.QSocketNotifier, "Read", None) or QtCore.QSocketNotifier.Type.Read
    notifier = QtCore.QSocketNotifier(context.fileno(), read)
    try:
        notifier.activated.connect(lambda *_: loop.exit())
        notifier.setEnabled(True)
        if not context.input_is_ready():
            getattr(loop, "exec" if hasattr(loop, "exec") else "exec_")()
    finally:
        notifier.setEnabled(False)
