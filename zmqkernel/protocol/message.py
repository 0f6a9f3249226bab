"""Messages: header, parent header, metadata, content and buffers.

A message keeps the bytes of its parts.  A part is decoded when it is first asked for, and only then; a message that
is passed on is not decoded at all.

Whatever a request causes carries, as its parent header, *the bytes of the request's header* - not a copy that was
decoded and encoded again.  It saves the work, and a client finds in the parent exactly what it sent, whatever it put
there.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import binascii
import itertools
import os
import time

from ipython_compat import to_text

from . import jsontext
from .errors import InvalidJSON

#: version of the messaging specification that the messages follow
PROTOCOL_VERSION = "5.4"

EMPTY = b"{}"


class Message(object):
    """One message of the Jupyter protocol.

    :param raw_header: JSON, in bytes; likewise ``raw_parent``, ``raw_metadata`` and ``raw_content``.
    :param buffers: bytes-like objects that travel beside the JSON.
    :param identities: routing frames (a ROUTER socket's, or an iopub topic).
    """

    __slots__ = ("identities", "raw_header", "raw_parent", "raw_metadata", "raw_content", "buffers",
                 "_header", "_parent", "_metadata", "_content")

    def __init__(self, raw_header, raw_parent=EMPTY, raw_metadata=EMPTY, raw_content=EMPTY, buffers=(),
                 identities=()):
        self.identities = identities
        self.raw_header = raw_header
        self.raw_parent = raw_parent
        self.raw_metadata = raw_metadata
        self.raw_content = raw_content
        self.buffers = buffers
        self._header = self._parent = self._metadata = self._content = None

    @property
    def parts(self):
        """The four JSON parts, as bytes, in the order in which they are signed and sent."""
        return self.raw_header, self.raw_parent, self.raw_metadata, self.raw_content

    @property
    def header(self):
        """The header as a dict.

        :raises InvalidJSON: where the bytes are not a JSON object; as do the other parts.
        """
        if self._header is None:
            self._header = jsontext.loads(self.raw_header, "the header")
        return self._header

    @property
    def parent_header(self):
        """The header of the message that caused this one; empty where nothing did."""
        if self._parent is None:
            self._parent = jsontext.loads(self.raw_parent, "the parent header")
        return self._parent

    @property
    def metadata(self):
        """What is said about the message, as a dict."""
        if self._metadata is None:
            self._metadata = {} if self.raw_metadata == EMPTY else jsontext.loads(self.raw_metadata, "the metadata")
        return self._metadata

    @property
    def content(self):
        """The content, as a dict; its fields depend on the message type."""
        if self._content is None:
            self._content = jsontext.loads(self.raw_content, "the content")
        return self._content

    @property
    def msg_type(self):
        """Type of the message; empty where the header does not tell."""
        return self.header.get("msg_type", "")

    @property
    def msg_id(self):
        """Identity of the message; empty where the header does not tell."""
        return self.header.get("msg_id", "")

    @property
    def session(self):
        """Identity of the session that sent the message."""
        return self.header.get("session", "")

    @property
    def parent_id(self):
        """Identity of the message that caused this one, or None."""
        return self.parent_header.get("msg_id")

    def to_dict(self):
        """Return the message in the form in which ``jupyter_client`` hands out messages."""
        return {
            "header": self.header, "msg_id": self.msg_id, "msg_type": self.msg_type,
            "parent_header": self.parent_header, "metadata": self.metadata, "content": self.content,
            "buffers": list(self.buffers),
        }

    def __repr__(self):
        try:
            return str("<Message %s %s>") % (self.msg_type, self.msg_id)
        except InvalidJSON:
            return str("<Message with an unreadable header>")


def new_session_id():
    """Return a session identity nobody else has: 32 hexadecimal digits."""
    return binascii.hexlify(os.urandom(16)).decode("ascii")


class MessageFactory(object):
    """Makes the messages of one session.  Several threads may use one.

    :param session: identity of the session; a new one by default.
    :param username: name of the person, for the headers.
    :param origin: what tells apart several processes that speak for one session; becomes part of message ids.
    :param clock: function that returns the time in seconds since 1970.
    """

    def __init__(self, session=None, username=None, origin="", clock=time.time):
        self.session = session or new_session_id()
        self.username = to_text(_username() if username is None else username)
        self._clock = clock
        self._counter = itertools.count(1)
        self._second = None
        self._second_text = ""
        self._types = {}
        self._id_prefix = _quoted("%s_%s%s" % (self.session, origin, "_" if origin else ""))[:-1]
        self._tail = ',"username":%s,"session":%s,"version":"%s"}' % (
            _quoted(self.username), _quoted(self.session), PROTOCOL_VERSION)

    def header(self, msg_type):
        """Return the bytes of the header of a new message."""
        quoted_type = self._types.get(msg_type)
        if quoted_type is None:
            quoted_type = self._types[msg_type] = _quoted(msg_type)
        return ('{"msg_id":%s%d","msg_type":%s,"date":"%s"%s' % (
            self._id_prefix, next(self._counter), quoted_type, self._date(), self._tail)).encode("ascii")

    def message(self, msg_type, content=None, parent=None, metadata=None, buffers=(), identities=()):
        """Return a new message.

        :param content: dict, or JSON in bytes.
        :param parent: what caused it: a message, a header (dict or bytes), or None.
        :param metadata: dict, or JSON in bytes.
        :raises NotSerializable: where the content or the metadata has no form in JSON.
        """
        return Message(self.header(msg_type), raw_header_of(parent), to_json(metadata), to_json(content),
                       buffers or (), identities)

    def reply(self, request, msg_type, content, metadata=None, buffers=()):
        """Return a message that answers ``request`` and goes where that came from."""
        return self.message(msg_type, content, request, metadata, buffers, request.identities)

    def _date(self):
        """Return the time as ISO 8601 in UTC; the text for whole seconds is made once a second."""
        now = self._clock()
        second = int(now)
        if second != self._second:
            self._second_text = _seconds_text(second)
            self._second = second
        return _date_text(self._second_text, now - second)


def timestamp(now):
    """Return a time, in seconds since 1970, as messages tell it: ISO 8601 in UTC."""
    second = int(now)
    return _date_text(_seconds_text(second), now - second)


def _seconds_text(second):
    return time.strftime(str("%Y-%m-%dT%H:%M:%S"), time.gmtime(second))


def _date_text(seconds_text, fraction):
    return "%s.%06dZ" % (seconds_text, fraction * 1000000)


def raw_header_of(parent):
    """Return the bytes of the header of ``parent``: a message, a header as dict or bytes, or None."""
    if parent is None:
        return EMPTY
    if isinstance(parent, Message):
        return parent.raw_header
    return to_json(parent)


def to_json(part):
    """Return a part of a message as bytes of JSON; None is an empty object."""
    if not part:
        return EMPTY
    return part if isinstance(part, bytes) else jsontext.dumps(part)


def _quoted(text):
    """Return a text as JSON, as text."""
    return jsontext.dumps(text).decode("ascii")


def _username():
    return os.environ.get("USER") or os.environ.get("USERNAME") or "username"
