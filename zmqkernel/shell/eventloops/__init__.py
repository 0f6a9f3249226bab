"""Keeping the windows of GUI libraries alive while the shell waits for the next cell.

Each module here has ``inputhook(context)``: it runs the library's event loop until ``context.input_is_ready()``;
``context.fileno()`` becomes readable then.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import os

from ipython_compat import to_native
from ipython_compat.aliases import public

#: other names of backends
aliases = {
    "qt4": "qt",
    "gtk2": "gtk",
}

backends = [
    "qt", "qt5", "qt6",
    "gtk", "gtk2", "gtk3", "gtk4",
    "tk", "wx", "pyglet", "glut",
    "osx", "asyncio",
]

#: loops whose modules are called otherwise
_FILES = {"gtk": "gtk2"}

#: name -> function that :func:`register` was called with
registered = {}

_QT_APIS = {"qt5": ("PyQt5", "PySide2"), "qt6": ("PyQt6", "PySide6"), "qt4": ("PyQt4", "PySide")}


@public("IPython.terminal.pt_inputhooks")
class UnknownBackend(KeyError):
    """There is no event loop of this name.

    :param name: what was asked for.
    """

    def __init__(self, name):
        KeyError.__init__(self, name)
        self.name = name

    def __str__(self):
        return to_native("there is no event loop %r; there are: %s" % (
            to_native(self.name), ", ".join(sorted(set(backends) | set(registered)))))


@public("IPython.terminal.pt_inputhooks")
def register(name, inputhook):
    """Make ``inputhook`` the function that keeps the windows of ``name`` alive.

    :param inputhook: function of a context: see the module.
    """
    registered[name] = inputhook


@public("IPython.terminal.pt_inputhooks")
def set_qt_api(gui):
    """Choose the Qt binding for ``qt5`` or ``qt6``, by ``$QT_API``; what is imported already has precedence.

    :param gui: ``"qt"``, ``"qt5"`` or ``"qt6"``.
    :return: the name that ``%gui`` shows.
    """
    import sys

    wanted = _QT_APIS.get(gui, ())
    loaded = [name for apis in _QT_APIS.values() for name in apis if name in sys.modules]
    if loaded or not wanted or os.environ.get(to_native("QT_API")):
        return gui
    for name in wanted:
        try:
            importlib.import_module(to_native(name))
        except ImportError:
            continue
        os.environ[to_native("QT_API")] = to_native(name.lower())
        break
    return gui


@public("IPython.terminal.pt_inputhooks")
def get_inputhook_name_and_func(gui):
    """Return the name and the function of an event loop.

    :param gui: what the person calls it.
    :raises UnknownBackend: for a name that is not known.
    :raises ImportError: where the library is not installed.
    """
    if gui in registered:
        return gui, registered[gui]
    if gui not in backends and gui not in aliases:
        raise UnknownBackend(gui)
    name = aliases.get(gui, gui)
    if name.startswith("qt"):
        set_qt_api(name)
        module = _load("qt")
        return module.NAME, module.inputhook
    return name, _load(_FILES.get(name, name)).inputhook


def _load(name):
    return importlib.import_module(to_native("%s.%s_loop" % (__name__, name)))
