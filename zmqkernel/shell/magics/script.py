"""Cells for other interpreters: ``%%script``, ``%%bash`` and its kin."""
from __future__ import absolute_import, division, print_function, unicode_literals

import atexit
import errno
import os
import weakref
from subprocess import PIPE, CalledProcessError  # noqa: F401  (PIPE: an old public name here)

from traitlets import Any, Dict, List, default

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments
from zmqkernel.shell.magics.base import Magics, cell_magic, line_magic, magics_class
from zmqkernel.shell.magics.table import default_script_magics

_PUBLIC = public("IPython.core.magics.script")

_ARGUMENTS = (
    argument("--out", type=to_native, help="Keep the output in this variable: text; with --bg, the pipe to read."),
    argument("--err", type=to_native, help="Keep the error output in this variable, in the same way."),
    argument("--bg", action="store_true",
             help="Run in the background. What is not kept by --out and --err is not seen."),
    argument("--proc", type=to_native, help="With --bg: keep the process object in this variable."),
    argument("--no-raise-error", action="store_false", dest="raise_error",
             help="Do not raise an exception when the program ends with another status than 0."),
)


@_PUBLIC
def script_args(f):
    """Declare the options of ``%%script`` for the magic ``f``."""
    for each in _ARGUMENTS:
        f = each(f)
    return f


@_PUBLIC
class RaiseAfterInterrupt(CalledProcessError):
    """A script was interrupted, and ended."""

    def __str__(self):
        return str("the script was interrupted")


@_PUBLIC
@magics_class
class ScriptMagics(Magics):
    """``%%script``, a cell magic for each interpreter of ``script_magics``, and ``%killbgscripts``."""

    event_loop = Any(None, help="Not used: nothing here needs an event loop.")

    script_magics = List(help="""
        Programs that are cell magics: ``%%name`` is short for ``%%script name``. Where a program is not found by its
        name, ``script_paths`` says where it is.
        """).tag(config=True)

    script_paths = Dict(help="""
        Where the programs of ``script_magics`` are: name -> path, such as ``{"ruby": "/opt/ruby/bin/ruby"}``. Needed
        only for those that $PATH does not lead to, or leads to another one.
        """).tag(config=True)

    @default("script_magics")
    def _default_script_magics(self):
        return default_script_magics()

    def __init__(self, shell=None):
        """Make the cell magics of the configured interpreters."""
        super(ScriptMagics, self).__init__(shell=shell)
        for name in self.script_magics:
            self.magics["cell"][to_native(name)] = self._make_script_magic(name)
        self.bg_processes = []
        # the shell must not be kept alive until the interpreter's end by its own clean-up
        mine = weakref.ref(self)
        atexit.register(lambda: mine() is not None and mine().kill_bg_processes())

    def _make_script_magic(self, name):
        """Return the cell magic of an interpreter."""
        program = self.script_paths.get(name, name)

        @magic_arguments(name)
        @script_args
        def named_script_magic(line, cell):
            return self.shebang("%s %s" % (program, line) if line else program, cell)

        named_script_magic.__doc__ = "%s\n\nRun the cell by %s: short for ``%%%%script %s``.\n" % (
            "%%" + name + " script magic", program, program)
        named_script_magic.__name__ = to_native(name)
        return named_script_magic

    @magic_arguments("script")
    @script_args
    @cell_magic("script")
    def shebang(self, line, cell):
        """Run the cell by a program, such as another interpreter.

            %%script bash
            for i in 1 2 3; do echo $i; done

        The cell is the program's standard input. Its output appears as it comes. A
        status other than 0 raises ``CalledProcessError``; Ctrl-C goes to the program.
        """
        from zmqkernel.shell.utils.process import arg_split
        try:
            words = arg_split(line, posix=os.name == "posix")
        except ValueError as exc:
            raise UsageError("%%%%script: %s in: %s" % (exc, line))
        args, argv = self.shebang.parser.parse_known_args(words)
        if not argv:
            self.shebang.parser.error("which program?")
        try:
            if args.bg:
                self._in_background(args, argv, cell)
            else:
                self._in_foreground(args, argv, cell)
        except EnvironmentError as exc:
            if exc.errno != errno.ENOENT:
                raise UsageError("cannot run %s: %s" % (argv[0], exc.strerror or exc))
            print("Couldn't find program: %r" % to_native(argv[0]))

    def _in_background(self, args, argv, cell):
        from zmqkernel.shell.magics.scriptprocess import start_background
        self.gc_bg_processes()
        process = start_background(argv, cell, bool(args.out or args.proc), bool(args.err or args.proc))
        self.bg_processes.append(process)
        for name, value in ((args.out, process.stdout), (args.err, process.stderr), (args.proc, process)):
            if name:
                self.shell.user_ns[name] = value

    def _in_foreground(self, args, argv, cell):
        from zmqkernel.shell.magics.scriptprocess import run
        status, out, err, interrupted = run(argv, cell, bool(args.out), bool(args.err))
        for name, value in ((args.out, out), (args.err, err)):
            if name:
                self.shell.user_ns[name] = to_native(value)
        if interrupted:
            print("\nInterrupted: %s" % argv[0])
        if args.raise_error and status:
            raise (RaiseAfterInterrupt if interrupted else CalledProcessError)(status, to_native(cell))

    @line_magic("killbgscripts")
    def killbgscripts(self, _nouse_=""):
        """End all programs that ``%%script --bg`` and its kin started and that still run."""
        self.kill_bg_processes()
        print("All background processes were killed.")

    def kill_bg_processes(self):
        """End all background programs: by SIGINT, else SIGTERM, else SIGKILL."""
        from zmqkernel.shell.magics.scriptprocess import stop
        self.gc_bg_processes()
        for process in self.bg_processes:
            stop(process)
        self.gc_bg_processes()

    def gc_bg_processes(self):
        """Forget the background programs that have ended."""
        self.bg_processes = [process for process in self.bg_processes if process.poll() is None]

    def stop_event_loop(self):
        """Close ``event_loop``, where somebody gave one."""
        if self.event_loop is not None:
            self.event_loop.close()
            self.event_loop = None
