"""The seams of the engine: what one layer asks of another, as small abstract classes.

A shell publishes through an :class:`OutputSink`; a kernel runs code through an :class:`Interpreter`, publishes through
a :class:`Publisher` and asks the person through an :class:`InputReader`; a frontend reaches a kernel through a
:class:`Transport`.  Who implements a port does not know who uses it, and the other way round; ``zmqkernel.launch``
brings the two together.

This module imports nothing of the project and knows no message format, no socket and no process.
"""
from __future__ import absolute_import, division, print_function, unicode_literals


class StdinNotAllowed(RuntimeError):
    """Input was asked for while the frontend that sent the request cannot answer ``input_request``."""


class Publisher(object):
    """Sends messages to every frontend that listens (iopub)."""

    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        """Publish one message, after all output that the process has written so far.

        :param msg_type: type of the message, as ``"display_data"``.
        :param content: dict, fit for JSON.
        :param metadata: dict or None.
        :param buffers: list of bytes-like objects that travel beside the JSON, or None.
        :param parent: header (dict or raw bytes) the message answers to; None: the request that is running.
        """
        raise NotImplementedError


class InputReader(object):
    """Asks the person at the frontend for a line (the stdin channel)."""

    def read(self, prompt, password=False):
        """Ask for one line and wait for it.

        :param prompt: text to show.
        :param password: whether the frontend must not echo what is typed.
        :return: the text, without the end of line.
        :raises StdinNotAllowed: where the request that runs said ``allow_stdin: false``.
        :raises EOFError: where the frontend answered with end of file, or is gone.
        :raises KeyboardInterrupt: where the person interrupted instead of answering.
        """
        raise NotImplementedError


class OutputSink(object):
    """Where a shell puts what it shows: the terminal, or messages to frontends."""

    def result(self, execution_count, data, metadata):
        """Show the value of a cell.

        :param execution_count: number of the cell.
        :param data: MIME bundle: dict from MIME type to value.
        :param metadata: dict from MIME type to dict.
        """
        raise NotImplementedError

    def display(self, data, metadata, transient=None, update=False, buffers=None):
        """Show an object that ``display()`` was called with.

        :param data: MIME bundle.
        :param metadata: dict.
        :param transient: dict of what must not be stored with the output (``display_id``), or None.
        :param update: whether to replace an earlier display of the same ``display_id``.
        :param buffers: list of bytes-like objects beside the bundle, or None.
        """
        raise NotImplementedError

    def clear(self, wait=False):
        """Remove what the cell has shown so far.

        :param wait: whether to remove it only when the next output comes.
        """
        raise NotImplementedError

    def error(self, etype, evalue, stb):
        """Show the traceback of an exception.

        :param etype: the exception's class.
        :param evalue: the exception.
        :param stb: the formatted traceback: list of text lines, with colours.
        """
        raise NotImplementedError


class Interpreter(object):
    """What the kernel's handlers need of a shell.  Each method returns the content of the reply, a dict."""

    #: number of the next cell that is stored in the history
    execution_count = 1

    #: whether code that ran has asked for the end of the kernel (``exit``)
    exit_requested = False

    def execute(self, code, silent=False, store_history=True, user_expressions=None, allow_stdin=True,
                cell_id=None, metadata=None):
        """Run a cell; content of ``execute_reply`` (ok or error, with payload and user expressions)."""
        raise NotImplementedError

    def complete(self, code, cursor_pos):
        """Complete at ``cursor_pos`` (in code points); content of ``complete_reply``."""
        raise NotImplementedError

    def inspect(self, code, cursor_pos, detail_level=0):
        """Describe the name at ``cursor_pos`` (in code points); content of ``inspect_reply``."""
        raise NotImplementedError

    def is_complete(self, code):
        """Tell whether ``code`` is ready to run; content of ``is_complete_reply``."""
        raise NotImplementedError

    def history(self, hist_access_type, output=False, raw=True, session=0, start=0, stop=None, n=None,
                pattern=None, unique=False):
        """Look up earlier input; content of ``history_reply``."""
        raise NotImplementedError

    def rest(self, fd, is_readable):
        """Run what user code has left running (tasks, windows) until descriptor ``fd`` becomes readable.

        :param is_readable: function that tells whether it is.
        :return: False where there is nothing to run; then the caller waits by itself.
        """
        return False

    def linger(self, fd, seconds):
        """As :meth:`rest`, for some time at most.

        :param seconds: the time.
        :return: whether there was anything to run; where not, the caller waits by itself.
        """
        return False

    def windows_are_gone(self):
        """Run no event loop of windows any more: they belong to the process that this one is a copy of."""

    def flush(self):
        """Write out what may be written after the reply has gone (history)."""

    def shutdown(self, restart=False):
        """Leave: run exit handlers of the shell, write out history."""


class Transport(object):
    """What a frontend's client sends requests through: sockets, or a kernel in the same process.

    Channels are named ``"shell"``, ``"control"``, ``"stdin"`` and ``"iopub"``.  A transport may be called from several
    threads at once.
    """

    def send(self, channel, message):
        """Send a message (``zmqkernel.protocol.message.Message``) on a channel.

        :raises zmqkernel.protocol.errors.ChannelClosed: after :meth:`close`.
        """
        raise NotImplementedError

    def receive(self):
        """Return what has arrived, without waiting: a list of pairs (channel name, message), oldest first."""
        raise NotImplementedError

    def wait(self, timeout=None, also=()):
        """Wait until :meth:`receive` may have something to return.

        :param timeout: seconds; None waits without limit.
        :param also: descriptors; the wait ends as well when one of them becomes readable.
        """
        raise NotImplementedError

    def filenos(self):
        """Return the descriptors that become readable when :meth:`receive` may have something to return."""
        raise NotImplementedError

    def close(self):
        """Let go of sockets and descriptors.  May be called twice."""
        raise NotImplementedError
