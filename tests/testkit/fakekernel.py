"""The kernel's side of the sockets, for tests of clients: what it answers is a function of the test's."""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading
from collections import deque

import zmq

from zmqkernel.protocol.connection import ConnectionInfo
from zmqkernel.protocol.message import MessageFactory
from zmqkernel.protocol.wire import Wire


class FakeKernel(object):
    """Sockets of a kernel, served by a thread.

    :param answer: function of this kernel, a channel and a message; it calls :meth:`reply`, :meth:`publish` and
        :meth:`ask`.
    """

    KINDS = (("shell", zmq.ROUTER), ("control", zmq.ROUTER), ("stdin", zmq.ROUTER), ("iopub", zmq.XPUB),
             ("hb", zmq.ROUTER))

    def __init__(self, answer):
        self.answer = answer
        self.received = []
        self.connection = ConnectionInfo.new()
        self._factory = MessageFactory()
        self._context = zmq.Context()
        self._sockets = {}
        ports = {}
        for channel, kind in self.KINDS:
            socket = self._sockets[channel] = self._context.socket(kind)
            socket.setsockopt(zmq.LINGER, 0)
            ports[channel] = socket.bind_to_random_port(str("tcp://127.0.0.1"))
        self.connection = self.connection.with_ports(ports)
        self.wire = Wire(self.connection.key_bytes)
        self._stop = threading.Event()
        self._outbox = deque()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc_info):
        self._stop.set()
        self._thread.join(10)
        for socket in self._sockets.values():
            socket.close()
        self._context.term()

    def reply(self, request, content, channel="shell", msg_type=None):
        """Answer a request."""
        msg_type = msg_type or request.msg_type.replace("request", "reply")
        self._send(channel, self._factory.reply(request, msg_type, content))

    def publish(self, msg_type, content, request=None):
        """Publish on iopub."""
        self._send("iopub", self._factory.message(msg_type, content, request, identities=[b"topic"]))

    def ask(self, request, prompt):
        """Send an input request."""
        self._send("stdin", self._factory.reply(request, "input_request", {"prompt": prompt, "password": False}))

    def send_frames(self, channel, frames):
        """Send frames that may not be a message; may be called from any thread."""
        if threading.current_thread() is self._thread:
            self._sockets[channel].send_multipart(frames)
        else:
            self._outbox.append((channel, frames))

    def run(self, request, content, *outputs):
        """Answer as a kernel does: busy, outputs (type, content), reply, idle."""
        self.publish("status", {"execution_state": "busy"}, request)
        for msg_type, output in outputs:
            self.publish(msg_type, output, request)
        self.reply(request, content)
        self.publish("status", {"execution_state": "idle"}, request)

    def _send(self, channel, message):
        self.send_frames(channel, self.wire.pack(message))

    def _serve(self):
        poller = zmq.Poller()
        names = {}
        for channel, socket in self._sockets.items():
            poller.register(socket, zmq.POLLIN)
            names[socket] = channel
        while not self._stop.is_set():
            ready = poller.poll(5)
            while self._outbox:
                channel, frames = self._outbox.popleft()
                self._sockets[channel].send_multipart(frames)
            for socket, _ in ready:
                frames = socket.recv_multipart()
                channel = names[socket]
                if channel == "hb":
                    socket.send_multipart(frames)
                elif channel != "iopub":
                    message = self.wire.unpack(frames)
                    self.received.append((channel, message))
                    self.answer(self, channel, message)
