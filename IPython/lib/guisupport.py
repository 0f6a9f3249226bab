"""One wx or Qt application for everybody: find the one that runs, or make it, and start its loop where none runs."""
from __future__ import absolute_import, unicode_literals

from IPython import get_ipython


def _loop_of_shell(names):
    """Return whether the running shell keeps the event loop called one of ``names``; None where there is no shell."""
    shell = get_ipython()
    return None if shell is None else shell.active_eventloop in names


def get_app_wx(*args, **kwargs):
    """Return the wx application, made with these arguments where there is none yet."""
    import wx

    kwargs.setdefault(str("redirect"), False)
    return wx.GetApp() or wx.PySimpleApp(*args, **kwargs)


def is_event_loop_running_wx(app=None):
    """Return whether wx' event loop runs, in ``app`` or by the shell."""
    by_shell = _loop_of_shell(("wx",))
    if by_shell:
        return True
    app = app or get_app_wx()
    return bool(getattr(app, "_in_event_loop", app.IsMainLoopRunning()))


def start_event_loop_wx(app=None):
    """Run wx' event loop unless it runs."""
    app = app or get_app_wx()
    if is_event_loop_running_wx(app):
        app._in_event_loop = True
        return
    app._in_event_loop = True
    app.MainLoop()
    app._in_event_loop = False


def get_app_qt4(*args, **kwargs):
    """Return the Qt application (of whatever Qt is there), made with these arguments where there is none yet."""
    from IPython.external.qt_for_kernel import QtGui

    return QtGui.QApplication.instance() or QtGui.QApplication(*(args or ([""],)), **kwargs)


def is_event_loop_running_qt4(app=None):
    """Return whether Qt's event loop runs, in ``app`` or by the shell."""
    by_shell = _loop_of_shell(("qt", "qt4", "qt5", "qt6"))
    if by_shell is not None:
        return by_shell
    return getattr(app or get_app_qt4([""]), "_in_event_loop", False)


def start_event_loop_qt4(app=None):
    """Run Qt's event loop unless it runs."""
    app = app or get_app_qt4([""])
    if is_event_loop_running_qt4(app):
        app._in_event_loop = True
        return
    app._in_event_loop = True
    (getattr(app, "exec_", None) or getattr(app, "exec"))()  # ``exec`` is a keyword on Python 2
    app._in_event_loop = False
