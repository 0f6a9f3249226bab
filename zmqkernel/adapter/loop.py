"""The adapter's loop: waits for everything at once, and hands on what has happened."""
from __future__ import absolute_import, division, print_function, unicode_literals

import signal

from ipython_compat.clock import monotonic
from zmqkernel.protocol import jsontext, packets
from zmqkernel.protocol.errors import ProtocolError

from .comms import OpenComms
from .detaching import CannotDetach
from .hangs import Hangs
from .jobcontrol import JobControl
from .legacy import Legacy
from .orders import Orders
from .succession import Succession
from .waiting import Poller

#: seconds between two looks at a subscriber that has no room
WAITING_INTERVAL = 0.02
#: messages behind which others are about to follow
NOT_URGENT = frozenset(["execute_input", "execute_result"])

STARTING = b'{"execution_state":"starting"}'


class Adapter(object):
    """Runs one kernel.

    :param sockets: :class:`~.sockets.KernelSockets`.
    :param iopub: :class:`~.iopub.IopubPublisher`.
    :param output: :class:`~.output.Output`.
    :param requests: :class:`~.requests.Requests`.
    :param workers: :class:`~.workers.Workers`.
    :param inbox: :class:`~.signals.SignalInbox`.
    :param owner: :class:`~.ownership.Owner`.
    :param log: :class:`~.log.Log`.
    :param absence: :class:`~.absence.Absence`.
    :param crash_pipe: descriptor that the stacks of workers that crash are read from, non-blocking; None where none.
    :param line: :class:`~.ownerline.OwnerLine` of the terminal that owns the kernel, or None.
    :ivar when_ready: function that is called when the first worker can run code, or None.
    """

    when_ready = None

    def __init__(self, sockets, iopub, output, requests, workers, inbox, owner, log, absence, crash_pipe=None,
                 line=None):
        self._sockets = sockets
        self._iopub = iopub
        self._output = output
        self._requests = requests
        self._workers = workers
        self._inbox = inbox
        self._owner = owner
        self._log = log
        self._absence = absence
        self._line = line
        self._legacy = Legacy()
        self._orders = Orders(workers, self._legacy)
        self._hangs = Hangs(workers)
        self._comms = OpenComms()
        self._last_number = 0
        self._poller = Poller()
        self._descriptors = sockets.descriptors()
        self._detaching = None
        self._outlives_owner = False
        self._next_look = None
        requests.on_begin = self._begin
        requests.number = lambda: self._legacy.execution_count
        self._on_packet = {
            packets.ALIVE: lambda packet: self._hangs.reacts(),
            packets.READY: self._ready, packets.FAILED: self._failed, packets.PUBLISH: self._publish,
            packets.REPLY: self._reply, packets.STDERR: self._stderr, packets.ASK: self._ask,
            packets.FLUSHED: self._flushed, packets.BYE: self._bye, packets.COPY: self._copy,
            packets.NO_COPY: self._no_copy, packets.ORDER: self._order, packets.RECOVERED: self._recovered,
        }
        self._jobs = JobControl(workers, requests)
        self._succession = Succession(workers, requests, output, iopub, self._legacy, self._orders, self._comms,
                                      self._hangs, log, crash_pipe, self._serve, self._jobs)
        self._sources = self._fixed_sources()

    def run(self):
        """Serve until the kernel has ended; return the exit status."""
        self._succession.start_worker()
        self._iopub.publish("status", STARTING)
        while not self._succession.over:
            self._turn()
        self._iopub.catch_up()
        if self._line is not None:
            self._line.flush()
        return self._succession.status

    def leave(self, restart=False, patient=False):
        """Begin to end, see :meth:`Succession.leave`."""
        self._succession.leave(restart, patient)

    def interrupt(self):
        """Interrupt the request that runs, or the worker's start-up code and the request that waits for its end."""
        running = self._requests.running
        worker = self._workers.current
        if running:
            self._workers.interrupt(running[0].number)
            self._hangs.interrupted(running[0].number)
        elif worker is not None and not worker.ready:
            waiting = self._requests.queue
            self._workers.interrupt(waiting[0].number if waiting else None)

    def let_detach(self, detach, when_owner_gone):
        """Let the kernel go on without its owner.

        :param detach: :class:`~.detaching.Detaching`.
        :param when_owner_gone: whether it does so where the owner ends without having said what is to be.
        """
        self._detaching = detach
        self._outlives_owner = when_owner_gone

    def detach(self):
        """Go on without the owner; return the path of the connection file.

        :raises ProtocolError: where that is not possible.
        """
        if self._detaching is None:
            raise CannotDetach("this kernel belongs to no terminal")
        return self._detaching()

    def progress(self):
        """Return the number of the next cell (where one runs: of that), and whether one runs."""
        running = self._requests.running
        return self._legacy.execution_count, bool(running) and running[0].executes

    def disown(self):
        """Forget the owner."""
        self._absence.owner_left()
        forgotten = self._owner.forget()
        self._sources = [entry for entry in self._sources if entry[0] not in forgotten]
        self._requests.disown()

    def abandon(self, msg_id=None):
        """Give up the cell that runs, whatever it is doing; the state before it is come back to.

        :param msg_id: identity of its request; nothing happens where another one runs by now.
        """
        running = self._requests.running
        if running and msg_id in (None, running[0].message.msg_id):
            self._workers.abort()

    # -- one turn of the loop

    def _fixed_sources(self):
        descriptors = self._descriptors
        sources = [
            (self._inbox.fd, self._signals), (self._workers.control_fd, self._reports),
            (descriptors["control"], lambda: self._requests.read("control")),
            (descriptors["hb"], self._sockets.echo_heartbeats),
            (descriptors["shell"], lambda: self._requests.read("shell")),
            (descriptors["stdin"], self._read_stdin),
        ]
        sources.insert(0, (self._absence.fd, self._absence.look))
        if self._line is not None:
            sources.insert(2, (self._line.fd, self._read_line))
        sources.extend((fd, self._owner_gone) for fd in self._owner.fds)
        return sources

    def _turn(self):
        """Wait, then serve whatever is ready, the urgent things first."""
        sources = self._sources + self._worker_sources()
        ready = self._wait([fd for fd, _ in sources])
        for fd, serve in sources:
            if fd in ready:
                serve()
        self._timers()
        link = self._link()
        if link is not None:
            if link.backlog:
                link.flush()
            if self._workers.current.ready and not self._succession.leaving and not self._iopub.blocked:
                self._requests.feed(link)
                self._jobs.go_on()
        if self._line is not None:
            self._line.flush()

    def _wait(self, fds):
        """Wait for something to happen; return the set of descriptors that have to be attended to."""
        link = self._link()
        unread = [self._descriptors[channel] for channel in self._sockets.unread()]
        if self._line is not None and self._line.unread:
            unread.append(self._line.fd)
        crowded = [end.fd for end in (link, self._line) if end is not None and end.backlog]
        ready = self._poller.wait(fds, crowded, 0 if unread else self._timeout())
        ready.update(unread)
        if self._output.look(ready) and link is not None:
            ready.add(link.fd)  # a packet that was sent before that text is there by now, see MarkedReader.ready
        return ready

    def _worker_sources(self):
        """Return what comes from the worker; nothing while its output has nowhere to go."""
        if self._iopub.blocked:
            return [(self._iopub.wakeup_fd, self._iopub.flush)]
        sources = [(fd, self._output.readable) for fd in self._output.fds()]
        if self._iopub.waits:
            sources.append((self._iopub.wakeup_fd, self._iopub.flush))
        link = self._link()
        if link is not None and not link.ended:
            sources.insert(0, (link.fd, self._read_link))
        return sources

    def _link(self):
        worker = self._workers.current
        return None if worker is None else worker.link

    def _timeout(self):
        """Return the milliseconds until the next timer, -1 where there is none."""
        times = [self._output.deadline if not self._iopub.blocked else None, self._workers.deadline,
                 self._hangs.deadline, self._iopub.deadline]
        soon = [max(time - monotonic(), 0) for time in times if time is not None]
        if self._iopub.waits:
            soon.append(WAITING_INTERVAL)
        if self._owner.interval:
            soon.append(self._owner.interval)
        return int(min(soon) * 1000 + 0.999) if soon else -1

    def _timers(self):
        if self._iopub.deadline is not None and monotonic() >= self._iopub.deadline:
            self._iopub.catch_up()
        if self._iopub.waits:
            self._iopub.flush()
        if not self._iopub.blocked and self._output.deadline is not None and monotonic() >= self._output.deadline:
            self._output.look()
            self._read_link()
            self._output.tick()
        if self._hangs.due():
            self.abandon()
        if self._workers.deadline is not None and monotonic() >= self._workers.deadline:
            self._workers.deadline = None
            self._workers.kill()
        if self._owner.interval and self._owner.gone():
            self._owner_gone()

    def _signals(self):
        for number in self._inbox.take():
            if number == signal.SIGINT:
                self.interrupt()
            elif number == signal.SIGHUP:
                self._owner_gone()
            elif number == signal.SIGTERM:
                self.leave()

    def _owner_gone(self):
        if self._detaching is not None and self._detaching.path is not None:
            return  # we have parted before
        if not self._outlives_owner or self._succession.leaving:
            self.leave()
            return
        try:
            self.detach()
        except ProtocolError as error:
            self._log.line("the kernel cannot go on without its terminal: %s" % error)
            self.leave()

    def _read_line(self):
        self._requests.read_line()
        self._read_stdin()
        if self._line.ended:
            self._sources = [entry for entry in self._sources if entry[0] != self._line.fd]
            self._line.close()
            self._absence.owner_left()

    def _read_stdin(self):
        content = self._requests.answers_from_stdin()
        if content is not None and self._link() is not None:
            self._link().send([packets.INPUT, content])

    def _read_link(self):
        link = self._link()
        if link is None:
            return
        for packet in link.receive():
            self._serve(packet)
        if not link.drained:
            self._output.look(())  # the pipes have to wait for what is still on the link
        if link.ended and self._link() is link:
            self._succession.link_ended()

    def _reports(self):
        self._succession.reports()
        self._jobs.follow()
        if self._workers.server_gone:
            self._sources = [entry for entry in self._sources if entry[0] != self._workers.control_fd]

    # -- packets from the worker

    def _serve(self, packet):
        self._on_packet[packet[0]](packet)

    def _ready(self, packet):
        self._output.flush()
        self._succession.worker_ready()
        self._legacy.execution_count = jsontext.loads(packet[1])["execution_count"]
        if self.when_ready is not None:
            self.when_ready()
            self.when_ready = None
        self._workers.adopt()

    def _failed(self, packet):
        self._workers.current.failure = packet[1]

    def _publish(self, packet):
        self._output.up_to(*packets.MARKS.unpack(packet[1]))
        msg_type = packet[2].decode("ascii")
        if msg_type.startswith("comm_"):
            self._comms.published(msg_type, packet[5], self._last_number)
        publish = self._iopub.publish_soon if msg_type in NOT_URGENT else self._iopub.publish
        publish(msg_type, packet[5], packet[3] or self._output.parent, packet[4], packet[6:])

    def _reply(self, packet):
        _, mark, error_mark, count, flags = packets.REPLY_HEAD.unpack(packet[1])
        self._output.up_to(mark, error_mark)
        self._workers.failures = self._workers.useless_copies = 0
        self._hangs.over()
        self._legacy.replied(self._requests.running[0], count)
        if flags & packets.STOP or self._orders.target is not None:
            self._requests.give_back(but=1)  # what stands behind it does not begin now
        if flags & packets.STOP:
            self._requests.catch_up()
        self._requests.finish(packet[2].decode("ascii"), packet[4], packet[3], packet[5:])
        if flags & packets.STOP:
            self._requests.abort()
            self._link().send([packets.RESUME])
        if self._orders.target is not None:
            self._workers.current.ready = False
            self._workers.kill()

    def _stderr(self, packet):
        self._output.before(*packets.MARKS.unpack(packet[1]))
        self._output.add("stderr", packet[2])

    def _ask(self, packet):
        self._output.up_to(*packets.MARKS.unpack(packet[1]))
        self._iopub.catch_up()
        self._requests.ask(packet[2])

    def _flushed(self, packet):
        self._legacy.written(packets.NUMBER.unpack(packet[1])[0], packets.NUMBER.unpack(packet[2])[0])

    def _copy(self, packet):
        self._workers.keep(jsontext.loads(packet[1]))

    def _order(self, packet):
        answer = self._orders.carry_out(jsontext.loads(packet[1]))
        self._link().send([packets.ANSWER, jsontext.dumps(answer)])

    def _no_copy(self, packet):
        self._workers.copies.objection = packet[1].decode("utf-8", "replace")

    def _bye(self, packet):
        self.leave()

    def _recovered(self, packet):
        if self._requests.running:
            self._legacy.recovered(jsontext.loads(packet[1])["cells"], self._requests.running[0].number)

    def _begin(self, pending):
        self._absence.request_begins()
        self._output.parent = pending.message.raw_header
        self._last_number = pending.number
        self._comms.begins(pending)
