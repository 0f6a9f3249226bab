"""The session of a worker: a shell from the user's configuration, behind a kernel."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import os
import sys

from ipython_compat import to_native
from ipython_compat.modules import is_importable

from .continuity import HistoryKeeper, restore
from .loop import Session


class ShellOptions(object):
    """How to make the shell; see :func:`zmqkernel.application.startup.build_shell`.

    :param shell_class: dotted name.
    :param jupyter: whether Jupyter frontends are expected, and programs are to find what they look for there.
    :param version: version of this distribution.
    :param debug: whether to tell about modules that cannot be imported beforehand.
    :param settings: further arguments of ``build_shell``.
    """

    def __init__(self, shell_class, jupyter, version, debug=False, **settings):
        self.shell_class = shell_class
        self.jupyter = jupyter
        self.version = version
        self.debug = debug
        self.settings = settings


#: what every session needs, besides its shell class
MODULES = (
    "ctypes", "getpass", "zmqkernel.application.startup", "zmqkernel.kernel.dispatch", "zmqkernel.kernel.handlers",
    "zmqkernel.kernel.interpreter", "zmqkernel.kernel.attaching", "zmqkernel.shell.display.sinks",
    "zmqkernel.worker.process",
)

#: what programs look for in ``sys.modules`` before they display anything, in a kernel as in a terminal
JUPYTER_MODULES = ("IPython", "zmqkernel.worker.notebookstreams", "IPython.core.interactiveshell",
                   "IPython.core.magics.namespace")

#: what a terminal's first cell needs; loaded last, for a worker may be asked for before
FIRST_CELL_MODULES = (
    "zmqkernel.shell.execution.transform", "zmqkernel.shell.history.manager", "zmqkernel.shell.display.hook",
    "zmqkernel.shell.display.publisher", "zmqkernel.shell.execution.prefilter", "zmqkernel.shell.payload",
    "zmqkernel.shell.display.formatters", "zmqkernel.shell.logger",
)


def preload(options):
    """Import what sessions need; runs no user code.

    What cannot be imported is left to the worker, which can say so.

    :param options: :class:`ShellOptions`.
    """
    wanted = MODULES + (options.shell_class.rpartition(".")[0],) + FIRST_CELL_MODULES
    for name in wanted + (JUPYTER_MODULES if options.jupyter else ()):
        try:
            importlib.import_module(to_native(name))
        except ImportError as error:
            if options.debug:
                sys.stderr.write("cannot preload %s: %s\n" % (name, error))


def show_figures_inline():
    """Have matplotlib draw into the notebook, unless the environment names another backend.

    By a variable of the environment: matplotlib is not imported here, and asks for it when it is.
    """
    if "MPLBACKEND" not in os.environ and is_importable(str("matplotlib_inline")):
        os.environ[str("MPLBACKEND")] = str("module://matplotlib_inline.backend_inline")


def build(ports, options):
    """Return the :class:`~.loop.Session`.

    :param ports: :class:`~.process.Ports`.
    :param options: :class:`ShellOptions`.
    :raises SystemExit: where the configuration cannot be used; the reason is in it, or has been printed.
    """
    from traitlets import TraitError
    from zmqkernel.application.startup import build_shell, run_startup
    from zmqkernel.kernel.attaching import attach
    from zmqkernel.kernel.dispatch import Kernel
    from zmqkernel.kernel.interpreter import ShellInterpreter
    from zmqkernel.shell.display.sinks import StreamSink
    from zmqkernel.worker.policy import Checkpoints

    if options.jupyter:
        from zmqkernel.kernel import standin
        standin.install()
        show_figures_inline()
    try:
        shell = build_shell(options.shell_class, **options.settings)
    except TraitError as error:
        sys.exit("%s" % error)
    restore(shell, ports.start)
    if ports.orders is not None:
        from zmqkernel.worker.magics import CheckpointMagics, OrderSender
        shell.register_magics(CheckpointMagics(shell, OrderSender(*ports.orders)))
    interpreter = ShellInterpreter(shell, options.version)
    kernel = Kernel(interpreter, ports.publisher, ports.input_reader)
    sinks = {True: StreamSink(shell), False: attach(kernel, shell, options.version)}

    def show_on(terminal):
        """Have results shown on the terminal, or published."""
        shell.sink = sinks[terminal]

    show_on(False)

    def start():
        """Run what comes before the first cell; let a terminal know what that has changed of it."""
        run_startup(shell)
        news = shell.startup_news() if hasattr(shell, "startup_news") else None
        if news is not None:
            ports.publisher.publish("terminal_news", news)

    return Session(kernel, HistoryKeeper(shell, interpreter), show_on, start,
                   interpreter.shutdown, Checkpoints(parent=shell))
