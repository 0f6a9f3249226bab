"""``kernel.session`` and the channels it sends on, as user code knows them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging

from zmqkernel.protocol.message import Message

_LOG = logging.getLogger("zmqkernel.kernel")


class Stream(object):
    """Stands for a channel in calls of :meth:`Session.send`.

    :param channel: its name.
    """

    def __init__(self, channel):
        self.channel = channel

    def flush(self, *args, **kwargs):
        """Do nothing: what was sent is on its way."""

    def __repr__(self):
        return str("<%s channel>") % self.channel


class Session(object):
    """Sends messages of the running kernel.

    :param publisher: the :class:`~zmqkernel.ports.Publisher`.
    :param factory: the :class:`~zmqkernel.protocol.message.MessageFactory`.
    :param parent: the kernel.
    """

    def __init__(self, publisher, factory, parent=None):
        self._publisher = publisher
        self._factory = factory
        self.parent = parent

    @property
    def session(self):
        """Identity of the session."""
        return self._factory.session

    @property
    def username(self):
        """Name of the person."""
        return self._factory.username

    def msg(self, msg_type, content=None, parent=None, header=None, metadata=None):
        """Return a message that is not sent, as a dict."""
        message = self._factory.message(msg_type, content, _header_of(parent), metadata).to_dict()
        if header:
            message["header"] = header
        return message

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, buffers=None, track=False, header=None,
             metadata=None):
        """Send a message; only publications can be sent from here.

        :param stream: the kernel's ``iopub_socket``.
        :param msg_or_type: type of the message, or a message as :meth:`msg` returns it.
        :param parent: message (dict) that it answers to; the request that is running by default.
        :return: the message as a dict.
        """
        if isinstance(msg_or_type, dict):
            given = msg_or_type
            msg_type, content, metadata = given["msg_type"], given.get("content"), given.get("metadata")
            parent, buffers = parent or given.get("parent_header"), buffers or given.get("buffers")
        else:
            msg_type = msg_or_type
        if getattr(stream, "channel", "iopub") != "iopub":
            _LOG.warning("%s was not sent: on the %s channel the kernel itself answers", msg_type, stream.channel)
        elif self._publisher is not None:
            self._publisher.publish(msg_type, content or {}, metadata, buffers, _header_of(parent))
        return self.msg(msg_type, content, parent, header, metadata)


def _header_of(parent):
    """Return the header of a parent: a message (object or dict), or a header (dict); None where there is none."""
    if not parent or isinstance(parent, Message):
        return parent or None
    return parent.get("header", parent) or None
