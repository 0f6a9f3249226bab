"""Puts the parts of an adapter together, and says what it answers by itself."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_text
from ipython_compat.descriptors import nonblocking


def assemble(plan, plumbing, sockets, workers, inbox, log):
    """Return the adapter, put together.

    :param plan: :class:`KernelPlan`.
    :param plumbing: object with ``mark_prefix`` and ``read_ends``, as :class:`Plumbing`.
    :param sockets: :class:`zmqkernel.adapter.sockets.KernelSockets`.
    :param workers: :class:`zmqkernel.adapter.workers.Workers`, or what stands for it.
    :param inbox: :class:`zmqkernel.adapter.signals.SignalInbox`, or what stands for it.
    :param log: :class:`zmqkernel.adapter.log.Log`.
    """
    from zmqkernel.adapter.absence import Absence
    from zmqkernel.adapter.iopub import IopubPublisher
    from zmqkernel.adapter.journal import Journal
    from zmqkernel.adapter.loop import Adapter
    from zmqkernel.adapter.output import MarkedReader, Output
    from zmqkernel.adapter.ownerline import OwnerLine
    from zmqkernel.adapter.ownership import Owner
    from zmqkernel.adapter.requests import Requests
    from zmqkernel.protocol import kernelinfo
    from zmqkernel.protocol.message import MessageFactory
    from zmqkernel.protocol.wire import Wire
    connection = sockets.connection
    wire = Wire(connection.key_bytes, connection.signature_scheme)
    factory = MessageFactory(origin="adapter")
    journal = Journal(factory)
    line = None if plan.line is None else OwnerLine(plan.line)
    absence = Absence(sockets.peers, journal, owned=line is not None)
    iopub = IopubPublisher(sockets["iopub"], wire, factory, log, journal=journal, line=line)
    readers = [MarkedReader(nonblocking(fd), plumbing.mark_prefix) for fd in plumbing.read_ends[:2]]
    output = Output(iopub.publish, *readers)
    answers = {}
    requests = Requests(sockets, wire, factory, iopub, log, answers, plan.owner_session, line)
    adapter = Adapter(sockets, iopub, output, requests, workers, inbox, Owner(plan.lifeline, plan.parent), log,
                      absence, next(iter(plumbing.read_ends[2:]), None), line)
    answers.update({
        "kernel_info_request": lambda channel, message: kernelinfo.kernel_info(plan.shell_options.version),
        "connect_request": lambda channel, message: dict(
            ((name, port) for name, port in connection.to_dict().items() if name.endswith("_port")), status="ok"),
        "interrupt_request": lambda channel, message: _done(adapter.interrupt()),
        "abandon_request": lambda channel, message: _done(adapter.abandon(message.content.get("request"))),
        "shutdown_request": lambda channel, message: _shutdown(adapter, iopub, message),
        "detach_request": lambda channel, message: _detach(adapter),
        "journal_request": lambda channel, message: absence.answer(message, *adapter.progress()),
    })
    return adapter


def _done(nothing):
    return {"status": "ok"}


def _detach(adapter):
    """Answer ``detach_request``: the kernel goes on without the terminal that owns it."""
    from zmqkernel.protocol.errors import ProtocolError
    try:
        return {"status": "ok", "connection_file": adapter.detach()}
    except ProtocolError as error:
        return {"status": "error", "ename": to_text(type(error).__name__), "evalue": "%s" % error, "traceback": []}


def _shutdown(adapter, iopub, message):
    """Answer ``shutdown_request``; every client is told, and the kernel ends.

    With the field ``patient``, of our own clients, the worker takes the time that its threads and exit handlers take.
    """
    from zmqkernel.protocol import jsontext
    content = {"status": "ok", "restart": message.content.get("restart") is True}
    iopub.publish("shutdown_reply", jsontext.dumps(content), message.raw_header)
    adapter.leave(content["restart"], patient=message.content.get("patient") is True)
    return content
