"""Requests: read, checked, answered here or queued for the worker.

What needs no user code is answered at once, whatever the worker is doing.  Everything else is handed to the worker
in order.  A second request is handed over before the first is answered, so that the worker need not wait for this
process in between; it is kept here until its own reply comes, and is not lost with the worker.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from collections import deque

import six

from zmqkernel.protocol import jsontext, packets, schema
from zmqkernel.protocol.errors import ProtocolError

from .ownerline import OWNER

#: requests that are with the worker at the same time: the one that runs and the next
WINDOW = 2

BUSY = b'{"execution_state":"busy"}'
IDLE = b'{"execution_state":"idle"}'
ABORTED = b'{"status":"aborted"}'


class Pending(object):
    """A request that waits for its reply.

    :param number: what adapter and worker call it.
    :param channel: ``shell`` or ``control``.
    :param message: the request.
    :param flags: of :mod:`zmqkernel.protocol.packets`.
    """

    __slots__ = ("number", "channel", "message", "flags")

    def __init__(self, number, channel, message, flags):
        self.number = number
        self.channel = channel
        self.message = message
        self.flags = flags

    @property
    def executes(self):
        """Whether it runs a cell."""
        return self.message.msg_type == "execute_request"

    def field(self, name):
        """Return a field of the content, its default, or None where the content is unreadable."""
        try:
            return schema.content_with_defaults(self.message.msg_type, self.message.content)[name]
        except (ProtocolError, KeyError):
            return None

    def packet(self):
        """Return the frames that the worker gets."""
        message = self.message
        return [packets.REQUEST, packets.REQUEST_HEAD.pack(self.number, self.flags), self.channel.encode("ascii"),
                message.raw_header, message.raw_metadata, message.raw_content] + list(message.buffers)


class Requests(object):
    """The queue, and the channels that fill it.

    :param sockets: :class:`~.sockets.KernelSockets`.
    :param wire: :class:`zmqkernel.protocol.wire.Wire`.
    :param factory: :class:`zmqkernel.protocol.message.MessageFactory`.
    :param iopub: :class:`~.iopub.IopubPublisher`.
    :param log: :class:`~.log.Log`.
    :param answers: dict from message type to function of (channel, message) that returns the content of the reply, a
        dict or JSON in bytes.
    :param owner_session: identity of the session that may lend its terminal, or None.
    :param line: :class:`~.ownerline.OwnerLine` of the terminal that owns the kernel, or None.
    """

    def __init__(self, sockets, wire, factory, iopub, log, answers, owner_session=None, line=None):
        self._sockets = sockets
        self._wire = wire
        self._factory = factory
        self._iopub = iopub
        self._log = log
        self._answers = answers
        self._owner_session = owner_session
        #: whether the kernel takes terminals that it does not share
        self._borrows = False
        self._line = line
        self._count = 0
        self.queue = deque()
        #: what the worker has and has not answered; the first is the one that runs
        self.running = deque()
        #: called with the request that begins to run
        self.on_begin = None
        #: function that returns the number of the cell that begins
        self.number = None
        #: the request that waits for an ``input_reply``, or None
        self.asking = None

    def read(self, channel, limit=64):
        """Take messages off a channel.

        :param limit: how many at most, so that the other channels have their turn.
        """
        for _ in range(limit):
            frames = self._sockets.receive(channel)
            if frames is None:
                return
            try:
                message = self._wire.unpack(frames)
                schema.check_type(channel, message.msg_type)
            except ProtocolError as error:
                self._log.once((channel, type(error).__name__), "%s: %s" % (channel, error))
                continue
            self._admit(channel, message)

    def read_line(self):
        """Take what the owner has sent over its line, the urgent things first."""
        self._line.read()
        self._take_from_line("control")
        self._take_from_line("shell")

    def _take_from_line(self, channel):
        for message in self._line.take(channel):
            self._admit(channel, message)

    def disown(self):
        """The session that owned the kernel may not lend the terminal any more that the kernel shared with it.

        From now on whoever comes may offer one.  (A kernel that shares a terminal must not use another: what its
        programs ask on ``/dev/tty`` would be asked on that.)
        """
        self._owner_session = None
        self._borrows = True
        for pending in self.queue:
            pending.flags &= ~packets.LEASE

    @property
    def lease_wanted(self):
        """Whether a request that runs or waits is to have the terminal."""
        return any(pending.flags & packets.LEASE for pending in list(self.running) + list(self.queue))

    def _admit(self, channel, message):
        if message.msg_type in self._answers:
            self._answer(channel, message)
            return
        self._count += 1
        pending = Pending(self._count, channel, message, self._flags(message))
        overtaken = []
        if channel == "control":  # before those of the other channel, and behind those of its own
            while self.queue and self.queue[-1].channel != "control":
                overtaken.append(self.queue.pop())
        self.queue.append(pending)
        self.queue.extend(reversed(overtaken))

    def _flags(self, message):
        if b"terminal_lease" not in message.raw_metadata:
            return 0
        try:
            offered = message.metadata.get("terminal_lease")
            if self._owner_session:
                lease = offered is True and message.session == self._owner_session
            else:
                lease = self._borrows and isinstance(offered, six.text_type)
        except ProtocolError:
            return 0
        return packets.LEASE if lease else 0

    def _answer(self, channel, message):
        """Answer without the worker."""
        self.status(BUSY, message)
        try:
            content = self._answers[message.msg_type](channel, message)
            content = content if isinstance(content, bytes) else jsontext.dumps(content)
            self.reply(channel, message, schema.reply_type(message.msg_type), content)
        except ProtocolError as error:
            self._log.once((channel, type(error).__name__), "%s: %s" % (channel, error))
        self.status(IDLE, message)

    def status(self, content, message):
        """Publish the state for a request."""
        self._iopub.publish("status", content, message.raw_header)

    def reply(self, channel, message, msg_type, content, metadata=b"{}", buffers=()):
        """Send a reply where its request came from.

        :param content: JSON in bytes; so is ``metadata``.
        """
        answer = self._factory.reply(message, msg_type, content, metadata, buffers)
        if not self._send(channel, answer):
            self._log.once("unread", "a reply was dropped: its client has left, or does not read")

    def _send(self, channel, message):
        """Send where the message's routing frames say; return whether it was taken."""
        if message.identities is OWNER:
            self._line.post(channel, message)
            return True
        return self._sockets.send(channel, self._wire.pack(message))

    def feed(self, link):
        """Hand requests to the worker, as many as it should have."""
        while self.queue and len(self.running) < WINDOW:
            pending = self.queue.popleft()
            self.running.append(pending)
            link.send(pending.packet())
            if len(self.running) == 1:
                self._begin()

    def _begin(self):
        pending = self.running[0]
        self.on_begin(pending)
        self._iopub.publish_soon("status", BUSY, pending.message.raw_header)
        if pending.executes and not pending.flags & packets.LEASE:
            self._announce(pending)

    def _announce(self, pending):
        """Publish the code that runs.  The worker relies on it, and has one packet less to send."""
        try:
            content = pending.message.content
            schema.check_content("execute_request", content)
        except ProtocolError:  # the worker will say so
            return
        if not content.get("silent"):
            self._iopub.publish_soon("execute_input", jsontext.dumps(
                {"code": content["code"], "execution_count": self.number()}), pending.message.raw_header)

    def finish(self, msg_type, content, metadata=b"{}", buffers=()):
        """The request that runs is done: reply (unless ``msg_type`` is empty), tell that it is over, go on.

        :return: the request.
        """
        done = self.running.popleft()
        self.asking = None
        if msg_type:
            self.reply(done.channel, done.message, msg_type, content, metadata, buffers)
        self.status(IDLE, done.message)
        if self.running:
            self._begin()
        return done

    def finish_dead(self, content):
        """The request that runs will not be answered, because the worker is dead.

        :param content: content of an error reply, JSON in bytes.
        """
        message = self.running[0].message
        one_way = message.msg_type in schema.ONE_WAY
        following, self.running = self.running, deque([self.running[0]])
        self.finish("" if one_way else schema.reply_type(message.msg_type), content)
        following.popleft()
        self.running = following

    def give_back(self, but=0):
        """Put what the worker has not answered back into the queue, in order.

        :param but: how many of them are not put back: the first ones.
        """
        while len(self.running) > but:
            self.queue.appendleft(self.running.pop())

    def catch_up(self):
        """Read all requests that have been sent by now.

        To be called before a reply that aborts what stands behind it: a client that has seen the reply may go on.
        """
        self.read("shell", limit=10000)
        if self._line is not None:
            self._line.read()
            self._take_from_line("shell")

    def abort(self):
        """Abort the cells that stand in the queue."""
        waiting, self.queue = self.queue, deque()
        for pending in waiting:
            if pending.executes:
                self.status(BUSY, pending.message)
                self.reply(pending.channel, pending.message, "execute_reply", ABORTED,
                           b'{"status":"aborted"}')
                self.status(IDLE, pending.message)
            else:
                self.queue.append(pending)

    def ask(self, content):
        """Send an ``input_request`` to the client whose request runs.

        :param content: JSON in bytes.
        """
        self.asking = None
        self.answers_from_stdin()  # answers to questions that nobody asks any more
        if not self.running:
            return
        self.asking = self.running[0]
        self._send("stdin", self._factory.reply(self.asking.message, "input_request", content))

    def answers_from_stdin(self):
        """Return the content (JSON in bytes) of the answer to the question that was asked, or None."""
        for message in self._answers_from_stdin():
            if self.asking is not None:
                self.asking = None
                return message.raw_content
        return None

    def _answers_from_stdin(self):
        """Yield the answers that have arrived."""
        if self._line is not None:
            self._line.read()
            for message in self._line.take("stdin"):
                yield message
        while True:
            frames = self._sockets.receive("stdin")
            if frames is None:
                return
            try:
                message = self._wire.unpack(frames)
                schema.check("stdin", message)
            except ProtocolError as error:
                self._log.once(("stdin", type(error).__name__), "stdin: %s" % error)
                continue
            yield message
