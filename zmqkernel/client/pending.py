"""Requests that wait for their replies."""
from __future__ import absolute_import, division, print_function, unicode_literals


class Pending(object):
    """A request that was sent.

    :param msg_id: identity of the request.
    :param waker: the :class:`~zmqkernel.client.waking.Waker` of the thread that waits for the reply.
    :param wants_idle: whether the request is done only when the kernel has said that it is idle again, that is
        when everything the request has printed is there too.
    """

    __slots__ = ("msg_id", "waker", "reply", "idle", "wants_idle")

    def __init__(self, msg_id, waker, wants_idle=False):
        self.msg_id = msg_id
        self.waker = waker
        self.reply = None
        self.idle = False
        self.wants_idle = wants_idle

    @property
    def done(self):
        """Whether nothing more will come of this request."""
        return self.reply is not None and (self.idle or not self.wants_idle)

    def take_reply(self, message):
        """Note the reply, and wake who waits for it."""
        self.reply = message
        self.waker.set()

    def take_idle(self):
        """Note that the kernel has done with this request, and wake who waits for it."""
        self.idle = True
        self.waker.set()
