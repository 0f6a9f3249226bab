"""The adapter's loop: waits for everything at once, and hands on what has happened."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

from ipython_compat.clock import monotonic
from zmqkernel.protocol import jsontext, packets
from zmqkernel.protocol.errors import ProtocolError
from zmqkernel.protocol.message import EMPTY

from . import laststack
from .comms import OpenComms
from .deaths import GIVEN_UP, crash_content, describe, fate_of_variables
from .detaching import CannotDetach
from .hangs import Hangs
from .legacy import Legacy
from .orders import ANEW, Orders
from .output import stream_content
from .waiting import Poller
from .workers import PROBATION, START_ATTEMPTS

#: seconds between two looks at a subscriber that has no room
WAITING_INTERVAL = 0.02
#: bytes kept of what a worker prints before it is ready
STARTUP_TEXT = 1 << 16

#: messages after which a cell is about to end
NOT_URGENT = frozenset(["execute_result"])

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
    :ivar when_ready: function that is called when the first worker can run code, or None.
    """

    when_ready = None

    def __init__(self, sockets, iopub, output, requests, workers, inbox, owner, log, absence, crash_pipe=None):
        self._sockets = sockets
        self._iopub = iopub
        self._output = output
        self._requests = requests
        self._workers = workers
        self._inbox = inbox
        self._owner = owner
        self._log = log
        self._absence = absence
        self._legacy = Legacy()
        self._orders = Orders(workers, self._legacy)
        self._hangs = Hangs(workers)
        self._comms = OpenComms()
        self._last_number = 0
        self._crash_pipe = crash_pipe
        self._poller = Poller()
        self._descriptors = sockets.descriptors()
        self._startup_text = b""
        self._detaching = None
        self._outlives_owner = False
        self._leaving = False
        self._over = False
        self._status = 0
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
        self._on_report = {
            packets.STARTED: self._worker_started, packets.EXITED: self._worker_exited,
            packets.REFUSED: self._worker_refused, packets.ADOPTING: self._adopting,
        }
        self._sources = self._fixed_sources()

    def run(self):
        """Serve until the kernel has ended; return the exit status."""
        self._start_worker()
        self._iopub.publish("status", STARTING)
        while not self._over:
            self._turn()
        self._iopub.catch_up()
        return self._status

    def leave(self, restart=False, patient=False):
        """Begin to end: the worker waits for its threads and runs its exit handlers, then the loop returns.

        :param restart: what the exit handlers of the session are told.
        :param patient: whether the worker has all the time it wants, until this is called again.
        """
        if self._leaving:
            self._workers.hurry()
            return
        self._leaving = True
        self._requests.queue.clear()
        worker = self._workers.current
        if worker is None:
            self._over = True
            return
        self._workers.end(restart, patient)
        if self._requests.running or not worker.ready:
            self._workers.interrupt()

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
        self._absence.begin()
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
            if self._workers.current.ready and not self._leaving and not self._iopub.blocked:
                self._requests.feed(link)

    def _wait(self, fds):
        """Wait for something to happen; return the set of descriptors that have to be attended to."""
        link = self._link()
        unread = [self._descriptors[channel] for channel in self._sockets.unread()]
        ready = self._poller.wait(fds, link.fd if link is not None and link.backlog else None,
                                  0 if unread else self._timeout())
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
        if not self._outlives_owner or self._leaving:
            self.leave()
            return
        try:
            self.detach()
        except ProtocolError as error:
            self._log.line("the kernel cannot go on without its terminal: %s" % error)
            self.leave()

    def _read_stdin(self):
        content = self._requests.answers_from_stdin()
        if content is not None and self._link() is not None:
            self._link().send([packets.INPUT, content])

    def _read_link(self):
        link = self._link()
        if link is None:
            return
        for packet in link.receive():
            self._on_packet[packet[0]](packet)
        if not link.drained:
            self._output.look(())  # the pipes have to wait for what is still on the link
        if link.ended and self._link() is link:
            self._link_ended()

    # -- packets from the worker

    def _ready(self, packet):
        self._output.flush()
        self._workers.current.ready = True
        self._output.tap = None
        self._startup_text = b""
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

    def _begin(self, pending):
        self._absence.request_begins()
        self._output.parent = pending.message.raw_header
        self._last_number = pending.number
        self._comms.begins(pending)

    # -- the worker's life

    def _start_worker(self):
        self._startup_text = b""
        self._output.tap = self._keep_startup_text
        if self._workers.current is None:
            self._workers.start(self._legacy.state())

    def _keep_startup_text(self, data):
        if len(self._startup_text) < STARTUP_TEXT:
            self._startup_text += data

    def _reports(self):
        for kind, pid, status in self._workers.reports():
            self._on_report[kind](pid, status)
        if self._workers.server_gone:
            self._server_ended()

    def _worker_started(self, pid, status):
        self._workers.current.pid = pid

    def _worker_refused(self, pid, status):
        self._give_up("no process can be started to run code: %s" % os.strerror(status))

    def _adopting(self, pid, status):
        self._workers.adopted(status)

    def _worker_exited(self, pid, status):
        self._workers.copies.died(pid)
        worker = self._workers.current
        if worker is not None and worker.pid == pid:
            self._worker_ended(status)

    def _link_ended(self):
        """The worker has closed its link: it is about to end, or of no use any more."""
        if self._workers.server_gone:
            self._worker_ended(None)
        else:
            self._workers.kill()

    def _server_ended(self):
        """Without the fork server nobody can follow when the worker ends; until then the kernel goes on."""
        self._sources = [entry for entry in self._sources if entry[1] != self._reports]
        if self._workers.current is None or self._workers.current.pid is None or self._leaving:
            self._give_up("the process that starts workers is gone")
        else:
            self._log.line("the process that starts workers is gone; the kernel ends when its worker does")

    def _worker_ended(self, status):
        """Take what the worker has left, answer for it, and have another one take its place."""
        worker = self._workers.current
        self._take_last_words(worker)
        worker.close()
        self._workers.current = None
        self._workers.deadline = None
        self._hangs.over()
        if self._leaving or worker.failure is not None:
            self._end(worker)
            return
        pending = self._requests.running[0] if self._requests.running else None
        if self._orders.target is not None:
            self._come_back()
            return
        useless = not worker.ready or (pending is None and monotonic() - worker.started < PROBATION)
        self._workers.judge(worker, useless)
        number = self._legacy.crashed(pending) if pending is not None else None
        fate = self._wake_copy()
        woken = self._workers.current
        self._close_comms(woken.copy.number if woken is not None else 0)
        how = GIVEN_UP if worker.given_up else describe(status)
        self._answer_for(pending, how, worker.ready, number, fate, laststack.read(self._crash_pipe))
        self._requests.give_back()
        if fate is not None:
            self._legacy.restarts += 1
        elif self._workers.server_gone:
            self._give_up("the process that ran your code %s, and no other can be started" % describe(status))
        elif self._workers.failures >= START_ATTEMPTS:
            self._log.raw(self._startup_text)
            self._give_up("the process that runs code does not start: %d in a row ended at once; the last one %s" % (
                self._workers.failures, describe(status)))
        else:
            self._legacy.restarts += 1
            self._legacy.lose(0)
            self._start_worker()
            self._tell_lost()

    def _come_back(self):
        """Have the checkpoint that the user asked for take the worker's place."""
        target, self._orders.target = self._orders.target, None
        self._requests.give_back()
        copy = None if target is ANEW else self._workers.wake(self._legacy.state(), target)
        if copy is None:
            self._legacy.back_to(0)
            self._workers.copies.close()
            self._close_comms(0)
            self._start_worker()
            return
        self._legacy.back_to(copy.number)
        self._legacy.lost = [cell for cell in self._legacy.lost if cell < copy.count]
        self._tell_lost()
        self._workers.copies.forget_future(copy.number)
        self._close_comms(copy.number)

    def _close_comms(self, number):
        """Tell the frontends which comms the state after a request does not know."""
        for content in self._comms.lose(number):
            self._iopub.publish("comm_close", content, self._output.parent)

    def _wake_copy(self):
        """Have a checkpoint take the worker's place; return what it means for the user's variables, or None."""
        if self._workers.server_gone:
            return None
        copy = self._workers.wake(self._legacy.state())
        if copy is None:
            return None
        lost = self._legacy.lose(copy.number)
        self._tell_lost()
        return fate_of_variables(lost, self._workers.copies.objection, copy.threads)

    def _tell_lost(self):
        """Tell a worker that takes another's place what a crash has cost."""
        self._workers.current.link.send([packets.LOST, jsontext.dumps({"cells": self._legacy.lost})])

    def _recovered(self, packet):
        if self._requests.running:
            self._legacy.recovered(jsontext.loads(packet[1])["cells"], self._requests.running[0].number)

    def _take_last_words(self, worker):
        """Serve the packets and the text that a worker has sent before it ended."""
        while not worker.link.ended:
            found = worker.link.receive()
            if not found:
                break
            for packet in found:
                self._on_packet[packet[0]](packet)
        self._output.finish()

    def _answer_for(self, pending, how, was_ready, number, fate, stack):
        """Tell that the worker has died: to the client whose request it ran, or to everybody.

        :param how: how it ended, in words; ``stack``: lines about where it was.
        :param number: number of the cell; ``fate``: what becomes of the variables, None where they are gone.
        """
        if pending is None:
            text = "[zmqkernel] The process that runs your code %s%s. %s\n" % (
                how, " while it was idle" if was_ready else " while it was starting",
                fate or "Another one takes its place.")
            self._iopub.publish("stream", stream_content("stderr", text), self._output.parent)
            return
        stop = pending.executes and not pending.field("silent") and pending.field("stop_on_error")
        content = jsontext.dumps(crash_content(how, number, fate, stack))
        if pending.executes and not pending.field("silent"):
            self._iopub.publish("error", content, pending.message.raw_header)
        if stop:
            self._requests.catch_up()
        self._requests.finish_dead(content)
        if stop:
            self._requests.give_back()
            self._requests.abort()

    def _end(self, worker):
        self._over = True
        if worker.failure is not None and not self._leaving:
            self._log.raw(self._startup_text)
            if worker.failure:
                self._log.line("the kernel cannot start: %s" % worker.failure.decode("utf-8", "replace"))
            self._status = 1

    def _give_up(self, reason):
        """End because there is no way to go on."""
        if not self._leaving:
            self._log.line(reason)
            self._iopub.publish("stream", stream_content("stderr", "[zmqkernel] %s\n" % reason), EMPTY)
            self._status = 1
        self._over = True
