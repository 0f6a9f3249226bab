"""Magics that run code (``IPython.core.magics.execution``): the family, made of its parts.

``.timing`` has ``%time`` and ``%timeit``, ``.profiling`` ``%prun``, ``.running`` ``%run``, ``.debugging`` ``%debug``,
``%pdb`` and ``%tb``; here are ``%macro``, ``%%capture`` and ``%code_wrap``.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_native
from ipython_compat.aliases import public
from ipython_compat.lazymodule import install
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.macro import Macro
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import cell_magic, combined, line_cell_magic, line_magic
from zmqkernel.shell.magics.debugging import DebuggingMagics, parse_breakpoint  # noqa: F401
from zmqkernel.shell.magics.profiling import ProfilingMagics
from zmqkernel.shell.magics.running import RunningMagics
from zmqkernel.shell.magics.timing import (  # noqa: F401
    TimeitResult, TimeitTemplateFiller, Timer, TimingMagics, _format_time)


@public("IPython.core.magics.execution")
@combined
class ExecutionMagics(TimingMagics, ProfilingMagics, RunningMagics, DebuggingMagics):
    """Run, time, profile, debug and record code."""

    def __init__(self, shell):
        """Bind to a shell."""
        super(ExecutionMagics, self).__init__(shell)
        self._transformers = {}
        self.default_runner = self.shell.safe_execfile if shell is not None else None

    @line_magic
    def macro(self, parameter_s=""):
        """Give inputs a name, by which they are run again.

        %macro [-r] [-q] name what ...      what: ranges of inputs (see ``%history``),
                                            files, variables with text
        %macro                              return the names of the macros

        Typing the name runs them. ``print(name)`` shows them, ``%edit name`` changes
        them, ``%store name`` keeps them for other sessions.

        -r    as typed, not the Python that magics stand for
        -q    do not print the macro
        """
        options, words = self.parse_options(parameter_s, "rq", mode="list")
        if not words:
            return sorted(name for name, value in self.shell.user_ns.items() if isinstance(value, Macro))
        if len(words) == 1:
            raise UsageError("%%macro: insufficient args; usage '%%macro name n1-n2 n3-4...' (%s of what?)" % words[0])
        name = words[0]
        try:
            lines = self.shell.find_user_code(" ".join(words[1:]), "r" in options)
        except (ValueError, TypeError) as exc:
            print(exc.args[0])
            return None
        macro = Macro(lines)
        self.shell.define_macro(name, macro)
        if "q" not in options:
            print("Macro `%s` created. To execute, type its name (without quotes)." % name)
            print("=== Macro contents: ===")
            print(macro, end=" ")
        return None

    @magic_arguments()
    @argument("output", type=to_native, default="", nargs="?",
              help="The variable that keeps the output: its attributes are stdout, stderr and outputs, and show() "
                   "shows it again. Without it, the output is thrown away.")
    @argument("--no-stderr", action="store_true", help="Let stderr through.")
    @argument("--no-stdout", action="store_true", help="Let stdout through.")
    @argument("--no-display", action="store_true", help="Let what is displayed through.")
    @cell_magic
    def capture(self, line, cell):
        """Run the cell, and keep its output from being shown."""
        args = parse_argstring(self.capture, line)
        from zmqkernel.shell.utils.capture import capture_output
        with capture_output(not args.no_stdout, not args.no_stderr, not args.no_display) as captured:
            self.shell.run_cell(cell)
        if not args.output:
            return
        if self.shell.displayhook.semicolon_at_end_of_expression(cell):
            self.shell.user_ns.pop(args.output, None)
        else:
            self.shell.user_ns[args.output] = captured

    @magic_arguments()
    @argument("name", type=to_native, default="default", nargs="?", help="Name of the wrapping.")
    @argument("--remove", action="store_true", help="Take it away.")
    @argument("--list", action="store_true", help="List the names.")
    @argument("--list-all", action="store_true", help="List the names and the code.")
    @line_cell_magic
    def code_wrap(self, line, cell=None):
        """Put code around every cell from now on.

            %%code_wrap timed
            from time import perf_counter
            start = perf_counter()
            __code__
            print(perf_counter() - start)
            __ret__

        ``__code__`` stands for the cell, and ``__ret__`` for the value of its last
        expression.
        """
        args = parse_argstring(self.code_wrap, line)
        if args.list or args.list_all:
            self._list_wrappings(args.list_all)
        elif args.remove:
            self._remove_wrapping(args.name)
        elif cell is None:
            raise UsageError("%code_wrap: which code? (usage: %%code_wrap NAME and the code below, "
                             "%code_wrap --remove NAME, --list, --list-all)")
        else:
            self._add_wrapping(args.name, cell)

    def _list_wrappings(self, with_code):
        for name, (_, code) in sorted(self._transformers.items()):
            print(name + " :" if with_code else name)
            if with_code:
                print("\n".join("    " + each for each in code.splitlines()) + "\n")

    def _remove_wrapping(self, name):
        if name not in self._transformers:
            raise UsageError("%%code_wrap: no wrapping is called %s" % name)
        transformer, _ = self._transformers.pop(name)
        if transformer in self.shell.ast_transformers:
            self.shell.ast_transformers.remove(transformer)

    def _add_wrapping(self, name, code):
        from zmqkernel.shell.magics.ast_mod import ReplaceCodeTransformer
        try:
            transformer = ReplaceCodeTransformer.from_string(code)
        except SyntaxError as exc:
            raise UsageError("%%%%code_wrap: %s in line %s" % (exc.msg, exc.lineno))
        if name in self._transformers:
            self._remove_wrapping(name)
        self._transformers[name] = (transformer, code)
        self.shell.ast_transformers.append(transformer)


def _profiler(name):
    """Return the profiler's module, or None where this Python has none: suites skip tests by it."""
    if name not in ("profile", "cProfile"):
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    try:
        import cProfile
    except ImportError:
        return None
    return cProfile


install(__name__, _profiler)
