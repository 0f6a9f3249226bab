"""Messages from the worker to all frontends."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from zmqkernel.ports import Publisher
from zmqkernel.protocol import packets
from zmqkernel.protocol.message import raw_header_of, to_json

from .output import Marks


class LinkPublisher(Publisher):
    """Sends messages over the link; the adapter signs and publishes them.

    :param link: :class:`~.link.WorkerLink`.
    :param pipes: the two :class:`~.output.MarkedPipe`: what is printed before a message comes before it.
    """

    def __init__(self, link, pipes):
        self._link = link
        self._marks = Marks(pipes)

    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        """Publish one message; see :meth:`zmqkernel.ports.Publisher.publish`.

        In a process that user code has forked there is no link: what is displayed there is printed as text.
        """
        if not self._link.mine():
            _print_instead(content)
            return
        frames = [packets.PUBLISH, b"", msg_type.encode("ascii"), b"" if parent is None else raw_header_of(parent),
                  to_json(metadata), to_json(content)]
        frames.extend(buffers or ())
        self._link.send(frames, self._marks)


def _print_instead(content):
    text = content.get("data", {}).get("text/plain") or "\n".join(content.get("traceback", ()))
    if text:
        sys.stdout.write(text + "\n")
