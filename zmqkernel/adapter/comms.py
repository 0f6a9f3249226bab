"""Which comms are open: the ends that a worker had are lost with it, and the frontends have to be told.

A comm that was opened after a checkpoint is not known in it.  Frontends are told by ``comm_close``, as if the kernel
had closed it: widgets show that they are not connected, and are opened again when their cell is run again.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol import jsontext


class OpenComms(object):
    """Looks at the messages that open and close comms, on either side."""

    def __init__(self):
        self._opened = {}

    def published(self, msg_type, content, number):
        """A worker has published something about a comm.

        :param content: JSON in bytes.
        :param number: of the request that runs, or ran last.
        """
        self._note(msg_type, jsontext.loads(content).get("comm_id"), number)

    def begins(self, pending):
        """A request begins to run.

        :param pending: :class:`~.requests.Pending`.
        """
        if pending.message.msg_type in ("comm_open", "comm_close"):
            self._note(pending.message.msg_type, pending.field("comm_id"), pending.number)

    def _note(self, msg_type, comm_id, number):
        if msg_type == "comm_close":
            self._opened.pop(comm_id, None)
        elif msg_type == "comm_open" and comm_id is not None:
            self._opened.setdefault(comm_id, number)

    def lose(self, number):
        """The state after request ``number`` is come back to: return the contents of the messages to be published."""
        lost = sorted(comm_id for comm_id, opened in self._opened.items() if opened > number)
        for comm_id in lost:
            del self._opened[comm_id]
        return [jsontext.dumps({"comm_id": comm_id, "data": {}}) for comm_id in lost]
