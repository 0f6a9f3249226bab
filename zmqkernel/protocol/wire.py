"""Frames <-> messages: how a message looks on a ZeroMQ socket.

The rules (messaging specification, "The wire protocol")::

    identities...     routing frames, any number; an iopub message has one, its topic
    <IDS|MSG>         the delimiter
    signature         HMAC of the next four frames, in hexadecimal; empty where the key is
    header            \\
    parent header      \\  JSON objects
    metadata           /
    content           /
    buffers...        any number of frames, not signed

A frame list that breaks a rule raises a :class:`~zmqkernel.protocol.errors.WireError` that names the rule; it never
raises anything else, whatever the bytes are.  What is checked, and in which order:

1. There is a delimiter, and five frames or more after it.
2. The signature is right.  It is compared in constant time, so that guessing does not get easier by measuring.
3. The signature was not seen before: a recorded ``execute_request`` sent again is refused.  Signatures are kept
   in two generations; when the younger one is full it becomes the older, and the older is forgotten.  Memory is
   bounded, and at least one generation is always remembered.
4. The header is a JSON object with a ``msg_type`` and a ``msg_id`` that are text.

Only then is the message handed out; nobody decodes what is not signed.  The other parts stay bytes until somebody
asks for them (:mod:`.message`).

This module is in Cython's pure-Python mode: ``wire.pxd`` gives the types, setup.py compiles it where it can, and the
same file works uncompiled.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import hashlib
import hmac

import six

from .errors import (
    BadSignature, InvalidJSON, MissingDelimiter, ReplayedMessage, TooFewFrames, UnsupportedScheme,
)
from .jsontext import plain_bytes
from .message import Message

DELIMITER = b"<IDS|MSG>"

#: signatures in one generation of the replay memory
GENERATION = 32768

#: names of the signature schemes; the specification's ``hmac-`` and a name hashlib knows
SCHEME_PREFIX = "hmac-"


class Signer(object):
    """Computes signatures with one key.

    The keyed hash is prepared once; each signature works on a copy of it.

    :param key: bytes; empty means that messages are not signed.
    :param scheme: ``hmac-`` and the name of a hash, as ``hmac-sha256``.
    :raises UnsupportedScheme: where the scheme is not of that form or the hash unknown.
    """

    def __init__(self, key, scheme="hmac-sha256"):
        self.key = bytes(key)
        self.scheme = scheme
        self._prepared = _prepare(self.key, scheme)

    def sign(self, header, parent, metadata, content):
        """Return the signature of four frames, in bytes; empty where there is no key."""
        if self._prepared is None:
            return b""
        digest = self._prepared.copy()
        digest.update(header)
        digest.update(parent)
        digest.update(metadata)
        digest.update(content)
        return digest.hexdigest().encode("ascii")


class ReplayGuard(object):
    """Remembers signatures, the latest ones, in bounded memory.

    :param generation: how many signatures make a generation; between one and two of them are remembered.
    """

    def __init__(self, generation=GENERATION):
        self._generation = generation
        self._young = set()
        self._old = frozenset()

    def admit(self, signature):
        """Remember ``signature``.

        :raises ReplayedMessage: where it is remembered already.
        """
        if signature in self._young or signature in self._old:
            raise ReplayedMessage("a message was sent a second time (signature %s...)" % _shown(signature))
        self._young.add(signature)
        if len(self._young) >= self._generation:
            self._old = self._young
            self._young = set()


class Wire(object):
    """Packs and unpacks the messages of one connection.

    :param key: the connection's key, bytes.
    :param scheme: the connection's signature scheme.
    :param guard: the replay memory; by default one of its own.
    """

    def __init__(self, key=b"", scheme="hmac-sha256", guard=None):
        self.signer = Signer(key, scheme)
        self._signed = bool(key)
        self._guard = ReplayGuard() if guard is None else guard

    def pack(self, message):
        """Return the frames of ``message``: a list of bytes-like objects for ``send_multipart``."""
        frames = list(message.identities)
        header = message.raw_header
        parent = message.raw_parent
        metadata = message.raw_metadata
        content = message.raw_content
        frames.append(DELIMITER)
        frames.append(self.signer.sign(header, parent, metadata, content))
        frames.append(header)
        frames.append(parent)
        frames.append(metadata)
        frames.append(content)
        if message.buffers:
            frames.extend(message.buffers)
        return frames

    def unpack(self, frames):
        """Return the message that ``frames`` are.

        :param frames: list of bytes, as from ``recv_multipart``; the buffers may be memory views.
        :raises WireError: one of its kinds, where a rule is broken.
        """
        at = _delimiter_index(frames)
        if len(frames) < at + 6:
            raise TooFewFrames("%d frames after the delimiter, at least 5 are needed (signature, header, parent "
                               "header, metadata, content)" % (len(frames) - at - 1))
        message = Message(plain_bytes(frames[at + 2]), plain_bytes(frames[at + 3]), plain_bytes(frames[at + 4]),
                          plain_bytes(frames[at + 5]), frames[at + 6:], frames[:at])
        if self._signed:
            self._verify(plain_bytes(frames[at + 1]), message)
        _check_header(message.header)
        return message

    def _verify(self, signature, message):
        expected = self.signer.sign(message.raw_header, message.raw_parent, message.raw_metadata,
                                    message.raw_content)
        if not hmac.compare_digest(expected, signature):
            reason = "is not signed" if not signature else "has a wrong signature (%s...)" % _shown(signature)
            raise BadSignature("a message %s; the sender has another key than this connection" % reason)
        self._guard.admit(signature)


def _delimiter_index(frames):
    for at, frame in enumerate(frames):
        if frame == DELIMITER:
            return at
    raise MissingDelimiter("no %s frame among %d frames" % (DELIMITER.decode("ascii"), len(frames)))


def _check_header(header):
    for field in ("msg_type", "msg_id"):
        value = header.get(field)
        if not isinstance(value, six.text_type) or not value:
            raise InvalidJSON("the header has no %s" % field if value is None or value == "" else
                              "the header's %s is a %s, not text" % (field, type(value).__name__))


def _shown(signature):
    """Return the beginning of a signature, fit for a log: whatever was sent in its place."""
    return bytes(signature[:12]).decode("ascii", "replace")


def _prepare(key, scheme):
    name = scheme[len(SCHEME_PREFIX):].replace("-", "_") if scheme.startswith(SCHEME_PREFIX) else ""
    hash_function = getattr(hashlib, name, None) if name in hashlib.algorithms_guaranteed else None
    if hash_function is None or name.startswith("shake"):  # whose digests have no fixed length
        raise UnsupportedScheme("signature scheme %r is not known here; 'hmac-sha256' is what everybody has" % (
            str(scheme),))
    return hmac.new(key, digestmod=hash_function) if key else None
