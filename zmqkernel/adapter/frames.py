"""Multipart messages over a ZeroMQ socket, without the convenience that costs time.

What ``zmq.Socket`` adds to the C interface (flags as enumerations, an exception for "nothing there") takes longer than
sending does, and a cell makes five messages of seven frames.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import zmq
from zmq.backend import Socket

_MORE = int(zmq.NOBLOCK) | int(zmq.SNDMORE)
_LAST = int(zmq.NOBLOCK)
_EVENTS, _RCVMORE, _POLLIN = int(zmq.EVENTS), int(zmq.RCVMORE), int(zmq.POLLIN)

_send, _recv, _get = Socket.send, Socket.recv, Socket.get


def send_frames(sock, frames):
    """Send a message, without waiting.

    :raises zmq.Again: where there is no room; nothing was sent then.
    """
    for frame in frames[:-1]:
        _send(sock, frame, _MORE)
    _send(sock, frames[-1], _LAST)


def is_readable(sock):
    """Tell whether a message is there."""
    return bool(_get(sock, _EVENTS) & _POLLIN)


def receive_frames(sock):
    """Return the frames of the next message, or None where none is there."""
    if not _get(sock, _EVENTS) & _POLLIN:
        return None
    frames = [_recv(sock, _LAST)]
    while _get(sock, _RCVMORE):
        frames.append(_recv(sock, _LAST))
    return frames
