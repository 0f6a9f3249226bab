"""A kernel in the same process, behind the same client: ``embed``, ``--in-process``, and tests without sockets."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading
from collections import deque

from zmqkernel.ports import InputReader, Publisher, Transport
from zmqkernel.protocol.errors import ChannelClosed
from zmqkernel.protocol.message import MessageFactory

from .waking import Waker, wait_readable


class MemoryTransport(Transport):
    """Hands requests to a function, in the thread that sends them, and keeps what that has to say.

    :param handle: function of a message that returns a reply with ``msg_type``, ``buffers`` and ``to_json()``
        (as :meth:`zmqkernel.kernel.dispatch.Kernel.handle`), or None.  It may be given later, by setting
        :attr:`handle`.
    """

    def __init__(self, handle=None):
        self.handle = handle
        self.publisher = MemoryPublisher(self)
        self._factory = MessageFactory()
        self._arrived = deque()
        self._waker = Waker()
        self._handling = threading.RLock()
        self._closed = False
        self.running = None

    def send(self, channel, message):
        """Have a message handled; when this returns, all that comes of it can be received.

        :raises ChannelClosed: after :meth:`close`.
        """
        if self._closed:
            raise ChannelClosed("the in-process kernel was closed")
        if channel == "stdin":
            return
        with self._handling:
            outer, self.running = self.running, message
            try:
                self.publish("status", {"execution_state": "busy"})
                reply = self.handle(message)
                if reply is not None:
                    metadata, content = reply.to_json()
                    self._put("shell", self._factory.message(
                        reply.msg_type, content, message, metadata, reply.buffers or ()))
                self.publish("status", {"execution_state": "idle"})
            finally:
                self.running = outer

    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        """Put a message of the kernel's on the iopub channel."""
        self._put("iopub", self._factory.message(
            msg_type, content, self.running if parent is None else parent, metadata, buffers or ()))

    def receive(self):
        """Return what has arrived: a list of pairs (channel name, message)."""
        self._waker.clear()
        arrived = []
        while self._arrived:
            arrived.append(self._arrived.popleft())
        return arrived

    def wait(self, timeout=None, also=()):
        """Wait until :meth:`receive` may have something to return."""
        if not self._arrived:
            wait_readable([self._waker.fileno()] + list(also), timeout)

    def filenos(self):
        """Return the descriptor that tells of messages."""
        return [self._waker.fileno()]

    def close(self):
        """Take no more messages."""
        if not self._closed:
            self._closed = True
            self._waker.close()

    def _put(self, channel, message):
        self._arrived.append((channel, message))
        self._waker.set()


class MemoryPublisher(Publisher):
    """The publisher of a kernel behind a :class:`MemoryTransport`."""

    def __init__(self, transport):
        self._transport = transport

    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        """Publish one message to the client in this process."""
        self._transport.publish(msg_type, content, metadata, buffers, parent)


class DirectInput(InputReader):
    """Reads with a function of this process: there is nobody else to ask.

    :param read: function of prompt and ``password``.
    """

    def __init__(self, read):
        self._read = read

    def read(self, prompt, password=False):
        """Ask for one line."""
        return self._read(prompt, password)
