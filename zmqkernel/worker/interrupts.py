"""SIGINT in the worker.

While a request runs, SIGINT raises ``KeyboardInterrupt``, by Python's own handler, so that libraries which look for
that handler (asyncio, trio) find it.  While none runs it raises nothing.  A handler that user code installs stays in
force for the requests that follow, and rests in between.

Two moments need care.

*Between two requests*: a signal may arrive after its request was sent and before it has begun, or just when it has
ended.  :attr:`InterruptGate.pending` remembers it; whether it was meant for the request that begins next is told by
the packet INTERRUPT, which the adapter sends before the signal.

*While a packet is being read or written*: an exception in the middle would leave half a packet on the link.
:meth:`InterruptGate.hold` puts the signal off until :meth:`InterruptGate.release`.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

from six.moves._thread import get_ident

from ipython_compat.signals import get_handler, swap_handler

SIGINT = int(signal.SIGINT)


class InterruptGate(object):
    """Decides what a SIGINT does.  To be created in the main thread."""

    def __init__(self):
        self.pending = False
        self._armed = False
        self._deferred = False
        self._holds = 0
        self._held = None
        self._user_handler = signal.default_int_handler
        self._main_thread = get_ident()
        self._pid = os.getpid()
        swap_handler(SIGINT, self._while_idle)

    def arm(self):
        """A request begins: from now on SIGINT reaches user code."""
        self._armed = True
        swap_handler(SIGINT, self._user_handler)

    def disarm(self):
        """The request has ended.  Never raises ``KeyboardInterrupt``.

        :return: whether a signal came too late to interrupt anything.
        """
        late = False
        while True:
            try:
                if self._armed:
                    self._remember(get_handler(SIGINT))
                    self._armed = False
                swap_handler(SIGINT, self._while_idle)
                return late
            except KeyboardInterrupt:
                late = True

    def hold(self):
        """Put signals off until :meth:`release`; pairs may be nested.  Other threads never get signals."""
        if get_ident() != self._main_thread:
            return
        if not self._holds and self._armed:
            self._deferred = False
            self._held = swap_handler(SIGINT, self._while_held)
        self._holds += 1

    def release(self):
        """Let signals through again; a signal that was put off is handled now (and may raise)."""
        if get_ident() != self._main_thread:
            return
        self._holds -= 1
        if self._holds or self._held is None:
            return
        held, self._held = self._held, None
        swap_handler(SIGINT, held)
        if self._deferred:
            self._deferred = False
            os.kill(os.getpid(), SIGINT)

    def _remember(self, handler):
        """Keep the handler that user code has left in force.

        One that ends the process (libraries like wx set that: they count on having the whole process) does not stay.
        """
        if handler == int(signal.SIG_DFL):
            handler = signal.default_int_handler
        if handler not in (None, self._while_idle, self._while_held):
            self._user_handler = handler

    def _while_idle(self, signum, frame):
        self.pending = True

    def _while_held(self, signum, frame):
        self._deferred = True
