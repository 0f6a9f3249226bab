"""A kernel that a terminal owns goes on without it.

Nothing of it may hold the terminal any more, or be in its session: a closed window would reach it otherwise, and
whoever waits for the terminal to be let go of would wait for ever.  So each of its processes begins a session of its
own and closes the descriptors that are the terminal's: this one here, the fork server and an idle worker when they are
told (packets), one that runs a cell by SIGHUP, the signal by which it may hear of it from the system as well.

Clients find the kernel by a connection file from then on, as they find any other.  Its sockets stay where they are,
unless that folder goes when the person logs out.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from zmqkernel.protocol.errors import ProtocolError


class CannotDetach(ProtocolError):
    """There is no terminal to go on without, or the system refuses what that takes."""


class Detaching(object):
    """Takes the kernel away from its terminal, once.

    :param adapter: :class:`~.loop.Adapter`.
    :param sockets: :class:`~.sockets.KernelSockets`.
    :param workers: :class:`~.workers.Workers`.
    :param inbox: :class:`~.signals.SignalInbox`.
    :param files: list of paths that are removed when the kernel has ended; it is added to.
    :param new_file: function that returns the path of a new connection file.
    :param new_folder: function that returns the path of a new private folder for sockets, or None where they are in a
        place that stays.
    """

    def __init__(self, adapter, sockets, workers, inbox, files, new_file, new_folder):
        self._adapter = adapter
        self._sockets = sockets
        self._workers = workers
        self._inbox = inbox
        self._files = files
        self._new_file = new_file
        self._new_folder = new_folder
        #: path of the connection file; None while the kernel belongs to a terminal
        self.path = None

    def __call__(self):
        """Go on without the terminal; return the path of the connection file.

        :raises ProtocolError: where the kernel cannot be made known; it still belongs to its terminal then.
        """
        if self.path is None:
            self.path = self._make_known()
            self._adapter.disown()
            _own_session()
            self._workers.detach()
            self._inbox.collect("SIGINT")
            self._inbox.ignore("SIGHUP")
        return self.path

    def _make_known(self):
        try:
            folder, path = self._new_folder(), self._new_file()
        except (OSError, IOError) as error:
            raise CannotDetach("there is no place for its sockets: %s" % error)
        connection = self._sockets.connection
        if folder is not None:
            self._workers.remove_later(folder)
            connection = self._sockets.listen_also(type(connection).new("ipc", folder=folder))
            for name in self._sockets.files[-len(connection.ports):]:
                self._workers.remove_later(name)
            self._files.append(folder)
        connection.write(path)
        self._workers.remove_later(path)
        self._files.append(path)
        return path


def _own_session():
    """Leave the terminal's session, and let go of its descriptors."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)
