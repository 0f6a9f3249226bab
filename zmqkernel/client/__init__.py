"""What a frontend uses to talk to a kernel.

==================  ==============================================================================
``kernel_client``   :class:`~.kernel_client.KernelClient`: requests, replies, callbacks
``pending``         requests that wait for their replies
``channels``        the ZeroMQ sockets of a client (the only module here that imports zmq)
``inprocess``       a kernel in the same process, behind the same client
``waking``          pipes that end another thread's wait
``starting``        starting a kernel process of one's own
``finding``         Jupyter's runtime folder, and the connection files in it
==================  ==============================================================================
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from .kernel_client import KernelClient  # noqa: F401  (the public name)

__all__ = [str("KernelClient")]
