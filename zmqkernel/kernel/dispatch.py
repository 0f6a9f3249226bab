"""From a message to its handler, and to a reply.

A kernel is a table: message type -> handler.  A handler is a function of the kernel and the request that returns the
content of the reply (or a :class:`Reply`, where there is more to say than content).  A handler that raises makes an
error reply; the kernel goes on.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging
import sys

from zmqkernel.ports import StdinNotAllowed
from zmqkernel.protocol import schema
from zmqkernel.protocol.errors import NotSerializable, ProtocolError, UnknownMessageType
from zmqkernel.protocol.message import to_json

from .comms import Comms
from .failures import error_content
from .stdin import FrontendInput, NoContext

_LOG = logging.getLogger("zmqkernel.kernel")


class Reply(object):
    """What a handler has to say.

    :param msg_type: type of the reply message.
    :param content: dict.
    :param metadata: dict or None.
    :param buffers: list of bytes-like objects, or None.
    :param aborts_queue: whether the requests that wait behind this one have to be aborted (``stop_on_error``).
    """

    __slots__ = ("msg_type", "content", "metadata", "buffers", "aborts_queue")

    def __init__(self, msg_type, content, metadata=None, buffers=None, aborts_queue=False):
        self.msg_type = msg_type
        self.content = content
        self.metadata = metadata
        self.buffers = buffers
        self.aborts_queue = aborts_queue

    def to_json(self):
        """Return metadata and content as JSON in bytes; a content that cannot be sent becomes an error."""
        try:
            return to_json(self.metadata), to_json(self.content)
        except NotSerializable as error:
            return to_json(self.metadata), to_json(error_content(error))


class Request(object):
    """A message that is being handled.

    :param message: the message.
    :param terminal: whether this process holds the terminal for it (the terminal lease).
    :param announced: number of the cell under which its code was published; None where it was not.
    """

    def __init__(self, message, terminal=False, announced=None):
        self.message = message
        self.terminal = terminal
        self.announced = announced
        self.content = schema.content_with_defaults(message.msg_type, message.content)
        self.allow_stdin = bool(self.content.get("allow_stdin"))

    @property
    def raw_header(self):
        """The bytes that messages caused by this request carry as their parent header."""
        return self.message.raw_header


class Kernel(object):
    """Handles requests, one at a time.

    :param interpreter: the :class:`~zmqkernel.ports.Interpreter` that runs code.
    :param publisher: the :class:`~zmqkernel.ports.Publisher` for iopub.
    :param input_reader: the :class:`~zmqkernel.ports.InputReader` that asks the frontend.
    :param comms: the :class:`~zmqkernel.kernel.comms.Comms`; by default its own.
    :param handlers: table from message type to handler; the default is all of :mod:`zmqkernel.kernel.handlers`.
    """

    def __init__(self, interpreter, publisher, input_reader, comms=None, handlers=None):
        if handlers is None:
            from .handlers import HANDLERS as handlers
        self.interpreter = interpreter
        self.publisher = publisher
        self.input_reader = input_reader
        self.handlers = dict(handlers)
        self.request = None
        self.last_request = None
        self.comms = Comms(publisher) if comms is None else comms
        #: context that each message is handled in
        self.surroundings = NoContext()
        self._frontend_input = FrontendInput(self.read_input)

    @property
    def parent(self):
        """The message that is being handled, or else the last one that was; None before the first.

        Output of a thread that prints after its cell has ended belongs to that cell, as far as anybody can tell.
        """
        request = self.request or self.last_request
        return request.message if request else None

    def handle(self, message, terminal=False, announced=None):
        """Handle one message.

        :param message: the request, or a comm message.
        :param terminal: whether this process holds the terminal, so that ``input`` reads from it and need not ask
            the frontend.
        :param announced: number under which the code of a cell was published already; None where it was not.
        :return: a :class:`Reply`; None for a message that has no reply.
        """
        msg_type = message.msg_type
        try:
            handler = self._handler(msg_type)
            schema.check_content(msg_type, message.content)
            request = Request(message, terminal, announced)
        except ProtocolError as error:
            _LOG.warning("refused a message: %s", error)
            return None if msg_type in schema.ONE_WAY else Reply(schema.reply_type(msg_type), error_content(error))
        previous, self.request = self.request, request
        try:
            with self.surroundings:
                return self._run(handler, request)
        finally:
            self.last_request = request
            self.request = previous

    def read_input(self, prompt, password=False):
        """Ask the frontend of the running request for a line.

        :raises StdinNotAllowed: where its request said that it cannot answer, or none is running.
        """
        if self.request is None or not self.request.allow_stdin:
            raise StdinNotAllowed(
                "input was asked for, but the frontend that sent this request takes no input requests")
        return self.input_reader.read(prompt, password)

    def input_context(self, request):
        """Return the context in which the code of ``request`` has to run, for ``input`` to reach the right person."""
        return NoContext() if request.terminal else self._frontend_input

    def _handler(self, msg_type):
        try:
            return self.handlers[msg_type]
        except KeyError:
            raise UnknownMessageType('message type "%s" is not handled by this kernel' % msg_type)

    def _run(self, handler, request):
        msg_type = request.message.msg_type
        one_way = msg_type in schema.ONE_WAY
        try:
            answer = handler(self, request)
        except SystemExit:
            raise
        except:  # noqa: E722  (Python 2 raises instances of old classes, too)
            error = sys.exc_info()[1]
            if not isinstance(error, KeyboardInterrupt):
                _LOG.error("the handler of %s failed", msg_type, exc_info=True)
            answer = error_content(error, with_traceback=True)
        if one_way:
            return None
        return answer if isinstance(answer, Reply) else Reply(schema.reply_type(msg_type), answer)
