"""The ZeroMQ sockets of a client.

ZeroMQ sockets are not for several threads, and their descriptors tell of *changes* only: who reads or writes a socket
may swallow the news that a message has come.  So all use is under one lock, and whoever holds it takes in everything
that has arrived before letting go.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging
import threading
import time
from collections import deque

import zmq

from ipython_compat import to_bytes
from zmqkernel.ports import Transport
from zmqkernel.protocol.errors import ChannelClosed, ClientError, WireError
from zmqkernel.protocol.message import new_session_id
from zmqkernel.protocol.wire import ReplayGuard, Wire

from .waking import wait_readable

_LOG = logging.getLogger("zmqkernel.client")

#: channel -> socket type; stdin shares the identity of shell, by which the kernel finds who to ask
SOCKETS = (("shell", zmq.DEALER), ("control", zmq.DEALER), ("stdin", zmq.DEALER), ("iopub", zmq.SUB))

#: signatures in a generation of the replay memory: a client hears more than a kernel, and has less to fear
REMEMBERED = 4096

#: milliseconds that closing waits for what was sent last
LINGER = 200


class ZmqTransport(Transport):
    """Sockets connected to a kernel.

    :param connection: :class:`~zmqkernel.protocol.connection.ConnectionInfo`.
    :param identity: routing identity (text or bytes) for the DEALER sockets; a new one by default.
    :param context: ``zmq.Context``; one of its own by default.
    :raises ClientError: where an address cannot be used.
    """

    def __init__(self, connection, identity=None, context=None):
        self.connection = connection
        self._identity = to_bytes(identity or new_session_id())
        self._wire = Wire(connection.key_bytes, connection.signature_scheme, ReplayGuard(REMEMBERED))
        self._own_context = context is None
        self._context = zmq.Context() if context is None else context
        self._lock = threading.RLock()
        self._arrived = deque()
        self._sockets = {}
        self._closed = False
        try:
            for channel, kind in SOCKETS:
                self._sockets[channel] = self._connect(channel, kind)
        except ClientError:
            self.close()
            raise
        self._descriptors = [socket.getsockopt(zmq.FD) for socket in self._sockets.values()]

    def send(self, channel, message):
        """Send a message on a channel.

        :raises ChannelClosed: after :meth:`close`.
        :raises ClientError: where ZeroMQ refuses.
        """
        frames = self._wire.pack(message)
        with self._lock:
            self._check_open()
            try:
                self._sockets[channel].send_multipart(frames)
            except zmq.ZMQError as error:
                raise ClientError("cannot send on the %s channel: %s" % (channel, error))
            self._take_in()

    def receive(self):
        """Return what has arrived: a list of pairs (channel name, message)."""
        with self._lock:
            if not self._closed:
                self._take_in()
            arrived = list(self._arrived)
            self._arrived.clear()
            return arrived

    def wait(self, timeout=None, also=()):
        """Wait until :meth:`receive` may have something to return."""
        with self._lock:
            self._check_open()
            self._take_in()
            if self._arrived:
                return
        wait_readable(self._descriptors + list(also), timeout)

    def filenos(self):
        """Return the descriptors of the sockets."""
        return list(self._descriptors)

    def heartbeat(self, timeout=1.0):
        """Ask for a sign of life.

        :param timeout: seconds to wait for it.
        :return: whether it came.
        """
        with self._lock:
            self._check_open()
            socket = self._connect("hb", zmq.DEALER)
        try:
            socket.send_multipart([b"", b"ping"])
            return bool(socket.poll(int(timeout * 1000)))
        finally:
            socket.close(0)

    def close(self, linger=LINGER):
        """Close the sockets.

        :param linger: milliseconds to wait for what was sent last; 0 where nobody is there to read it.
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for socket in self._sockets.values():
                socket.close(linger)
            if self._own_context:
                self._context.term()

    def _connect(self, channel, kind):
        address = self.connection.endpoint(channel)
        socket = self._context.socket(kind)
        socket.setsockopt(zmq.LINGER, LINGER)
        if channel in ("shell", "control", "stdin"):
            socket.setsockopt(zmq.IDENTITY, self._identity)
        if kind == zmq.SUB:
            socket.setsockopt(zmq.SUBSCRIBE, b"")
        try:
            if not self.connection.ports[channel]:
                raise ClientError("the connection has no port for the %s channel" % channel)
            if ":" in self.connection.ip and self.connection.transport == "tcp":
                socket.setsockopt(zmq.IPV6, 1)
            socket.connect(address)
        except (zmq.ZMQError, ClientError) as error:
            socket.close(0)
            raise ClientError("cannot connect to %s (%s channel): %s" % (address, channel, error))
        return socket

    def _take_in(self):
        """Move everything that has arrived from the sockets to the list."""
        for channel, socket in self._sockets.items():
            while True:
                try:
                    frames = socket.recv_multipart(zmq.NOBLOCK)
                except zmq.Again:
                    break
                try:
                    self._arrived.append((channel, self._wire.unpack(frames)))
                except WireError as error:
                    _LOG.warning("ignored a message on the %s channel: %s", channel, error)

    def _check_open(self):
        if self._closed:
            raise ChannelClosed("the connection to the kernel was closed")


def wait_for_heartbeat(transport, timeout=10.0):
    """Wait until the kernel gives a sign of life.

    :param timeout: seconds.
    :return: whether it did.
    """
    deadline = time.time() + timeout
    while time.time() < deadline:
        if transport.heartbeat(min(0.5, max(deadline - time.time(), 0.01))):
            return True
    return False
