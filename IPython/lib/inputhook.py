"""``IPython.lib.inputhook``: event loops of GUIs beside the prompt, by the names of old.

The shell does this itself now, ``shell.enable_gui(name)``; what stands here passes calls on to it, and keeps the
table of applications that old programs look into.
"""
from __future__ import absolute_import, unicode_literals

import signal
import sys

from zmqkernel.shell.getipython import get_ipython

GUI_WX, GUI_QT, GUI_QT4, GUI_GTK, GUI_GTK3 = "wx", "qt", "qt4", "gtk", "gtk3"
GUI_TK, GUI_OSX, GUI_GLUT, GUI_PYGLET, GUI_NONE = "tk", "osx", "glut", "pyglet", "none"


def allow_CTRL_C():
    """Let Ctrl-C raise ``KeyboardInterrupt``."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def ignore_CTRL_C():
    """Ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def stdin_ready():
    """Tell whether a key was pressed that nobody has read."""
    import select
    return bool(select.select([sys.stdin], [], [], 0)[0])


class InputHookManager(object):
    """Knows the GUIs, and which one's event loop runs."""

    def __init__(self):
        self.guihooks, self.aliases, self.apps = {}, {}, {}
        self._current_gui = None

    def register(self, toolkitname, *aliases):
        """Return a decorator that enters the class of a GUI's hook.

        :param toolkitname: the GUI.
        :param aliases: further names of it.
        """
        def decorate(cls):
            hook = cls(self)
            hook.gui = toolkitname
            self.guihooks[toolkitname] = hook
            for alias in aliases:
                self.aliases[alias] = toolkitname
            return cls
        return decorate

    def current_gui(self):
        """Return the name of the GUI whose event loop runs, or None."""
        return self._current_gui

    def enable_gui(self, gui=None, app=None):
        """Have the event loop of a GUI run while the shell waits for input.

        :param gui: its name; None for none.
        :param app: the application, where there is one already.
        :return: the application.
        :raises ValueError: for an unknown GUI.
        """
        if gui in (None, "", GUI_NONE):
            return self.disable_gui()
        gui = self.aliases.get(gui, gui)
        if gui not in self.guihooks:
            raise ValueError("%r is none of the GUIs: %s" % (gui, ", ".join(sorted(self.guihooks))))
        self._current_gui = gui
        self.apps[gui] = self.guihooks[gui].enable(app)
        return self.apps[gui]

    def disable_gui(self):
        """Let no event loop run."""
        hook = self.guihooks.get(self._current_gui)
        self._current_gui = None
        if hook is not None:
            hook.disable()

    def clear_inputhook(self, app=None):
        """Let no event loop run."""
        self.disable_gui()

    def clear_app_refs(self, gui=None):
        """Forget the application of a GUI, or all of them."""
        for name in [gui] if gui is not None else list(self.apps):
            self.apps.pop(name, None)

    def set_inputhook(self, callback):
        """Have Python itself call ``callback`` while it waits for input (``PyOS_InputHook``).

        The shell's own prompt does not wait that way.
        """
        import ctypes
        self._callback = ctypes.PYFUNCTYPE(ctypes.c_int)(callback)
        self.get_pyos_inputhook().value = ctypes.cast(self._callback, ctypes.c_void_p).value

    def get_pyos_inputhook(self):
        """Return ``PyOS_InputHook`` as a pointer."""
        import ctypes
        return ctypes.c_void_p.in_dll(ctypes.pythonapi, str("PyOS_InputHook"))

    def get_pyos_inputhook_as_func(self):
        """Return ``PyOS_InputHook`` as a function; calling it where none is set crashes."""
        import ctypes
        return ctypes.PYFUNCTYPE(ctypes.c_int).in_dll(ctypes.pythonapi, str("PyOS_InputHook"))


class InputHookBase(object):
    """One GUI."""

    gui = None

    def __init__(self, manager):
        self.manager = manager

    def enable(self, app=None):
        """Have its event loop run; return the application."""
        shell = get_ipython()
        if shell is not None:
            shell.enable_gui(self.gui)
        return app

    def disable(self):
        """Let its event loop run no longer."""
        shell = get_ipython()
        if shell is not None:
            shell.enable_gui(None)


inputhook_manager = InputHookManager()
register = inputhook_manager.register
clear_inputhook, set_inputhook = inputhook_manager.clear_inputhook, inputhook_manager.set_inputhook
clear_app_refs, current_gui = inputhook_manager.clear_app_refs, inputhook_manager.current_gui
enable_gui, disable_gui = inputhook_manager.enable_gui, inputhook_manager.disable_gui
guis = inputhook_manager.guihooks


@register(GUI_OSX)
class NullInputHook(InputHookBase):
    """A GUI that needs no hook."""


@register(GUI_WX)
class WxInputHook(InputHookBase):
    """wxPython."""


@register(GUI_QT4)
class Qt4InputHook(InputHookBase):
    """Qt 4."""

    def disable_qt4(self):
        """Let its event loop run no longer."""
        self.disable()


@register("qt5", GUI_QT)
class Qt5InputHook(Qt4InputHook):
    """Qt 5."""


@register(GUI_GTK)
class GtkInputHook(InputHookBase):
    """GTK 2."""


@register(GUI_GTK3)
class Gtk3InputHook(InputHookBase):
    """GTK 3."""


@register(GUI_TK)
class TkInputHook(InputHookBase):
    """Tk."""


@register(GUI_GLUT)
class GlutInputHook(InputHookBase):
    """GLUT."""


@register(GUI_PYGLET)
class PygletInputHook(InputHookBase):
    """pyglet."""


def _disabler(gui):
    """Return the function that lets a GUI's event loop run no longer."""
    def disable():
        if gui == inputhook_manager.current_gui():
            inputhook_manager.disable_gui()

    disable.__name__ = str("disable_" + gui)
    disable.__doc__ = "Let the event loop of %s run no longer." % gui
    return disable


disable_wx, disable_qt4, disable_gtk, disable_gtk3 = [_disabler(gui) for gui in (GUI_WX, GUI_QT4, GUI_GTK, GUI_GTK3)]
disable_glut, disable_pyglet, disable_osx = [_disabler(gui) for gui in (GUI_GLUT, GUI_PYGLET, GUI_OSX)]
