"""Starting the debugger on the traceback of a formatter."""
from __future__ import absolute_import, unicode_literals

import sys


def _frames_of(shell_traceback):
    """Return the traceback without the links of the shell's own frames."""
    from .records import user_links
    links = user_links(shell_traceback)
    return links[0] if links else shell_traceback


def debug_traceback(formatter):
    """Run the debugger of ``formatter`` on the last traceback that was shown."""
    if formatter.pdb is None:
        formatter.pdb = formatter.debugger_cls()
    pdb = formatter.pdb
    if hasattr(pdb, "set_theme_name"):
        pdb.set_theme_name(formatter._theme_name)
    etb = getattr(sys, "last_traceback", None) or formatter.tb
    if etb is None:
        return
    etb = _frames_of(etb)
    value = getattr(sys, "last_value", None)
    displayhook = sys.displayhook
    sys.displayhook = sys.__displayhook__
    try:
        pdb.reset()
        pdb.botframe = etb.tb_frame
        chained = value is not None and getattr(value, "__traceback__", None) is not None
        pdb.interaction(None, value if chained and getattr(pdb, "takes_exceptions", False) else etb)
    finally:
        sys.displayhook = displayhook
        formatter.tb = None
