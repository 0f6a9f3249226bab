"""Checkpoints: copies of the worker, made by ``fork``, that sleep until the adapter wakes one of them up.

A copy that wakes up (:mod:`.sleeping`) takes the worker's place: same shell, same variables.  First of all it makes a
copy of itself, so that the same state can be come back to again.

What the adapter is told of a copy (COPY): ``number`` of the last request that may have changed something; ``count``,
the number of the next cell; ``taken``, when; ``threads`` that the copy lacks; ``name``, where the user has given it
one; ``keep``, how many are to be kept; ``size`` in MiB.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import os

from _socket import AF_UNIX, SOCK_STREAM, socketpair

from ipython_compat.clock import cpu_seconds, monotonic
from ipython_compat.descriptors import close_on_exec
from ipython_compat.fdpassing import send_fd, socket_on
from ipython_compat.forking import fork
from zmqkernel.protocol import packets
from zmqkernel.protocol.message import to_json

from . import safety
from .carried import Carried
from .fingerprints import compare, fingerprints
from .pages import WarmPages
from .sleeping import be_copy

#: states of which it is remembered what the variables were
PRINTS = 50
#: seconds between two looks at a process that is about to end
MOMENT = 0.002


class Checkpointer(object):
    """Takes checkpoints of one process, and is how a copy comes to life again.

    :param body: :class:`~.sleeping.Body`.
    """

    def __init__(self, body):
        self._body = body
        self._policy = None
        self._quiet = ()
        self._allowed = False
        self._objection = ""
        self._changed = True
        #: process id of the one between this process and its last copy; 0 where it has been waited for
        self._between = 0
        self._name = None
        self._prints = {}
        self._variables = dict
        self._pages = WarmPages()
        #: whether another state takes the place of this process as soon as the running request is answered
        self.leaving = False
        #: number of the last request that may have changed something
        self._number = 0

    @property
    def objection(self):
        """Why no checkpoint can be taken, as a text for the user; None where nothing speaks against it."""
        if not self._allowed:
            return self._objection or "checkpoints are switched off"
        return self._policy.objection()

    def name_next(self, name):
        """Have the next checkpoint, right after the running request, carry a name."""
        self._name = name

    @property
    def urgent(self):
        """Whether the user has asked for a checkpoint."""
        return self._allowed and self._name is not None

    def differences(self, number):
        """Return the variables that differ from those after request ``number``: (gone, changed, new) from now to then.
        """
        return compare(fingerprints(self._variables()), self._prints.get(number, {}))

    def use(self, policy, quiet=(), variables=dict):
        """Take checkpoints as a session wants it.

        :param policy: :class:`~.policy.Checkpoints`, or None for none at all.
        :param quiet: as for :class:`~.carried.Carried`.
        :param variables: function that returns the user's variables.
        """
        self._policy = policy
        self._variables = variables
        self._quiet = quiet

    def allow(self):
        """The adapter says that it can look after copies."""
        self._allowed = self._policy is not None and self._policy.enabled

    def changed(self, number):
        """A request has run that may have changed something."""
        self._changed = True
        self._number = number

    def detached(self):
        """The terminal is gone, and this process leads a session of its own."""
        self._body.own_group = True

    @property
    def due(self):
        """Whether something has changed since the last checkpoint."""
        return self._allowed and self._changed

    @property
    def due_in_a_hurry(self):
        """Whether one is worth that a cell waits for it: there is something to lose, and the last is some time ago."""
        return self.due and self._number > 0 and not self._policy.too_soon()

    def spend(self):
        """The next one counts as one of those that may follow each other without a pause."""
        self._policy.spend()

    def take(self, count, hurry=False):
        """Take a checkpoint, unless something speaks against it.

        :param count: number of the next cell.
        :param hurry: whether somebody waits meanwhile.
        :return: None in the worker; in a copy that has been woken up, what the adapter has told it (a dict).
        """
        try:
            return self._take(count, hurry)
        except Exception as error:  # a convenience: no trouble with it may cost the session
            self._allowed = False
            self._tell("taking one has failed: %s: %s" % (type(error).__name__, error))
            return None

    def follow_up(self, busy):
        """After :meth:`take`, at rest: get ready for the next cell, until there is something else to do.

        :param busy: function of seconds that tells whether there is, within that time.
        """
        while self._between and not self._reap(os.WNOHANG):
            if busy(MOMENT):
                return
        self._pages.take_back(busy)

    def clean_up(self):
        """Wait for the process between this one and its last copy, before user code waits for its children."""
        if self._between:
            self._reap(0)

    def _reap(self, options):
        """Tell whether the process in between has ended."""
        while True:
            try:
                ended = os.waitpid(self._between, options)[0]
                break
            except OSError as error:
                if error.errno == errno.ECHILD:  # user code has waited for everything there was
                    ended = True
                    break
                if error.errno != errno.EINTR:
                    raise
        if ended:
            self._between = 0
        return bool(ended)

    def _take(self, count, hurry):
        self.clean_up()
        objection = self._policy.objection()
        self._tell(objection)
        if objection is not None:
            self._changed = hurry  # at rest: nothing will be better before something has run
            return None
        self._prints[self._number] = fingerprints(self._variables())
        for number in sorted(self._prints)[1:-PRINTS]:
            del self._prints[number]
        name, self._name = self._name, None
        if hurry:
            self._pages.forget()
        else:
            self._pages.prepare()
        return self._fork_on({
            "name": name, "number": self._number, "count": count, "taken": monotonic(), "keep": self._policy.keep,
            "threads": safety.python_threads(), "size": safety.resident()}, hurry)

    def _tell(self, objection):
        objection = objection or ""
        if objection != self._objection:
            self._objection = objection
            self._body.link.send([packets.NO_COPY, objection.encode("utf-8")])

    def _fork_on(self, info, hurry):
        """Fork; in the copy, once it is awake, fork again, and again each time that a copy of a copy wakes up."""
        state = None
        while True:
            woken = self._fork(info, hurry)
            if woken is None:
                return state
            state, hurry = woken, True

    def _fork(self, info, hurry):
        """Return None in the worker; in a copy that is awake, what the adapter has told it.

        The copy is announced before there is one, so that little is left to do, and to write to, after the fork.  Where
        the fork fails, the adapter finds nobody at the other end of the socket.
        """
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        for sock in (ours, theirs):
            close_on_exec(sock.fileno())
        try:
            carried = Carried(self._body.keep + self._body.own + (ours.fileno(), theirs.fileno()), self._quiet)
            self._announce(ours, info)
            self._changed = False
            began, used = monotonic(), cpu_seconds()
            pid = fork()
            if not pid:
                state = be_copy(self._body, ours, theirs, carried, self._pages.give_away)
                self._between = 0
                self._pages.forget()
                return state
            # where others use the machine too, less has passed for this process than on the wall
            self._policy.taken(1000.0 * min(monotonic() - began, cpu_seconds() - used), info["size"], hurry)
            self._between = pid
        except OSError as error:
            self._tell("no process can be started (%s)" % os.strerror(error.errno))
        finally:
            if os.getpid() == self._body.link.owner:
                ours.close()
                theirs.close()
        return None

    def _announce(self, ours, info):
        try:
            send_fd(socket_on(self._body.handoff), ours.fileno())
        except (OSError, IOError) as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET):
                raise
            return  # the adapter is gone, and this process about to end
        self._body.link.send([packets.COPY, to_json(info)])
