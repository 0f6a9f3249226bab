"""Comms for Pythons that the ``comm`` package is not made for; the same methods, as far as kernels need them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging

from zmqkernel.protocol.message import new_session_id
from zmqkernel.shell.utils.importstring import import_item

_LOG = logging.getLogger("zmqkernel.comm")


class BaseComm(object):
    """One end of a conversation.

    :param target_name: what the other end is registered as.
    :param data: dict for the other end, with the opening; likewise ``metadata`` and ``buffers``.
    :param comm_id: identity of the conversation; a new one by default.
    :param primary: whether this end opens the conversation; the other end is not primary.
    :param target_module: module that a frontend loads to find the target.
    """

    def __init__(self, target_name="comm", data=None, metadata=None, buffers=None, comm_id=None, primary=True,
                 target_module=None, topic=None, _open_data=None, _close_data=None, **ignored):
        self.target_name = target_name
        self.target_module = target_module
        self.comm_id = comm_id or new_session_id()
        self.primary = primary
        self.topic = topic or ("comm-%s" % self.comm_id).encode("ascii")
        self._open_data = _open_data or {}
        self._close_data = _close_data or {}
        self._on_msg = self._on_close = None
        self._closed = True
        if primary:
            self.open(data, metadata, buffers)
        else:
            self._closed = False

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        """Publish a message; how, is for a subclass to say."""
        raise NotImplementedError("a comm without a kernel has nowhere to publish %s" % msg_type)

    def open(self, data=None, metadata=None, buffers=None):
        """Open the conversation."""
        from .comms import active_manager
        manager = active_manager()
        manager.register_comm(self)
        try:
            self.publish_msg("comm_open", self._open_data if data is None else data, metadata, buffers,
                             target_name=self.target_name, target_module=self.target_module)
        except Exception:
            manager.unregister_comm(self)
            raise
        self._closed = False

    def close(self, data=None, metadata=None, buffers=None, deleting=False):
        """Close the conversation.  May be called twice."""
        if self._closed:
            return
        self._closed = True
        self.publish_msg("comm_close", self._close_data if data is None else data, metadata, buffers)
        if not deleting:
            from .comms import active_manager
            active_manager().unregister_comm(self)

    def send(self, data=None, metadata=None, buffers=None):
        """Send a message to the other end."""
        self.publish_msg("comm_msg", data, metadata, buffers)

    def on_msg(self, callback):
        """Have ``callback(message)`` called for each message of the other end; None takes it away."""
        self._on_msg = callback

    def on_close(self, callback):
        """Have ``callback(message)`` called when the other end closes; None takes it away."""
        self._on_close = callback

    def handle_msg(self, msg):
        """Take a message of the other end (a dict as ``jupyter_client`` makes them)."""
        _call_between_events(self._on_msg, msg)

    def handle_close(self, msg):
        """Take the other end's closing."""
        _call_between_events(self._on_close, msg)

    def __del__(self):
        self.close(deleting=True)


class BaseCommManager(object):
    """Knows targets, and which comms are open."""

    def __init__(self):
        self.comms = {}
        self.targets = {}

    def register_target(self, target_name, f):
        """Have ``f(comm, message)`` called when a frontend opens a comm to ``target_name``.

        :param f: a function, or the dotted name of one.
        """
        self.targets[target_name] = import_item(f) if not callable(f) else f

    def unregister_target(self, target_name, f):
        """Forget a target; return its function."""
        return self.targets.pop(target_name)

    def register_comm(self, comm):
        """Take in an open comm; return its identity."""
        self.comms[comm.comm_id] = comm
        return comm.comm_id

    def unregister_comm(self, comm):
        """Forget a comm."""
        self.comms.pop(comm.comm_id, None)

    def get_comm(self, comm_id):
        """Return an open comm, or None."""
        comm = self.comms.get(comm_id)
        if comm is None:
            _LOG.warning("there is no comm %s", comm_id)
        return comm

    def comm_open(self, stream, ident, msg):
        """A frontend opens a comm: call the target's function, close again where that is not possible."""
        from .comm_classes import Comm
        content = msg["content"]
        comm = Comm(comm_id=content["comm_id"], primary=False, target_name=content["target_name"])
        self.register_comm(comm)
        function = self.targets.get(comm.target_name)
        try:
            if function is None:
                raise LookupError("nobody has registered the comm target %s" % comm.target_name)
            function(comm, msg)
        except Exception as error:  # whatever the target's function raises
            _LOG.error("cannot open comm %s: %s", comm.comm_id, error, exc_info=function is not None)
            comm.close()

    def comm_msg(self, stream, ident, msg):
        """A frontend's message over a comm."""
        self._deliver(msg, "handle_msg")

    def comm_close(self, stream, ident, msg):
        """A frontend closes a comm."""
        comm = self._deliver(msg, "handle_close")
        if comm is not None:
            comm._closed = True
            self.unregister_comm(comm)

    def _deliver(self, msg, method):
        comm = self.get_comm(msg["content"]["comm_id"])
        if comm is not None:
            try:
                getattr(comm, str(method))(msg)
            except Exception:  # whatever the comm's callback raises
                _LOG.error("the callback of comm %s failed", comm.comm_id, exc_info=True)
        return comm


def _call_between_events(callback, msg):
    """Call a comm's callback as a cell is run: between the events before and after execution."""
    if callback is None:
        return
    from zmqkernel.shell.getipython import get_ipython
    shell = get_ipython()
    if shell is None:
        callback(msg)
        return
    shell.events.trigger("pre_execute")
    callback(msg)
    shell.events.trigger("post_execute")
