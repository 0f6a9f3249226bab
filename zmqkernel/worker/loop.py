"""The worker's loop: a request from the link, its handler, the reply.

At rest the process is here, in one thread, waiting for the link, with nothing half done.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

import six

from ipython_compat import collecting, to_text
from zmqkernel.protocol import jsontext, packets, schema
from zmqkernel.protocol.message import EMPTY, Message, to_json
from zmqkernel.shell import typedahead

from . import hangup
from .output import Marks, flush_c_streams

#: seconds without a request after which there is time for a checkpoint, which must not delay the next cell: programs
#: that do not wait for a person send it earlier
MOMENT = 0.02
#: seconds without one after which there is time to write the history as well, and for a checkpoint in any case
REST = 0.15
#: seconds after ``exit`` in which a request is still taken: programs send the next one without looking at the reply
FAREWELL = 0.1
#: requests that run user code
CHANGING = frozenset(["execute_request", "comm_open", "comm_msg", "comm_close"])
#: requests after which the history is written in any case
FLUSH_AFTER = 100


class Session(object):
    """What runs user code in a worker.

    :param kernel: :class:`~zmqkernel.kernel.dispatch.Kernel`.
    :param history: object with ``flush()``: :class:`~.continuity.HistoryKeeper`.
    :param show_on: function of a boolean that chooses where the shell shows results: True is the terminal.
    :param startup: function that runs what comes before the first cell.
    :param leave: function of ``restart`` that ends the session.
    :param checkpoints: :class:`~.policy.Checkpoints`; None where there are to be none.
    """

    def __init__(self, kernel, history, show_on, startup, leave, checkpoints=None):
        self.kernel = kernel
        self.history = history
        self.show_on = show_on
        self.startup = startup
        self.leave = leave
        self.checkpoints = checkpoints


class WorkerLoop(object):
    """Runs one session.

    :param link: :class:`~.link.WorkerLink`.
    :param gate: :class:`~.interrupts.InterruptGate`.
    :param pipes: two :class:`~.output.MarkedPipe`, of standard output and standard error.
    :param lease: :class:`~.lease.Lease`.
    :param streams: ``sys.stdin``, ``sys.stdout`` and ``sys.stderr`` as user code finds them.
    :param checkpointer: :class:`~.checkpoints.Checkpointer`, or None.
    :param lent_at_start: whether the code before the first cell has the terminal, whose owner waits for its end.
    """

    def __init__(self, link, gate, pipes, lease, streams, checkpointer=None, lent_at_start=False):
        self._link = link
        self._gate = gate
        self._pipes = pipes
        self._marks = Marks(pipes)
        self._lease = lease
        self._streams = streams
        self._checkpointer = checkpointer
        self._lent_at_start = lent_at_start
        self._session = None
        self._failed = False
        #: whether there has been a pause that was long enough for a checkpoint
        self._rested = False
        #: number of the next cell, as the adapter knows it
        self._told = None
        self._unwritten = 0
        #: packed number of the request that was interrupted last
        self._unwanted = None
        self._complained = False
        self._flush_c = flush_c_streams()
        self._actions = {
            packets.REQUEST: self._request, packets.RESUME: self._resume,
            packets.INTERRUPT: self._note_interrupt, packets.INPUT: self._stale, packets.DETACH: self._detach,
            packets.LOST: self._note_lost,
            packets.KEEP: self._keep,
        }

    def run(self, build):
        """Work until the adapter says EXIT or is gone.

        :param build: function of the start packet's dict that returns the :class:`Session`.
        :return: exit status.
        """
        packet = self._link.receive()
        if packet is None or packet[0] == packets.EXIT:
            return 0
        if not self._begin(build, jsontext.loads(packet[1])):
            return 1
        while True:
            self._use_pause()
            self._rest()
            packet = self._link.receive()
            if packet is None or packet[0] == packets.EXIT:
                return self._leave(packet is not None and packet[1] == b"1")
            self._actions[packet[0]](packet)
            if self._session.kernel.interpreter.exit_requested and not self._link.waiting(FAREWELL):
                self._link.send([packets.BYE])

    @property
    def _checkpoint_due(self):
        return self._checkpointer is not None and self._checkpointer.due

    def _tell_session(self, number):
        """Tell the adapter at once which session of the history file is ours: a copy must not begin another."""
        self._link.send([packets.FLUSHED, packets.NUMBER.pack(0), packets.NUMBER.pack(number)])

    def _use_pause(self):
        """When nothing has come for a while: take a checkpoint, and write the history."""
        if self._checkpoint_due and self._checkpointer.urgent:
            self._checkpoint()
        if self._unwritten >= FLUSH_AFTER:
            self._flush_history()
        self._rested = self._checkpoint_due and not self._comes_within(MOMENT)
        if self._rested and self._checkpointer.due_in_a_hurry:
            self._checkpointer.spend()
            self._checkpoint_at_rest()
        if not (self._checkpoint_due or self._unwritten) or self._comes_within(REST):
            return
        if self._unwritten:
            self._flush_history()
        if self._checkpoint_due and not self._link.waiting():
            self._checkpoint_at_rest()

    def _comes_within(self, seconds):
        """Wait a while for a request; user code's event loops run meanwhile."""
        if self._link.waiting():
            return True
        patience = 0 if self._session.kernel.interpreter.linger(self._link.fd, seconds) else seconds
        return self._link.waiting(patience)

    def _checkpoint_at_rest(self):
        if not self._checkpoint():
            self._checkpointer.follow_up(self._link.waiting)

    def _checkpoint(self, hurry=False):
        """Take a checkpoint; return whether this process is a copy that has just been woken up."""
        state = self._checkpointer.take(self._session.kernel.interpreter.execution_count, hurry)
        if state is None:
            return False
        self._failed = False
        self._gate.pending = False
        self._unwritten = self._session.history.catch_up(state)
        self._session.kernel.interpreter.windows_are_gone()
        self._tell_ready()
        return True

    def _tell_ready(self):
        self._told = self._session.kernel.interpreter.execution_count
        self._link.send([packets.READY, to_json({"execution_count": self._told})])

    def _keep(self, packet):
        """Copies of this process can be looked after: the first is the state before the first cell."""
        if self._checkpointer is not None:
            self._checkpointer.use(
                self._session.checkpoints, self._session.history.files(), self._session.history.variables)
            self._checkpointer.allow()
            self._session.history.on_session(self._tell_session)

    def _rest(self):
        """Let user code's event loops run until there is something to receive."""
        if not self._link.waiting():
            self._session.kernel.interpreter.rest(self._link.fd, self._link.waiting)

    def _begin(self, build, start):
        """Build the session and run what comes before the first cell; return whether there is a session."""
        try:
            self._session = build(start)
            collecting.leave_alone()
            self._guarded_startup(self._lent_at_start and self._lease.possible and not start.get("restarts"))
        except SystemExit as leaving:
            self._link.send([packets.FAILED, b"" if isinstance(leaving.code, (int, type(None))) else
                             to_text("%s" % (leaving.code,)).encode("utf-8")])
            return False
        except (Exception, KeyboardInterrupt) as error:
            import traceback
            traceback.print_exc()
            self._link.send([packets.FAILED, ("%s: %s" % (type(error).__name__, error)).encode("utf-8")])
            return False
        self._flush_streams()
        self._tell_ready()
        return True

    def _guarded_startup(self, leased):
        """Run the code before the first cell.

        :param leased: whether it has the terminal meanwhile.
        """
        if leased:
            self._session.show_on(True)
            self._lease.take()
        try:
            try:
                self._gate.arm()
                self._session.startup()
            finally:
                self._gate.disarm()
        except KeyboardInterrupt:
            sys.stderr.write("The start-up code was interrupted.\n")
        finally:
            if leased:
                self._flush_streams()
                self._lease.give_back()
                self._session.show_on(False)

    def _request(self, packet):
        number, flags = packets.REQUEST_HEAD.unpack(packet[1])
        if self._failed or self._checkpointer is not None and self._checkpointer.leaving:
            return  # until RESUME: this was sent before the adapter knew that the request in front of it failed
        message = Message(packet[3], EMPTY, packet[4], packet[5], packet[6:])
        changes = message.msg_type in CHANGING
        if changes and not self._rested and self._checkpoint_due and self._checkpointer.due_in_a_hurry and (
                self._checkpoint(hurry=True)):
            return  # this is the copy: the request was with the one that has died
        announced = None if flags & packets.LEASE else self._told
        if self._checkpointer is not None:
            self._checkpointer.clean_up()
        leased = bool(flags & packets.LEASE) and (self._lease.possible or self._borrow(message))
        reply = self._answer(number, message, leased, announced)
        if not self._link.mine():
            os._exit(0)  # a process that the cell has forked and let run on to here: it must not answer too
        self._send_reply(number, message, reply)
        if changes and self._checkpointer is not None:
            self._checkpointer.changed(number)
        self._unwritten += 1

    def _borrow(self, message):
        """Fetch the terminal that comes with a request; return whether there is one."""
        offered = message.metadata.get("terminal_lease")
        if not isinstance(offered, six.text_type):
            return False
        from .borrowing import fetch
        terminal = fetch(offered)
        if terminal is None:
            return False
        hangup.survive(self._lease, self._streams)
        self._lease.borrow(terminal)
        return True

    def _answer(self, number, message, leased, announced):
        """Have the request handled; return the reply, or None where it has none."""
        self._restore_streams()
        self._session.show_on(leased)
        if leased:
            self._lease.take()
            typed = message.metadata.get(typedahead.FIELD) if typedahead.MARK in message.raw_metadata else None
            typedahead.put(typed)
        try:
            reply = self._handle(number, message, leased, announced)
            if leased:
                self._return_keys(typed, reply)
            return reply
        finally:
            self._flush_streams()
            if leased:
                self._lease.give_back()
                self._session.show_on(False)

    @staticmethod
    def _return_keys(typed, reply):
        """Let the reply have the keys that came with the request, or later, and that nobody has read."""
        left = typedahead.take()
        if reply is not None and (typed or left):
            reply.metadata = dict(reply.metadata or {}, **{str(typedahead.FIELD): left})

    def _handle(self, number, message, leased, announced):
        reply, done = None, False
        try:
            try:
                self._gate.arm()
                if self._interrupted_before(number):
                    raise KeyboardInterrupt
                reply = self._session.kernel.handle(message, leased, announced)
                done = True
            finally:
                self._gate.disarm()
        except (KeyboardInterrupt, SystemExit):  # between the lines of our own code, or out of a comm's callback
            self._gate.disarm()
        return reply if done else self._interrupted(message)

    def _interrupted_before(self, number):
        """Tell whether a SIGINT that came while nothing ran was meant for the request that begins now."""
        pending, self._gate.pending = self._gate.pending, False
        meant = packets.NUMBER.pack(number)
        if self._unwanted == meant:
            return True
        return pending and bool(self._link.peek(
            lambda frames: frames[0] == packets.INTERRUPT and frames[1] == meant))

    def _interrupted(self, message):
        """Return the reply to a request that an interrupt ended outside of user code."""
        from zmqkernel.kernel.dispatch import Reply
        if message.msg_type in schema.ONE_WAY:
            return None
        content = {"status": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": ["KeyboardInterrupt"]}
        executing = message.msg_type == "execute_request"
        if executing:
            content["execution_count"] = self._session.kernel.interpreter.execution_count
            self._session.kernel.publisher.publish("error", dict(content))
        return Reply(schema.reply_type(message.msg_type), content,
                     aborts_queue=executing and message.content.get("stop_on_error", True))

    def _send_reply(self, number, message, reply):
        """Send the reply; a message without one is answered by an empty type, so that the adapter knows it is done."""
        flags, frames = 0, [b"", b"{}", b"{}"]
        if reply is not None:
            metadata, content = reply.to_json()
            frames = [reply.msg_type.encode("ascii"), metadata, content] + list(reply.buffers or ())
            flags = packets.STOP if reply.aborts_queue else 0
        self._failed = bool(flags)
        count = self._told = self._session.kernel.interpreter.execution_count

        def head(marks):
            """Return the packed head."""
            mark, error_mark = packets.MARKS.unpack(marks)
            return packets.REPLY_HEAD.pack(number, mark, error_mark, count, flags)

        self._link.send([packets.REPLY, b""] + frames, self._marks, head)

    def _resume(self, packet):
        self._failed = False

    def _note_interrupt(self, packet):
        """An interrupt that came between requests: it may be meant for one that comes next."""
        self._unwanted = packet[1]

    def _detach(self, packet):
        hangup.own_session(self._lease)
        if self._checkpointer is not None:
            self._checkpointer.detached()

    def _note_lost(self, packet):
        self._session.history.lost(jsontext.loads(packet[1])["cells"])
        self._session.history.on_recovery(self._tell_recovery)

    def _tell_recovery(self, cells):
        self._link.send([packets.RECOVERED, jsontext.dumps({"cells": cells})])

    def _stale(self, packet):
        """An answer that came when its request was over."""

    def _flush_history(self):
        self._unwritten = 0
        try:
            count, session = self._session.history.flush()
        except Exception as error:  # the history is a convenience: no trouble with it may cost the session
            if not self._complained:
                self._complained = True
                sys.stderr.write("The input history cannot be written: %s: %s\n" % (type(error).__name__, error))
            return
        self._link.send([packets.FLUSHED, packets.NUMBER.pack(count), packets.NUMBER.pack(session)])

    def _restore_streams(self):
        """Open the streams again that the last cell has closed; what it put in their place stays."""
        stdout = self._streams[1]
        if stdout.closed:
            from ipython_compat.stdio import open_stdout
            os.dup2(self._pipes[0].fd, 1)  # on Python 2 closing the file has closed the descriptor too
            fresh = open_stdout(1, type(stdout))
            if sys.stdout is stdout:
                sys.stdout = fresh
            sys.__stdout__ = self._streams[1] = fresh

    def _flush_streams(self):
        for stream in (sys.stdout, sys.stderr):
            flush = getattr(stream, "flush", None)
            if flush is None or getattr(stream, "closed", False):
                continue
            try:
                flush()
            except Exception as error:  # the cell has closed the descriptor, or has put a stream of its own there
                self._streams[2].write("What was printed cannot be written: %s\n" % (error,))
        self._flush_c(None)

    @staticmethod
    def _wait_for_threads():
        """Wait for the threads that are no daemons, until Ctrl-C."""
        if "threading" not in sys.modules:
            return
        from ipython_compat.waiting import wait_for_threads
        try:
            wait_for_threads()
        except KeyboardInterrupt:
            sys.stderr.write("Threads that still run are not waited for.\n")

    def _leave(self, restart):
        """End the session as the interpreter ends: threads are waited for, exit handlers run, then nothing."""
        import atexit
        self._gate.arm()
        try:
            self._wait_for_threads()
            self._session.leave(restart)
            atexit._run_exitfuncs()
        except KeyboardInterrupt:
            return 1
        finally:
            self._gate.disarm()
            self._flush_streams()
        return 0
