"""``get_ipython().kernel``: the kernel as user code knows it.

User code asks it for the request that is running, publishes through its session, registers comm targets.  It is a
thin face over :class:`~zmqkernel.kernel.dispatch.Kernel`; nothing in this project needs it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from traitlets import Any, Dict, Unicode, default
from traitlets.config.configurable import SingletonConfigurable

from ipython_compat.aliases import public
from zmqkernel.protocol import kernelinfo, schema
from zmqkernel.protocol.message import MessageFactory, new_session_id

from .sessions import Session, Stream


@public("ipykernel.kernelbase")
class Kernel(SingletonConfigurable):
    """What kernels have in common."""

    shell = Any(help="The shell.", allow_none=True)
    session = Any(help="Sends messages.")
    iopub_socket = Any(help="Stands for the iopub channel in calls of the session.")
    shell_stream = Any(help="Stands for the shell channel.")
    control_stream = Any(help="Stands for the control channel.")
    stdin_socket = Any(help="Stands for the stdin channel.")
    profile_dir = Any(help="The profile's folder.", allow_none=True)
    user_module = Any(help="The module whose namespace cells run in.", allow_none=True)
    user_ns = Any(help="The namespace that cells run in.", allow_none=True)
    eventloop = Any(help="The event loop of a GUI that runs between cells.", allow_none=True)
    ident = Unicode(help="Identity of this kernel.")
    settings = Dict()

    implementation = "ipython"
    implementation_version = ""
    processes = {}

    def __init__(self, dispatcher=None, **traits):
        """Make a face for ``dispatcher``, a :class:`zmqkernel.kernel.dispatch.Kernel`."""
        self._dispatcher = dispatcher
        #: functions that see each display message before it is sent
        self.display_hooks = []
        super(Kernel, self).__init__(**traits)

    @default("ident")
    def _ident_default(self):
        return new_session_id()

    @default("iopub_socket")
    def _iopub_socket_default(self):
        return Stream("iopub")

    @default("shell_stream")
    def _shell_stream_default(self):
        return Stream("shell")

    @default("control_stream")
    def _control_stream_default(self):
        return Stream("control")

    @default("stdin_socket")
    def _stdin_socket_default(self):
        return Stream("stdin")

    @default("session")
    def _session_default(self):
        return Session(self._dispatcher.publisher if self._dispatcher else None, MessageFactory(
            self._parent_session()), parent=self)

    @property
    def shell_streams(self):
        """The channels that requests come from."""
        return [self.shell_stream, self.control_stream]

    @property
    def language_info(self):
        """What a frontend needs to know to edit and save code of this kernel's language."""
        return kernelinfo.language_info()

    @property
    def help_links(self):
        """The links of a frontend's help menu."""
        return kernelinfo.help_links()

    @property
    def kernel_info(self):
        """The content of a ``kernel_info_reply``."""
        return kernelinfo.kernel_info(self.implementation_version, self.banner)

    @property
    def banner(self):
        """What a frontend shows when it has connected."""
        return getattr(self.shell, "banner", "")

    @property
    def msg_types(self):
        """The requests that the shell channel takes."""
        return sorted(schema.CHANNELS["shell"])

    @property
    def control_msg_types(self):
        """The requests that the control channel takes."""
        return sorted(schema.CHANNELS["control"])

    @property
    def comm_manager(self):
        """Knows the comm targets, and the comms that are open."""
        return self._dispatcher.comms.manager

    @property
    def _allow_stdin(self):
        request = self._dispatcher.request
        return bool(request and request.allow_stdin)

    @property
    def _parent_header(self):
        return self.get_parent()

    def get_parent(self, channel=None):
        """Return the message that is being handled, or was handled last, as a dict; empty before the first.

        :param channel: ignored: one request is handled at a time.
        """
        parent = self._dispatcher.parent if self._dispatcher else None
        return parent.to_dict() if parent is not None else {}

    def set_parent(self, ident, parent, channel="shell"):
        """Do nothing: the kernel knows what it handles.  Programs made for other kernels call it."""

    def send_response(self, stream, msg_or_type, content=None, ident=None, buffers=None, track=False, header=None,
                      metadata=None, channel=None):
        """Send a message that answers the request that is running.

        :param stream: where: :attr:`iopub_socket`.
        """
        return self.session.send(stream, msg_or_type, content, self.get_parent(), ident, buffers, track, header,
                                 metadata)

    def raw_input(self, prompt=""):
        """Ask the person at the frontend for a line."""
        from .stdin import _answer
        return _answer(self._dispatcher.read_input, prompt, False)

    def getpass(self, prompt="", stream=None, **options):
        """Ask the person at the frontend for a password."""
        from .stdin import _answer
        return _answer(self._dispatcher.read_input, prompt, True)

    def init_metadata(self, parent):
        """Return the metadata that a reply begins with."""
        return {"dependencies_met": True}

    def finish_metadata(self, parent, metadata, reply_content):
        """Return the metadata of a reply."""
        return dict(metadata, status=reply_content.get("status", "ok"))

    def do_one_iteration(self):
        """Do nothing: the adapter takes messages in while a cell runs, and they wait for their turn."""

    def _parent_session(self):
        parent = self._dispatcher.parent if self._dispatcher else None
        return parent.session if parent is not None else None


@public("ipykernel.ipkernel")
class IPythonKernel(Kernel):
    """The kernel of a shell."""

    @property
    def execution_count(self):
        """Number of the next cell that is stored in the history."""
        return self.shell.execution_count

    @execution_count.setter
    def execution_count(self, value):
        """Accept and forget: the shell counts."""

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **ignored):
        """Run a cell; return the content of an ``execute_reply``."""
        return self._dispatcher.interpreter.execute(
            code, silent=silent, store_history=store_history, user_expressions=user_expressions,
            allow_stdin=allow_stdin, cell_id=ignored.get("cell_id"))

    def do_complete(self, code, cursor_pos):
        """Return the content of a ``complete_reply``."""
        return self._dispatcher.interpreter.complete(code, cursor_pos)

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        """Return the content of an ``inspect_reply``."""
        return self._dispatcher.interpreter.inspect(code, cursor_pos, detail_level)

    def do_is_complete(self, code):
        """Return the content of an ``is_complete_reply``."""
        return self._dispatcher.interpreter.is_complete(code)

    def do_history(self, hist_access_type, output, raw, session=0, start=0, stop=None, n=None, pattern=None,
                   unique=False):
        """Return the content of a ``history_reply``."""
        return self._dispatcher.interpreter.history(
            hist_access_type, output=output, raw=raw, session=session, start=start, stop=stop, n=n, pattern=pattern,
            unique=unique)

    def do_shutdown(self, restart):
        """Leave the shell; return the content of a ``shutdown_reply``."""
        self._dispatcher.interpreter.shutdown(restart)
        return {"status": "ok", "restart": restart}
