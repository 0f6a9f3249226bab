"""``pdb`` of the standard library in kernels for Jupyter frontends: an interrupt leaves it.

Pdb's own loop answers an interrupt at its prompt by asking again.  On a terminal there is another key for those who
want out; a notebook has the interrupt button and nothing else.  So ``pdb.set_trace`` and ``breakpoint`` use this
project's debugger there, which an interrupt ends.
"""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat.after_import import after_import


def watch():
    """Replace ``pdb.set_trace`` as soon as pdb is imported; until then nothing happens."""
    after_import("pdb", _replace)


def _replace():
    sys.modules["pdb"].set_trace = set_trace


def set_trace(header=None, frame=None, commands=None):
    """Debug from the next line of the caller on.

    :param header: text to show first.
    :param frame: the frame to stop in; the caller's by default.
    :param commands: commands of pdb to carry out first (Python 3.14).
    """
    from zmqkernel.shell.debugger import InterruptiblePdb
    debugger = InterruptiblePdb()
    if header is not None:
        debugger.message(header)
    debugger.rcLines.extend(commands or ())
    debugger.set_trace(frame or sys._getframe().f_back)
