"""What can be wrong with a message, a connection file, a link or a request.

One family, so that a caller catches :class:`ProtocolError` and can show ``str(error)`` as it is: each message says
what was wrong and with what.  Errors of other libraries are translated into these where they arise.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

from ipython_compat import to_text


@six.python_2_unicode_compatible
class ProtocolError(Exception):
    """The base of every error of :mod:`zmqkernel.protocol` and :mod:`zmqkernel.client`."""

    def __str__(self):
        return to_text(self.args[0]) if self.args else ""


class WireError(ProtocolError):
    """Frames that are not a message."""


class MissingDelimiter(WireError):
    """No ``<IDS|MSG>`` frame."""


class TooFewFrames(WireError):
    """Frames are missing after the delimiter."""


class BadSignature(WireError):
    """The signature is not that of the frames with our key."""


class ReplayedMessage(WireError):
    """A signature that was seen before: somebody sends a recorded message again."""


class InvalidJSON(WireError):
    """A part of a message is not JSON, or not a JSON object."""


class UnsupportedScheme(ProtocolError):
    """A signature scheme that cannot be computed here."""


class NotSerializable(ProtocolError, TypeError):
    """A value that has no form in JSON was to be sent."""


class SchemaError(ProtocolError):
    """A message whose contents are not those of its type."""


class UnknownMessageType(SchemaError):
    """A message type that its channel does not have."""


class MissingField(SchemaError):
    """A field that the message type requires is not there."""


class WrongFieldType(SchemaError):
    """A field has a value of the wrong type."""


class ConnectionFileError(ProtocolError):
    """A connection file that cannot be used."""


class ConnectionFileNotFound(ConnectionFileError):
    """There is no such connection file."""


class ConnectionFileUnreadable(ConnectionFileError):
    """The operating system refuses to read or write the connection file."""


class MalformedConnectionFile(ConnectionFileError):
    """The connection file's text or one of its fields is not what it has to be."""


class LinkError(ProtocolError):
    """Bytes on the link between adapter and worker that are not a frame."""


class ClientError(ProtocolError):
    """A request could not be made, or was not answered."""


class ChannelClosed(ClientError):
    """The transport was closed."""


class RequestTimeout(ClientError):
    """No reply within the time limit."""


class KernelDied(ClientError):
    """The kernel's process is gone."""


class KernelStartError(ClientError):
    """The kernel's process did not come up."""
