"""Putting a shell behind a kernel."""
from __future__ import absolute_import, division, print_function, unicode_literals

from . import pdbleaving
from .resting import VisibleLoop, share_loop
from .sinks import PublishingSink


def attach(kernel, shell, version=""):
    """Connect a shell with the kernel that it works for: its output, its comms, and what user code sees of it.

    :param kernel: the :class:`~zmqkernel.kernel.dispatch.Kernel`.
    :param shell: the ``InteractiveShell``.
    :param version: version of this distribution.
    :return: the :class:`~zmqkernel.kernel.sinks.PublishingSink` that the shell shows its output through.
    """
    kernel.comms.activate()
    sink = PublishingSink(kernel.publisher)
    shell.sink = sink
    if shell.has_trait("kernel"):
        from . import standin
        from .userkernel import IPythonKernel
        face = IPythonKernel.instance(dispatcher=kernel, shell=shell, parent=shell.parent)
        face.implementation_version = version
        face.user_ns, face.user_module = shell.user_ns, shell.user_module
        sink.hooks = face.display_hooks
        shell.kernel = face
        if shell.parent is not None and shell.parent.has_trait("kernel"):
            shell.parent.kernel = face
        standin.install()
        kernel.surroundings = VisibleLoop().watch()
        pdbleaving.watch()
    else:
        share_loop()
    return sink
