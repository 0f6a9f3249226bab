"""The succession of workers: who runs code, what is said when one dies, and who takes its place."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat.clock import monotonic
from zmqkernel.protocol import jsontext, packets
from zmqkernel.protocol.message import EMPTY

from . import laststack
from .deaths import GIVEN_UP, crash_content, describe, fate_of_variables
from .orders import ANEW
from .output import stream_content
from .workers import PROBATION, START_ATTEMPTS

#: bytes kept of what a worker prints before it is ready
STARTUP_TEXT = 1 << 16


class Succession(object):
    """Follows the kernel's workers from the first start to the end of the kernel.

    :param workers: :class:`~.workers.Workers`.
    :param requests: :class:`~.requests.Requests`.
    :param output: :class:`~.output.Output`.
    :param iopub: :class:`~.iopub.IopubPublisher`.
    :param legacy: :class:`~.legacy.Legacy`.
    :param orders: :class:`~.orders.Orders`.
    :param comms: :class:`~.comms.OpenComms`.
    :param hangs: :class:`~.hangs.Hangs`.
    :param log: :class:`~.log.Log`.
    :param crash_pipe: descriptor that the stacks of workers that crash are read from, non-blocking; None where none.
    :param serve: function that attends to a packet of a worker.
    :param jobs: :class:`~.jobcontrol.JobControl`.
    :ivar leaving: whether the kernel is about to end; ``over``: whether it has ended; ``status``: its exit status.
    """

    leaving = False
    over = False
    status = 0

    def __init__(self, workers, requests, output, iopub, legacy, orders, comms, hangs, log, crash_pipe, serve,
                 jobs):
        self._workers = workers
        self._requests = requests
        self._output = output
        self._iopub = iopub
        self._legacy = legacy
        self._orders = orders
        self._comms = comms
        self._hangs = hangs
        self._log = log
        self._crash_pipe = crash_pipe
        self._serve = serve
        self._startup_text = b""
        self._on_report = {
            packets.STARTED: self._worker_started, packets.EXITED: self._worker_exited,
            packets.REFUSED: self._worker_refused, packets.ADOPTING: self._adopting,
            packets.STOPPED: jobs.stopped, packets.CONTINUED: jobs.continued,
        }

    def start_worker(self):
        """Have a worker that knows nothing yet take the place that is free."""
        self._startup_text = b""
        self._output.tap = self._keep_startup_text
        if self._workers.current is None:
            self._workers.start(self._legacy.state())

    def worker_ready(self):
        """Take note that the worker can run code."""
        self._workers.current.ready = True
        self._output.tap = None
        self._startup_text = b""

    def leave(self, restart=False, patient=False):
        """Begin to end: the worker waits for its threads and runs its exit handlers.

        :param restart: what the exit handlers of the session are told.
        :param patient: whether the worker has all the time it wants, until this is called again.
        """
        if self.leaving:
            self._workers.hurry()
            return
        self.leaving = True
        self._requests.queue.clear()
        worker = self._workers.current
        if worker is None:
            self.over = True
            return
        self._workers.end(restart, patient)
        if self._requests.running or not worker.ready:
            self._workers.interrupt()

    def reports(self):
        """Attend to what the fork server reports."""
        for kind, pid, status in self._workers.reports():
            self._on_report[kind](pid, status)
        if self._workers.server_gone:
            self._server_ended()

    def link_ended(self):
        """Attend to a worker that has closed its link: it is about to end, or of no use any more."""
        if self._workers.server_gone:
            self._worker_ended(None)
        else:
            self._workers.kill()

    def _keep_startup_text(self, data):
        if len(self._startup_text) < STARTUP_TEXT:
            self._startup_text += data

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

    def _server_ended(self):
        """Without the fork server nobody can follow when the worker ends; until then the kernel goes on."""
        if self._workers.current is None or self._workers.current.pid is None or self.leaving:
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
        if self.leaving or worker.failure is not None:
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
            self.start_worker()
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
            self.start_worker()
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

    def _take_last_words(self, worker):
        """Serve the packets and the text that a worker has sent before it ended."""
        while not worker.link.ended:
            found = worker.link.receive()
            if not found:
                break
            for packet in found:
                self._serve(packet)
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
        self.over = True
        if worker.failure is not None and not self.leaving:
            self._log.raw(self._startup_text)
            if worker.failure:
                self._log.line("the kernel cannot start: %s" % worker.failure.decode("utf-8", "replace"))
            self.status = 1

    def _give_up(self, reason):
        """End because there is no way to go on."""
        if not self.leaving:
            self._log.line(reason)
            self._iopub.publish("stream", stream_content("stderr", "[zmqkernel] %s\n" % reason), EMPTY)
            self.status = 1
        self.over = True
