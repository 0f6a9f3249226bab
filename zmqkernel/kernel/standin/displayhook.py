"""What stands for ``ipykernel.displayhook``."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.shell.display.hook import DisplayHook


class ZMQShellDisplayHook(DisplayHook):
    """The display hook of a kernel's shell: that of every shell; where the result goes is its sink's business."""


class ZMQDisplayHook(object):
    """A display hook that publishes the text of results.

    :param session: the kernel's session.
    :param pub_socket: the kernel's ``iopub_socket``.
    """

    def __init__(self, session, pub_socket):
        self.session = session
        self.pub_socket = pub_socket

    def __call__(self, obj):
        if obj is not None:
            from zmqkernel.shell.getipython import get_ipython
            self.session.send(self.pub_socket, "execute_result", {
                "execution_count": get_ipython().execution_count, "data": {"text/plain": repr(obj)}, "metadata": {}})

    def set_parent(self, parent):
        """Do nothing: a message's parent is the request that runs."""
