"""The five sockets of a kernel."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os

import zmq

from zmqkernel.protocol.errors import ProtocolError

from .frames import is_readable, receive_frames, send_frames
from .iopub import HIGH_WATER_MARK
from .peers import Peers

#: milliseconds that messages may take to leave when the kernel ends
LINGER = 1000

KINDS = {"shell": zmq.ROUTER, "control": zmq.ROUTER, "stdin": zmq.ROUTER, "hb": zmq.ROUTER, "iopub": zmq.PUB}


class CannotListen(ProtocolError):
    """An address is taken, not ours, or not one at all."""


class KernelSockets(object):
    """Binds the sockets.

    :param connection: :class:`zmqkernel.protocol.connection.ConnectionInfo`; a port of 0 is chosen by the system.
    :raises CannotListen: naming the channel and the address.
    """

    def __init__(self, connection):
        self._context = zmq.Context()
        self._sockets = {}
        self._used = set()
        #: :class:`~.peers.Peers` of iopub
        self.peers = None
        self.files = []
        ports = {}
        try:
            for channel in ("shell", "iopub", "stdin", "control", "hb"):
                sock = self._sockets[channel] = self._new(KINDS[channel])
                if channel == "iopub":
                    self.peers = Peers(self._context, sock)
                ports[channel] = self._bind(sock, connection, channel)
        except CannotListen:
            self.close(linger=0)
            raise
        #: the connection with the ports that were chosen
        self.connection = connection.with_ports(ports)

    def __getitem__(self, channel):
        return self._sockets[channel]

    def _new(self, kind):
        sock = self._context.socket(kind)
        sock.setsockopt(zmq.LINGER, LINGER)
        if kind == zmq.ROUTER:
            sock.setsockopt(zmq.ROUTER_HANDOVER, 1)
            sock.setsockopt(zmq.SNDHWM, 0)  # replies are not dropped; they are no more than the requests
        else:
            sock.setsockopt(zmq.XPUB_NODROP, 1)
            sock.setsockopt(zmq.SNDHWM, HIGH_WATER_MARK)
        return sock

    def _bind(self, sock, connection, channel):
        """Bind one socket; return its port."""
        endpoint = connection.endpoint(channel)
        if connection.transport == "ipc":
            path = endpoint[len("ipc://"):]
            if _somebody_listens(path):
                raise CannotListen("cannot listen on %s for %s: another process does" % (endpoint, channel))
            self.files.append(path)
            _make_folder(os.path.dirname(path))
        elif ":" in connection.ip:
            sock.setsockopt(zmq.IPV6, 1)
        if channel != "iopub":
            self._used.add(channel)
        try:
            sock.bind(endpoint)
        except zmq.ZMQError as error:
            raise CannotListen("cannot listen on %s for %s: %s" % (endpoint, channel, error.strerror or error))
        if connection.transport == "ipc":
            os.chmod(path, 0o600)
            return connection.ports[channel]
        return int(sock.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\0").rsplit(b":", 1)[1])

    def listen_also(self, connection):
        """Listen at more addresses.

        :param connection: where; its key is not looked at.
        :return: a connection with these addresses, and the key of :attr:`connection`.
        :raises CannotListen: naming the channel and the address.
        """
        ports = dict((channel, self._bind(sock, connection, channel)) for channel, sock in self._sockets.items())
        also = connection.with_ports(ports)
        also.key, also.signature_scheme = self.connection.key, self.connection.signature_scheme
        return also

    def descriptors(self):
        """Return a dict from channel to the descriptor that becomes readable when something has come there.

        libzmq withdraws the news as soon as the socket is used: see :meth:`unread`.
        """
        return dict((channel, sock.getsockopt(zmq.FD)) for channel, sock in self._sockets.items())

    def unread(self):
        """Return the channels on which something is to be received that their descriptors need not tell of.

        To be called before the descriptors are waited for.
        """
        self._used = set(channel for channel in self._used if is_readable(self._sockets[channel]))
        return self._used

    def receive(self, channel):
        """Return the frames of the next message on ``channel``, or None where there is none."""
        frames = receive_frames(self._sockets[channel])
        (self._used.discard if frames is None else self._used.add)(channel)
        return frames

    def send(self, channel, frames):
        """Send on a ROUTER; a peer that has left or does not read does not get the message.

        :return: whether it was taken.
        """
        self._used.add(channel)
        try:
            send_frames(self._sockets[channel], frames)
            return True
        except zmq.ZMQError as error:
            if error.errno in (zmq.EAGAIN, errno.EHOSTUNREACH):
                return False
            raise

    def echo_heartbeats(self):
        """Send back every heartbeat that has arrived."""
        while True:
            frames = self.receive("hb")
            if frames is None:
                return
            self.send("hb", frames)

    def close(self, linger=None):
        """Close the sockets; messages that are on their way have :data:`LINGER` milliseconds."""
        if self.peers is not None:
            self.peers.close()
        for sock in self._sockets.values():
            sock.close(linger)
        self._context.term()
        for path in self.files:
            if os.path.exists(path):
                os.unlink(path)


def _make_folder(folder):
    """Make the folder of Unix sockets where it is missing, for this user alone."""
    try:
        if folder and not os.path.isdir(folder):
            os.makedirs(folder, 0o700)
    except OSError as error:
        raise CannotListen("cannot make the folder %s: %s" % (folder, error.strerror))


def _somebody_listens(path):
    """Tell whether a process listens on a Unix socket; libzmq would take its place without a word."""
    if not os.path.exists(path):
        return False
    import socket
    probe = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        probe.connect(path)
        return True
    except (OSError, socket.error):
        return False
    finally:
        probe.close()
