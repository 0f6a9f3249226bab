"""Messages on the line between a terminal and the adapter of its kernel.

A terminal that starts a kernel has a socket to it from the beginning, which nobody else can reach.  On it messages need
no signature, no routing and no thread that carries them: each is one packet (:mod:`.link`) of the channel's name, the
four parts and the buffers.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from .message import Message

#: channels by their names on the line
_CHANNELS = {b"shell": "shell", b"control": "control", b"stdin": "stdin", b"iopub": "iopub"}
_NAMES = dict((channel, name) for name, channel in _CHANNELS.items())


def pack(channel, message):
    """Return the frames of a message."""
    frames = [_NAMES[channel], message.raw_header, message.raw_parent, message.raw_metadata, message.raw_content]
    frames.extend(message.buffers)
    return frames


def unpack(frames, identities=()):
    """Return the channel of a message, and the message.

    :param identities: what it is to have for routing frames.
    """
    return _CHANNELS[frames[0]], Message(frames[1], frames[2], frames[3], frames[4], frames[5:], identities)
