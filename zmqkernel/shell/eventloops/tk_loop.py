"""Tk."""
from __future__ import absolute_import, unicode_literals

import time

from six.moves import tkinter

#: seconds between two looks at the keyboard where Tk cannot watch it (Windows)
_PAUSE = 0.01


def inputhook(context):
    """Run Tk's event loop until there is input."""
    root = getattr(tkinter, "_default_root", None)
    if root is None:
        return
    done = tkinter.BooleanVar(root, False)

    def stop(*_):
        """End the loop: the keyboard has something."""
        root.deletefilehandler(context.fileno())
        done.set(True)

    if hasattr(root, "createfilehandler"):
        root.createfilehandler(context.fileno(), tkinter.READABLE, stop)
        root.wait_variable(done)
        return
    while not context.input_is_ready():
        while root.dooneevent(tkinter._tkinter.DONT_WAIT):
            continue
        time.sleep(_PAUSE)
