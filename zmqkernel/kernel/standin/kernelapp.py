"""What stands for ``ipykernel.kernelapp``."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.application.startup import IPKernelApp


def launch_new_instance(*args, **kwargs):
    """Refuse: this process runs a kernel already.

    :raises RuntimeError: always.
    """
    raise RuntimeError("a kernel runs in this process already; `python -m zmqkernel` starts another")


launch_instance = main = launch_new_instance
kernel_app_class = IPKernelApp
