"""``sys.stdout`` and ``sys.stderr`` of kernels for Jupyter frontends, by the names that programs know them by.

A logger asks a stream for its class to find out whether it may use colours.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from zmqkernel.kernel.standin.iostream import OutStream

from .output import ErrorStream


@public("ipykernel.iostream")
class NotebookErrorStream(ErrorStream):
    """``sys.stderr``; it counts as an ``OutStream``."""


OutStream.register(NotebookErrorStream)
NotebookErrorStream.__name__ = OutStream.__name__

#: classes of standard output and standard error
STREAM_CLASSES = (OutStream, NotebookErrorStream)
