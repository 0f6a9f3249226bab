"""The terminal, for the time of one request.

A kernel that shares its terminal's machine inherits the terminal.  A request from that terminal carries a lease:
until the reply, descriptors 0, 1 and 2 of the worker *are* the terminal, and editors, pagers, ``input()`` and progress
bars behave as in a shell of one process.

The terminal may go away for good, also while a cell has it (:meth:`Lease.let_go`).  What the cell prints from then on
goes to the pipes.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

from ipython_compat.terminal_modes import get_modes, set_modes, usable


class Lease(object):
    """Switches the standard descriptors between the terminal and the pipes.

    :param terminal: descriptors that are the terminal's input, output and error output; None where there is none.
    :param pipes: descriptors of the pipes for standard output and standard error.
    :param error_stream: :class:`~.output.ErrorStream`.
    """

    def __init__(self, terminal, pipes, error_stream):
        self._terminal = terminal
        self._pipes = pipes
        self._error_stream = error_stream
        self._modes = None
        self._null = os.open(os.devnull, os.O_RDONLY)
        self._switching = False
        self._gone = False
        self._borrowed = False
        #: whether the terminal is lent to this process now
        self.held = False

    @property
    def possible(self):
        """Whether there is a terminal."""
        return self._terminal is not None and not self._gone

    @property
    def fds(self):
        """Descriptors that this object needs."""
        return (self._null,) + tuple(self._terminal or ())

    def borrow(self, terminal):
        """Have a terminal for one request.

        :param terminal: its descriptors, which are closed when it is given back.
        """
        self._terminal, self._gone, self._borrowed = tuple(terminal), False, True

    def take(self):
        """Make the terminal standard input, output and error."""
        self._switching = True
        self._modes = get_modes(self._terminal[0])
        self._switch(*self._terminal)
        self._direct(True)
        self._switched()

    def give_back(self):
        """Make the pipes standard output and error again; what is in the streams has been flushed.

        Modes that nobody could type with are changed back to what they were; others stay, as a person sets them with
        ``stty``.
        """
        if not self.held:  # it is gone
            return
        self._switching = True
        if self._modes is not None:
            now = get_modes(self._terminal[0])
            if now is not None and now != self._modes and not usable(now):
                _restore(self._terminal[0], self._modes)
        self._switch(self._null, *self._pipes)
        self._direct(False)
        self._gone, self._borrowed = self._gone or self._borrowed, False
        self._switched()

    def let_go(self):
        """Do without the terminal from now on, whether it is lent or not.  A signal handler may call this.

        :return: whether standard output is something else than the terminal by now.
        """
        self._gone = True
        if not self._switching:
            self._drop()
        return not self.held

    def _switched(self):
        self._switching = False
        if self._gone:
            self._drop()

    def _drop(self):
        if self._terminal is None:
            return
        if self.held:
            self._switch(self._null, *self._pipes)
            self._direct(False)
        terminal, self._terminal = self._terminal, None
        for fd in terminal:
            os.close(fd)

    def _switch(self, stdin, stdout, stderr):
        for source, target in ((stdin, 0), (stdout, 1), (stderr, 2)):
            os.dup2(source, target)

    def _direct(self, held):
        self.held = held
        self._error_stream.direct = held


def _restore(fd, modes):
    import termios
    try:
        set_modes(fd, modes)
    except termios.error as error:
        sys.stderr.write("The terminal's modes could not be restored: %s\n" % (error.args[-1],))
