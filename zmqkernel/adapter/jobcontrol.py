"""Ctrl-Z while a cell has the terminal.

The key reaches the terminal's whole process group, and what it does is the cell's to decide: a program of one process
stops, unless it handles SIGTSTP.  So the other processes of the session ignore that signal, and stop when the worker
has stopped; the shell that has started them sees the job stop, and lets it go on as a whole.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

#: signals that stop one process by its own will, or by the key; those of a job in the background stop its whole group
_MEANT = frozenset([int(signal.SIGTSTP), int(signal.SIGSTOP)])


class JobControl(object):
    """Follows the worker into a stop.

    :param workers: :class:`~.workers.Workers`.
    :param requests: :class:`~.requests.Requests`.
    """

    def __init__(self, workers, requests):
        self._workers = workers
        self._requests = requests
        self._stopped = self._left_behind = None

    def stopped(self, pid, number):
        """Take note that a process has been stopped.

        :param number: of the signal.
        """
        worker = self._workers.current
        if worker is not None and worker.pid == pid and number in _MEANT:
            self._stopped = pid

    def continued(self, pid, number):
        """Take note that a process goes on."""
        if pid == self._stopped:
            self._stopped = None
        if pid == self._left_behind:
            self._left_behind = None

    def follow(self):
        """Stop where the worker has: all of the group, to which a shell gave the terminal.

        To be called when all news of processes are known.
        """
        stopped, self._stopped = self._stopped, None
        if stopped is None:
            return
        if self._requests.lease_wanted and os.getsid(0) != os.getpgrp():
            os.killpg(os.getpgrp(), signal.SIGSTOP)
        else:
            self._left_behind = stopped

    def go_on(self):
        """Have a worker go on that has stopped behind the end of its cell, where there is work for it."""
        if self._left_behind is not None and (self._requests.running or self._requests.queue):
            stopped, self._left_behind = self._left_behind, None
            self._workers.resume(stopped)
