"""Starting the debugger on the traceback of a formatter."""
from __future__ import absolute_import, unicode_literals

import sys

from .records import user_links


def _without_shell(tb):
    """Return a traceback without the links of the shell's own frames."""
    links = user_links(tb)
    return links[0] if links else tb


def _exception_of(tb):
    """Return the exception that ``tb`` is the traceback of, None where it is not known."""
    for value in (sys.exc_info()[1], getattr(sys, "last_value", None)):
        if value is not None and getattr(value, "__traceback__", None) is tb:
            return value
    return None


def _chosen_traceback(formatter, force):
    """Return the traceback to debug: what was shown last, or for a person who asks, the interpreter's last one."""
    last = getattr(sys, "last_traceback", None)
    return (last or formatter.tb) if force else (formatter.tb or last)


def debug_traceback(formatter, force=False):
    """Run the debugger of ``formatter`` on the last traceback.

    :param force: whether a person asked for it; otherwise it follows a traceback that was just shown.
    """
    tb = _chosen_traceback(formatter, force)
    if tb is None:
        return
    if formatter.pdb is None:
        formatter.pdb = formatter.debugger_cls()
    pdb = formatter.pdb
    if hasattr(pdb, "set_theme_name"):
        pdb.set_theme_name(formatter._theme_name)
    value = _exception_of(tb) if getattr(pdb, "takes_exceptions", False) else None
    displayhook = sys.displayhook
    sys.displayhook = sys.__displayhook__  # results at the debugger's prompt are no results of cells
    try:
        pdb.reset()
        pdb.botframe = _without_shell(tb).tb_frame
        pdb.interaction(None, _without_shell(tb) if value is None else value)
    finally:
        sys.displayhook = displayhook
        formatter.tb = None
