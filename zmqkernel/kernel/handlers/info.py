"""What an adapter answers for a kernel that has one; for a kernel in the frontend's own process these answer."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol import kernelinfo


def kernel_info(kernel, request):
    """Return the content of a ``kernel_info_reply``."""
    return kernelinfo.kernel_info(getattr(kernel.interpreter, "version", ""), getattr(
        kernel.interpreter, "banner", None))


def shutdown(kernel, request):
    """Leave the shell; whoever runs the kernel ends the process."""
    restart = request.content["restart"]
    kernel.interpreter.shutdown(restart)
    return {"status": "ok", "restart": restart}


def interrupt(kernel, request):
    """Nothing runs while a message is being handled in the same process, so there is nothing to interrupt."""
    return {"status": "ok"}
