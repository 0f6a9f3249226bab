"""A worker whose terminal goes away: the window is closed, or the person has said that the kernel is to go on alone.

Both are told by SIGHUP, by the system or by the adapter, and an idle worker is told by a packet too.  The worker lets
go of the terminal and leaves its session.  Whether it ends is the adapter's business.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os
import signal

from ipython_compat.signals import DEFAULT, set_handler
from ipython_compat.stdio import survive_hangup


def prepare(lease, streams, outlives):
    """Be ready for the end of the terminal.

    :param lease: :class:`~.lease.Lease`.
    :param streams: standard input, output and error output.
    :param outlives: whether the kernel goes on when the window is closed.  Then a cell that prints at that moment must
        not fail, though the terminal takes nothing any more before the signal is here.
    """
    if not lease.possible:
        set_handler(int(signal.SIGHUP), DEFAULT)
        return

    def on_hangup(signum, frame):
        """Let go of the terminal."""
        own_session(lease)

    set_handler(int(signal.SIGHUP), on_hangup)
    if outlives:
        survive(lease, streams)


def survive(lease, streams):
    """Let a cell that prints not fail when the terminal is gone.

    :param streams: standard input, output and error output.
    """
    survive_hangup(streams[1], lease.let_go)
    streams[2].on_hangup = lease.let_go


def own_session(lease):
    """Let go of the terminal, and leave its session."""
    lease.let_go()
    try:
        os.setsid()
    except OSError as error:
        if error.errno != errno.EPERM:  # it leads one, or a group, already
            raise
