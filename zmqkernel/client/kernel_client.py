"""Requests to a kernel, and what comes of them.

Several threads may use one client.  Each waits for the reply to its own request; whoever happens to read a message
hands it to the thread it is for.  Callbacks (output, requests for input) are called in one thread only: the one that
made the client, or called :meth:`KernelClient.pump` or :meth:`KernelClient.execute` last.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging
import threading
import time
from collections import deque

import six

from zmqkernel.protocol.errors import KernelDied, RequestTimeout, WireError
from zmqkernel.protocol.message import MessageFactory

from .pending import Pending
from .waking import Waker

_LOG = logging.getLogger("zmqkernel.client")

#: how often a waiting client looks whether the kernel's process is still there, in seconds
ALIVE_INTERVAL = 0.5

#: how long after the reply to wait for the last output, in seconds
IDLE_TIMEOUT = 5.0

#: what a frontend answers to ``input_request`` when the person has typed end of file
END_OF_INPUT = "\x04"


class KernelClient(object):
    """The frontend's side of a kernel.

    :param transport: :class:`~zmqkernel.ports.Transport`.
    :param factory: makes the messages; by default with a session of its own.
    :param is_alive: function that tells whether the kernel's process is there, where the frontend can know.
    """

    def __init__(self, transport, factory=None, is_alive=None):
        self._transport = transport
        self._factory = factory or MessageFactory()
        self._is_alive = is_alive
        self._routing = threading.RLock()
        self._pending = {}
        self._deliveries = deque()
        self._holding = False
        self._known = frozenset()
        self._delivery_waker = Waker()
        self._iopub_callbacks = []
        self._input_callback = None
        self._home = threading.current_thread()
        self._local = threading.local()
        self._closed = False

    # -- callbacks ---------------------------------------------------------------------------------------------------

    @property
    def session(self):
        """Identity of this client's session: what its requests have in ``header["session"]``."""
        return self._factory.session

    def on_iopub(self, callback):
        """Have ``callback(message)`` called for each message that the kernel publishes, in their order."""
        self._iopub_callbacks.append(callback)

    def remove_iopub(self, callback):
        """Take a callback of :meth:`on_iopub` away again."""
        self._iopub_callbacks.remove(callback)

    def on_input_request(self, callback):
        """Have ``callback(message)`` called when the running cell asks for input.

        It returns the text; None leaves the answer to a later :meth:`input`.  ``EOFError`` raised by it is passed
        on to the cell, and on ``KeyboardInterrupt`` the kernel is interrupted.
        """
        self._input_callback = callback

    # -- requests ----------------------------------------------------------------------------------------------------

    def send_execute(self, code, silent=False, store_history=True, user_expressions=None, allow_stdin=True,
                     stop_on_error=True, metadata=None):
        """Send an ``execute_request`` and return at once: the :class:`~zmqkernel.client.pending.Pending`."""
        content = {
            "code": code, "silent": silent, "store_history": store_history, "user_expressions": user_expressions or {},
            "allow_stdin": allow_stdin, "stop_on_error": stop_on_error,
        }
        return self._send("execute_request", content, metadata=metadata, wants_idle=True)

    def execute(self, code, silent=False, store_history=True, user_expressions=None, allow_stdin=True,
                stop_on_error=True, metadata=None, timeout=None, on_interrupt=None):
        """Run a cell; return the ``execute_reply`` message.  Callbacks are called meanwhile.

        :param timeout: seconds; None waits without limit.
        :param on_interrupt: function to call when the person presses Ctrl-C, after which the wait goes on; without
            it ``KeyboardInterrupt`` ends the wait (:meth:`wait` takes it up again).
        :raises RequestTimeout: after ``timeout`` seconds.
        :raises KernelDied: where the kernel's process is gone.
        """
        pending = self.send_execute(code, silent, store_history, user_expressions, allow_stdin, stop_on_error, metadata)
        return self.wait(pending, timeout, on_interrupt)

    def complete(self, code, cursor_pos=None, timeout=None):
        """Return the content of the ``complete_reply`` for ``cursor_pos`` (the end by default)."""
        return self._ask("complete_request", {"code": code, "cursor_pos": _cursor(code, cursor_pos)}, timeout)

    def inspect(self, code, cursor_pos=None, detail_level=0, timeout=None):
        """Return the content of the ``inspect_reply`` for ``cursor_pos`` (the end by default)."""
        return self._ask("inspect_request", {
            "code": code, "cursor_pos": _cursor(code, cursor_pos), "detail_level": detail_level}, timeout)

    def is_complete(self, code, timeout=None):
        """Return the content of the ``is_complete_reply``."""
        return self._ask("is_complete_request", {"code": code}, timeout)

    def history(self, hist_access_type="tail", timeout=None, **fields):
        """Return the content of the ``history_reply``.

        :param hist_access_type: ``tail``, ``range`` or ``search``.
        :param fields: ``raw``, ``output``, ``session``, ``start``, ``stop``, ``n``, ``pattern``, ``unique``.
        """
        content = dict({"raw": True, "output": False}, hist_access_type=hist_access_type, **fields)
        return self._ask("history_request", content, timeout)

    def kernel_info(self, timeout=None):
        """Return the content of the ``kernel_info_reply``."""
        return self._ask("kernel_info_request", {}, timeout)

    def comm_info(self, target_name=None, timeout=None):
        """Return the content of the ``comm_info_reply``."""
        return self._ask("comm_info_request", {} if target_name is None else {"target_name": target_name}, timeout)

    def interrupt(self, timeout=10.0):
        """Interrupt the running cell; return the content of the ``interrupt_reply``."""
        return self._ask("interrupt_request", {}, timeout, channel="control")

    def abandon(self, pending, timeout=10.0):
        """Give up a cell that does not react to interrupts; nothing happens where it is not running (any more).

        :param pending: the cell's request, as :meth:`send_execute` returned it.
        :return: the content of the ``abandon_reply``.
        """
        return self._ask("abandon_request", {"request": pending.msg_id}, timeout, channel="control")

    def ask_journal(self, after, timeout=10.0):
        """Return the content of the ``journal_reply``: what was published while nobody was connected (:mod:`.replay`).

        :param after: number of the last message of it that has arrived here.
        """
        return self._ask("journal_request", {"after": after}, timeout, channel="control")

    def hold(self):
        """Call no callbacks until :meth:`release`."""
        self._holding = True

    def release(self, known=()):
        """Call callbacks again, from the next time that something is waited for, for what has come meanwhile too.

        :param known: identities of publications that callbacks need not be called for.
        """
        self._known = frozenset(known)
        self._holding = False
        self._delivery_waker.set()

    def detach(self, timeout=10.0):
        """Have a kernel that belongs to a terminal go on without it; return the content of the ``detach_reply``.

        It names the ``connection_file`` by which the kernel is found from now on.
        """
        return self._ask("detach_request", {}, timeout, channel="control")

    def shutdown(self, restart=False, timeout=10.0, patient=False):
        """End the kernel, or restart it; return the content of the ``shutdown_reply``.

        :param patient: whether a kernel of ours takes the time that its threads and exit handlers take.
        """
        content = {"restart": restart, "patient": True} if patient else {"restart": restart}
        return self._ask("shutdown_request", content, timeout, channel="control")

    def catch_up(self, timeout=0.5):
        """Call the callbacks for all that the kernel has published so far.

        Publications and questions come over different sockets: what was printed before a question may arrive behind
        it.  A request that the kernel answers at once is published behind the former.

        :param timeout: seconds to wait for a kernel that does not answer; its publications come when they come.
        """
        pending = self._send("kernel_info_request", {}, "control", wants_idle=True)
        try:
            self._wait(pending, timeout, idle_timeout=timeout)
        except RequestTimeout:
            return

    def input(self, text, request=None):
        """Answer an input request.

        :param request: the ``input_request`` message, where it is at hand.
        """
        self._transport.send("stdin", self._factory.message("input_reply", {"status": "ok", "value": text}, request))
        self._route()

    def send_comm(self, msg_type, content, metadata=None, buffers=()):
        """Send a comm message (``comm_open``, ``comm_msg`` or ``comm_close``), which has no reply; return its id."""
        message = self._factory.message(msg_type, content, None, metadata, buffers)
        self._transport.send("shell", message)
        self._route()
        return message.msg_id

    # -- waiting -----------------------------------------------------------------------------------------------------

    def wait(self, pending, timeout=None, on_interrupt=None, attend=None):
        """Wait for the reply to a request of :meth:`send_execute`; parameters and errors as in :meth:`execute`.

        :param attend: function that is called now and then meanwhile, and when the request's waker is set.
        """
        self._home = threading.current_thread()
        return self._wait(pending, timeout, on_interrupt, attend=attend)

    def wait_ready(self, timeout=30.0):
        """Wait until the kernel answers requests and its publications arrive; return kernel_info.

        A subscription takes a moment to reach the kernel, and what is published before that is lost: so ask until
        an answer is accompanied by a publication.

        :raises RequestTimeout: after ``timeout`` seconds.
        :raises KernelDied: where the kernel's process ends instead.
        """
        deadline = time.time() + timeout
        patience = 0.02
        while True:
            pending = self._send("kernel_info_request", {}, wants_idle=True)
            self._wait(pending, max(deadline - time.time(), 0.001), idle_timeout=patience)
            if pending.idle or time.time() > deadline:
                return pending.reply.content
            patience = min(patience * 2, 0.5)

    def pump(self, timeout=0):
        """Read what has arrived and call the callbacks, in this thread.

        :param timeout: seconds to wait where nothing has.
        :return: how many callbacks were called.
        """
        self._home = threading.current_thread()
        self._route()
        if timeout and not self._deliveries:
            self._transport.wait(timeout, [self._delivery_waker.fileno()])
            self._route()
        return self._deliver()

    def wakeup_fds(self):
        """Return the descriptors that become readable when :meth:`pump` may have something to do.

        A descriptor tells once.  After it did, call :meth:`pump`, and wait for it again.
        """
        return self._transport.filenos() + [self._delivery_waker.fileno()]

    def close(self, gone=None):
        """Let go of the connection.  The kernel stays.

        :param gone: whether nobody is there to read what was sent last; None: it is found out.
        """
        if not self._closed:
            self._closed = True
            if gone is None:
                gone = self._is_alive is not None and not self._is_alive()
            self._transport.close(*([0] if gone else []))
            self._delivery_waker.close()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _ask(self, msg_type, content, timeout, channel="shell"):
        pending = self._send(msg_type, content, channel)
        return self._wait(pending, timeout).content

    def _send(self, msg_type, content, channel="shell", metadata=None, wants_idle=False):
        message = self._factory.message(msg_type, content, None, metadata)
        pending = Pending(message.msg_id, self._waker(), wants_idle)
        with self._routing:
            self._pending[pending.msg_id] = pending
        self._transport.send(channel, message)
        self._route()
        return pending

    def _wait(self, pending, timeout=None, on_interrupt=None, idle_timeout=IDLE_TIMEOUT, attend=None):
        deadline = None if timeout is None else time.time() + timeout
        idle_deadline = None
        while True:
            try:
                if pending.done:
                    self._deliver_at_home()
                    break
                now = time.time()
                if pending.reply is not None:
                    idle_deadline = idle_deadline or now + idle_timeout
                    if now >= idle_deadline:
                        break
                elif deadline is not None and now >= deadline:
                    self._forget(pending)
                    raise RequestTimeout("the kernel has not answered within %s seconds" % timeout)
                if attend is not None and pending.reply is None:
                    attend()
                self._step(pending, idle_deadline or deadline)
            except KeyboardInterrupt:
                if on_interrupt is None:
                    raise
                on_interrupt()
        self._forget(pending)
        return pending.reply

    def _step(self, pending, deadline):
        """Wait for something to happen, once, and hand round what has arrived."""
        waker = pending.waker
        waker.clear()
        self._route()
        self._deliver_at_home()
        if pending.done:
            return
        limit = ALIVE_INTERVAL if deadline is None else min(ALIVE_INTERVAL, max(deadline - time.time(), 0))
        also = [waker.fileno()] + ([self._delivery_waker.fileno()] if self._at_home() else [])
        self._transport.wait(limit, also)
        self._route()
        self._deliver_at_home()
        if pending.reply is None and self._is_alive is not None and not self._is_alive():
            self._route()
            if pending.reply is None:
                self._forget(pending)
                raise KernelDied("the kernel's process has ended")

    def _route(self):
        """Hand each message that has arrived to who waits for it."""
        with self._routing:
            for channel, message in self._transport.receive():
                try:
                    if channel in ("shell", "control"):
                        self._take_reply(message)
                    else:
                        self._take_delivery(channel, message)
                except WireError as error:
                    _LOG.warning("ignored a message on the %s channel: %s", channel, error)

    def _take_reply(self, message):
        content = message.content  # decoded here, so that who waits gets no broken reply
        pending = self._waiting_for(message)
        if pending is not None and content is not None:
            pending.take_reply(message)

    def _take_delivery(self, channel, message):
        content = message.content
        pending = self._waiting_for(message)
        self._deliveries.append((channel, message))
        self._delivery_waker.set()
        if pending is not None and message.msg_type == "status" and content.get("execution_state") == "idle":
            pending.take_idle()

    def _waiting_for(self, message):
        """Return the request that ``message`` answers, where somebody waits for it."""
        msg_id = message.parent_id
        return self._pending.get(msg_id) if isinstance(msg_id, six.text_type) else None

    def _deliver_at_home(self):
        if self._at_home():
            self._deliver()

    def _deliver(self):
        """Call the callbacks for what has been routed to them; return how many were called."""
        self._delivery_waker.clear()
        called = 0
        while self._deliveries and not self._holding:
            channel, message = self._deliveries.popleft()
            called += 1
            if channel == "iopub":
                if message.msg_id in self._known:
                    continue
                for callback in list(self._iopub_callbacks):
                    callback(message)
            elif message.msg_type == "input_request":
                self._answer_input(message)
        return called

    def _answer_input(self, message):
        if self._input_callback is None:
            self.input(END_OF_INPUT, message)
            return
        try:
            text = self._input_callback(message)
        except EOFError:
            text = END_OF_INPUT
        except KeyboardInterrupt:
            self.interrupt()
            return
        if text is not None:
            self.input(text, message)

    def _at_home(self):
        return self._home is threading.current_thread()

    def _forget(self, pending):
        with self._routing:
            self._pending.pop(pending.msg_id, None)

    def _waker(self):
        """Return the waker of this thread."""
        waker = getattr(self._local, "waker", None)
        if waker is None:
            waker = self._local.waker = ThreadWaker()
        return waker


class ThreadWaker(Waker):
    """A waker that is closed when its thread has ended."""

    def __del__(self):
        self.close()


def _cursor(code, cursor_pos):
    return len(code) if cursor_pos is None else cursor_pos
