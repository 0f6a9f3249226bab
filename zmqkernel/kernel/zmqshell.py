"""The shell class of kernels that Jupyter frontends use.

Programs find out that they are in a notebook by the name of this class, by its attribute ``kernel`` and by the module
that it says it is from.  A terminal's shell is another class, also when it runs behind a kernel.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from traitlets import Any, CBool, Instance, Type, default

from ipython_compat.aliases import public
from zmqkernel.shell.display.publisher import DisplayPublisher
from zmqkernel.shell.execution.autocall import ZMQExitAutocall
from zmqkernel.shell.hooks import HANDED_OVER
from zmqkernel.shell.interactiveshell import InteractiveShell

from .cellfiles import XCachingCompiler

#: magics of a kernel, imported when they are used
_MAGICS = "zmqkernel.kernel.kernelmagics:KernelMagics"
_MAGIC_NAMES = ("clear", "detach", "less", "more", "man", "connect_info", "qtconsole", "autosave", "subshell")


@public("ipykernel.zmqshell")
class ZMQDisplayPublisher(DisplayPublisher):
    """Publishes displays to frontends; programs may look at the messages first.

    A hook is called with each message (a dict with ``header``, ``content`` and ``metadata``).  It returns the
    message, or None where the message is not to be sent.
    """

    def register_hook(self, hook):
        """Have ``hook(message)`` called before each message."""
        self._kernel_hooks().append(hook)

    def unregister_hook(self, hook):
        """Take a hook away; return whether it was there."""
        hooks = self._kernel_hooks()
        if hook not in hooks:
            return False
        hooks.remove(hook)
        return True

    def set_parent(self, parent):
        """Do nothing: a message's parent is the request that runs."""

    def _kernel_hooks(self):
        return self.shell.kernel.display_hooks


@public("ipykernel.zmqshell")
class ZMQInteractiveShell(InteractiveShell):
    """The shell behind a notebook, a console or an IDE."""

    kernel = Any(help="The kernel that this shell works for.")
    exiter = Instance(ZMQExitAutocall)
    display_pub_class = Type(ZMQDisplayPublisher)
    compiler_class = Type(XCachingCompiler)
    autoindent = CBool(False, help="Frontends indent.").tag(config=True)
    readline_use = CBool(False, help="Frontends edit.")

    #: whether the kernel stays when ``exit`` has closed its frontend
    keepkernel_on_exit = None

    @default("exiter")
    def _exiter_default(self):
        return ZMQExitAutocall(self)

    @property
    def parent_header(self):
        """The message that is being handled, as a dict."""
        return self.get_parent()

    def get_parent(self):
        """Return the message that is being handled, as a dict; an empty one where none is."""
        return self.kernel.get_parent("shell") if self.kernel is not None else {}

    def set_parent(self, parent):
        """Do nothing: the kernel knows what it handles.  Programs made for other kernels call it."""

    def init_hooks(self):
        """Show pages, and edit files, in the frontend."""
        super(ZMQInteractiveShell, self).init_hooks()
        self.set_hook("editor", _edit_in_frontend, 99)
        from zmqkernel.shell import paging
        from zmqkernel.shell.payloadpage import page
        self.set_hook("show_in_pager", paging.as_hook(page), 99)

    def init_magics(self):
        """Add the magics that only a kernel has."""
        super(ZMQInteractiveShell, self).init_magics()
        for name in _MAGIC_NAMES:
            self.magics_manager.register_lazy(name, _MAGICS, "line")

    def enable_gui(self, gui=None):
        """Keep the windows of a GUI library alive between cells, on the machine that the kernel runs on.

        :param gui: name of the library; None stops doing so; ``"asyncio"`` needs nothing, its loop always runs.
        :raises UnknownBackend: for a name that is not known.
        :raises ImportError: where the library is not installed.
        """
        if gui in (None, "inline", "asyncio", "agg"):
            self.active_eventloop = self._inputhook = None
            return
        from zmqkernel.shell.eventloops import get_inputhook_name_and_func
        self.active_eventloop, self._inputhook = get_inputhook_name_and_func(gui)

    _inputhook = None

    def inputhook(self, context):
        """Run the event loop that was chosen.

        :param context: a :class:`~.resting.RestContext`.
        """
        self._inputhook(context)

    def ask_exit(self):
        """Have the frontend close; the kernel ends too, unless told otherwise (``exit(keep_kernel=True)``)."""
        self.exit_now = not self.keepkernel_on_exit
        self.payload_manager.write_payload({
            "source": "ask_exit", "keepkernel": bool(self.keepkernel_on_exit)})

    def set_next_input(self, s, replace=False):
        """Have the frontend put text into a new input.

        :param s: the text.
        :param replace: whether it takes the place of the input that is running.
        """
        self.payload_manager.write_payload({"source": "set_next_input", "text": s, "replace": replace})


def _edit_in_frontend(shell, filename, linenum=None, wait=True):
    """Ask the frontend to open a file; see :func:`zmqkernel.shell.hooks.editor`."""
    shell.payload_manager.write_payload({
        "source": "edit_magic", "filename": os.path.abspath(filename), "line_number": linenum or 0})
    return HANDED_OVER
