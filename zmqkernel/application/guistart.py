"""The event loop, and matplotlib, that a session starts with."""
from __future__ import absolute_import, print_function, unicode_literals

from zmqkernel.application.errors import one_line


def start_gui(app):
    """Start what ``gui``, ``matplotlib`` and ``pylab`` of ``app`` ask for.

    :param app: the :class:`~zmqkernel.application.shellapp.InteractiveShellApp`, its shell made.
    """
    try:
        _start(app)
    except ImportError as exc:
        app.log.warning("matplotlib was asked for and cannot be used: %s", one_line(exc))
    except Exception:  # a GUI library may raise anything; the session is worth more than its windows
        app.shell.showtraceback()


def _start(app):
    shell = app.shell
    if app.pylab:
        gui = None if app.pylab == "auto" else app.pylab
        shell.enable_pylab(gui, import_all=app.pylab_import_all)
    elif app.matplotlib:
        automatic = app.matplotlib == "auto"
        backend = shell.enable_matplotlib(None if automatic else app.matplotlib)[1]
        if automatic:
            print("Using matplotlib backend: %s" % backend)
    if app.gui:
        shell.enable_gui(app.gui)
