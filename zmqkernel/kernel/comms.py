"""Comms: the messages of widgets, in both directions.

What user code sees are the classes of the ``comm`` package, with ours put in as ``comm.create_comm`` and
``comm.get_comm_manager``; where that package does not exist (Python 2), classes with the same methods
(:mod:`.comm_classes`).  Either is imported when the first comm is opened, or when user code imports ``comm``.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from ipython_compat.after_import import after_import


#: the comms of this process's kernel: comm objects are made by user code, which names no kernel.  In a list, because
#: comms close when they are deleted, and an attribute of a class must not be read while it is being replaced: CPython
#: before 3.13 then finds the object that is going away
_ACTIVE = [None]


class Comms(object):
    """The comms of a kernel.

    :param publisher: the :class:`~zmqkernel.ports.Publisher` for iopub.
    """

    def __init__(self, publisher):
        self.publisher = publisher
        self._manager = None

    @property
    def in_use(self):
        """Whether anybody has asked for the manager yet."""
        return self._manager is not None

    @property
    def manager(self):
        """The comm manager: knows the targets, and which comms are open."""
        if self._manager is None:
            from .comm_classes import CommManager
            self._manager = CommManager()
        return self._manager

    @manager.setter
    def manager(self, manager):
        self._manager = manager

    def activate(self):
        """Make these the comms that user code opens; connect the ``comm`` package when it is imported."""
        _ACTIVE[0] = self
        after_import("comm", _connect_comm_package)

    def deactivate(self):
        """Undo :meth:`activate`: comms reach nobody any more."""
        if _ACTIVE[0] is self:
            _ACTIVE[0] = None

    def handle(self, msg_type, message):
        """Hand a frontend's message to its comm.

        :param msg_type: ``comm_open``, ``comm_msg`` or ``comm_close``, which are the manager's methods too.
        """
        getattr(self.manager, str(msg_type))(None, list(message.identities), message.to_dict())

    def info(self, target_name=None):
        """Return the open comms: a dict from identity to ``{"target_name": ...}``.

        :param target_name: only those of this target.
        """
        if self._manager is None:
            return {}
        return dict((comm_id, {"target_name": comm.target_name}) for comm_id, comm in self._manager.comms.items()
                    if target_name in (None, comm.target_name))


def active_comms():
    """Return the comms of this process's kernel; where there is none, some that reach nobody."""
    if _ACTIVE[0] is None:
        _ACTIVE[0] = Comms(_Nobody())
    return _ACTIVE[0]


def active_manager():
    """Return the comm manager of this process's kernel."""
    return active_comms().manager


class _Nobody(object):
    """A publisher for comms that are opened where no kernel runs."""

    def publish(self, *args, **kwargs):
        """Do nothing: there is no frontend."""


def _connect_comm_package():
    comm = sys.modules["comm"]
    comm.create_comm = _create_comm
    comm.get_comm_manager = active_manager


def _create_comm(*args, **kwargs):
    from .comm_classes import Comm
    return Comm(*args, **kwargs)
