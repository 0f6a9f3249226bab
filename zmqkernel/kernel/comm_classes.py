"""The classes of comms, over those of the ``comm`` package where it is installed.

Imported when the first comm is opened.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public

try:
    from comm.base_comm import BaseComm, CommManager as BaseCommManager
except ImportError:
    from .comm_base import BaseComm, BaseCommManager

from .comms import active_comms


@public("ipykernel.comm.comm")
class Comm(BaseComm):
    """One end of a conversation between an object here and one in the frontend.

    Opening it (which the constructor does), ``send`` and ``close`` publish messages; what the other end sends comes
    to the functions given to ``on_msg`` and ``on_close``.  It stays with the kernel that it was opened in.
    """

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        """Publish a comm message.

        :param msg_type: ``comm_open``, ``comm_msg`` or ``comm_close``.
        :param keys: more fields of the content, as ``target_name``.
        """
        content = dict(keys, data={} if data is None else data, comm_id=self.comm_id)
        publisher = getattr(self, "_publisher", None)
        if publisher is None:
            publisher = self._publisher = active_comms().publisher
        publisher.publish(msg_type, content, metadata, buffers)

    @property
    def kernel(self):
        """The kernel of this process, as ``get_ipython().kernel``."""
        from zmqkernel.shell.getipython import get_ipython
        return getattr(get_ipython(), "kernel", None)


@public("ipykernel.comm.manager")
class CommManager(BaseCommManager):
    """Knows the targets that frontends can open comms to, and the comms that are open."""

    def __init__(self, **ignored):
        super(CommManager, self).__init__()

    def unregister_comm(self, comm):
        """Forget a comm, which may be one of an earlier kernel of this process."""
        self.comms.pop(comm.comm_id, None)

    @property
    def kernel(self):
        """The kernel of this process, as ``get_ipython().kernel``."""
        from zmqkernel.shell.getipython import get_ipython
        return getattr(get_ipython(), "kernel", None)
