"""``IPython.core.debugger``: pdb with context, colours, hidden frames and the shell's inspection commands."""
from __future__ import absolute_import, print_function, unicode_literals

import bdb
import functools
import re
import sys
import types
from pdb import Pdb as OldPdb

from ipython_compat import to_native
from ipython_compat.aliases import public

from .coloring.theme import theme_table
from .coloring.tokens import Token  # noqa: F401
from .debugging.chained import ChainedMixin
from .debugging.display import DisplayMixin
from .debugging.inspecting import InspectingMixin
from .debugging.skipping import DEBUGGERSKIP, SkippingMixin, without_runners  # noqa: F401
from .getipython import get_ipython

prompt = "ipdb> "
#: whether the standard library's pdb is asked to handle chains of exceptions
CHAIN_EXCEPTIONS = hasattr(OldPdb, "do_exceptions")
RGX_EXTRA_INDENT = re.compile(r"(?<=\n)\s+")


@public("IPython.core.debugger")
def make_arrow(pad):
    """Return an arrow of ``pad`` columns: ``"----> "``."""
    return theme_table["nocolor"].make_arrow(pad)


@public("IPython.core.debugger")
def strip_indentation(multiline_string):
    """Return text without the blanks at the beginning of its lines."""
    return RGX_EXTRA_INDENT.sub("", multiline_string)


@public("IPython.core.debugger")
def decorate_fn_with_doc(new_fn, old_fn, additional_text=""):
    """Return ``new_fn`` as a function with the documentation of ``old_fn`` and ``additional_text``."""
    @functools.wraps(new_fn)
    def wrapper(*args, **kw):
        return new_fn(*args, **kw)
    wrapper.__doc__ = (old_fn.__doc__ or "") + additional_text
    return wrapper


@public("IPython.core.debugger")
def BdbQuit_excepthook(et, ev, tb, excepthook=None):
    """An ``excepthook`` that says nothing but a word when the person left the debugger.

    :param excepthook: what handles every other exception; None for ``BdbQuit_excepthook.excepthook_ori``.
    """
    if et is bdb.BdbQuit:
        print("Exiting Debugger.")
    elif excepthook is not None:
        excepthook(et, ev, tb)
    else:
        BdbQuit_excepthook.excepthook_ori(et, ev, tb)


BdbQuit_excepthook.excepthook_ori = sys.__excepthook__


@public("IPython.core.debugger")
def BdbQuit_IPython_excepthook(self, et, ev, tb, tb_offset=None):
    """The same for a shell's ``set_custom_exc``."""
    print("Exiting Debugger.")


#: 3.14's pdb asks how it was started
_TAKES_MODE = "mode" in OldPdb.__init__.__code__.co_varnames


class _Fallbacks(object):
    """What pdb lacks on some Pythons; stands behind it in the order of the base classes."""

    def message(self, msg, end="\n"):
        print(msg, end=end, file=self.stdout)

    def error(self, msg):
        print("***", msg, file=self.stdout)

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[number])
        self.lineno = None


def _default_theme(shell):
    """Return the name of the shell's theme; without a shell, colours only where there is a terminal to show them."""
    name = getattr(shell, "colors", None)
    if hasattr(name, "lower") and name.lower() in theme_table:
        return name.lower()
    try:
        return "neutral" if sys.stdout.isatty() else "nocolor"
    except (AttributeError, ValueError):  # no output at all, or a closed one
        return "nocolor"


@public("IPython.core.debugger")
class Pdb(SkippingMixin, DisplayMixin, InspectingMixin, OldPdb, ChainedMixin, _Fallbacks, object):
    """The debugger.

    :param completekey: key that completes names, where ``readline`` does the reading; None for none.
    :param stdin: where commands are read; None for ``input()``.
    :param stdout: where it writes; None for ``sys.stdout``.
    :param context: how many lines of source are shown with a frame.
    :param mode: how it was started, where the standard library's pdb wants to know.
    :param theme_name: colours; None for those of the running shell.  ``color_scheme`` is the older name.

    Other parameters are those of ``pdb.Pdb``.
    """

    #: :meth:`interaction` takes exceptions too, not only tracebacks
    takes_exceptions = True

    def __init__(self, completekey=None, stdin=None, stdout=None, context=5, mode=None, **kwargs):
        theme_name = kwargs.pop("theme_name", None) or kwargs.pop("color_scheme", None)
        kwargs.pop("color_scheme", None)
        self.shell = kwargs.pop("shell", None) or get_ipython()
        kwargs.pop("parent", None)
        if mode is not None and _TAKES_MODE:
            kwargs["mode"] = mode
        self._own_stdout = stdout is None
        self._init_skipping()
        OldPdb.__init__(self, completekey, stdin, stdout, **dict((str(key), kwargs[key]) for key in kwargs))
        self.mode = mode
        self._init_display(_default_theme(self.shell), 5 if context is None else context)
        if theme_name is not None:
            self.set_theme_name(theme_name)
        self.prompt = prompt

    def set_trace(self, frame=None, **kwargs):
        """Stop at the next line of ``frame``, of the caller by default."""
        if frame is None:
            frame = sys._getframe().f_back
        return OldPdb.set_trace(self, frame, **kwargs)

    def follow_stdout(self):
        """Write to ``sys.stdout`` as it is now, unless the debugger was given a stream."""
        if self._own_stdout:
            self.stdout = sys.stdout

    def interaction(self, frame, tb_or_exc):
        """Read and run commands for a frame, or for the frames of a traceback or an exception."""
        self.follow_stdout()
        try:
            an_exception = not isinstance(tb_or_exc, (types.TracebackType, type(None)))
            if an_exception and not CHAIN_EXCEPTIONS:
                OldPdb.interaction(self, frame, self._hold(tb_or_exc))
            else:
                OldPdb.interaction(self, frame, tb_or_exc)
        except KeyboardInterrupt:
            self.message("\nKeyboardInterrupt")
        finally:
            self._forget_chain()

    def get_stack(self, f, t):
        """Return the stack and the index of the current frame; after an exception, without the shell's own frames."""
        stack, index = OldPdb.get_stack(self, f, t)
        if self._predicates["ipython_internal"]:
            stack, index = without_runners(stack, index)
        if f is None and self._predicates["ipython_internal"]:
            outside = self._outside_of_cell(stack)
            stack, index = stack[outside:], max(0, index - outside)
        return stack, index

    def stop_here(self, frame):
        """Whether to stop in ``frame``: never in a hidden one, or inside of a decorator that wants to be skipped."""
        if not OldPdb.stop_here(self, frame):
            if self._is_ignored_module(frame):
                self._tell_ignored(frame)
            return False
        return not self._skips_step(frame)

    def break_anywhere(self, frame):
        """Whether there is a breakpoint in the file of ``frame``."""
        return OldPdb.break_anywhere(self, frame)

    def precmd(self, line):
        """Turn ``name?`` and ``name??`` into commands."""
        help_mark = to_native("?")  # Python 2 gives the bytes that were typed
        if line.endswith(help_mark * 2):
            line = to_native("pinfo2 ") + line[:-2]
        elif line.endswith(help_mark):
            line = to_native("pinfo ") + line[:-1]
        return OldPdb.precmd(self, line)

    def new_do_quit(self, arg):
        """q(uit): leave the debugger; the program it debugs ends."""
        return OldPdb.do_quit(self, arg)

    do_q = do_quit = new_do_quit

    def do_exception(self, arg):
        """exception [number]: as exceptions."""
        return self.do_exceptions(arg)

    def new_do_frame(self, arg):
        """Older name of ``frame``."""
        return OldPdb.do_frame(self, arg)

    def new_do_restart(self, arg):
        """Older form of ``restart``: leave the debugger, so that the program can be run again."""
        self.message("Restart doesn't make sense here. Using 'quit' instead.")
        return self.do_quit(arg)

    def new_do_up(self, arg):
        """Older name of ``up``."""
        return self.do_up(arg)

    def new_do_down(self, arg):
        """Older name of ``down``."""
        return self.do_down(arg)

    def do_debug(self, arg):
        """debug code

        Step through code, an expression or a statement that runs in the current frame, in a debugger of its own.
        """
        trace = sys.gettrace()
        sys.settrace(None)
        inner = type(self)(completekey=self.completekey, stdin=self.stdin, stdout=self.stdout, context=self.context)
        inner.use_rawinput = self.use_rawinput
        inner.set_theme_name(self._theme_name)
        inner.prompt = "(%s) " % self.prompt.strip()
        self.message("ENTERING RECURSIVE DEBUGGER")
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self._get_frame_locals(self.curframe)))
        except Exception as error:  # the person's code
            self.error("%s: %s" % (type(error).__name__, error))
        finally:
            sys.settrace(trace)
        self.message("LEAVING RECURSIVE DEBUGGER")
        self.lastcmd = inner.lastcmd

    def _pdbcmd_print_frame_status(self, arg):
        """What pdb runs first when it stops (3.13): show the current frame."""
        self.print_stack_entry(self.stack[self.curindex])
        self._show_display()


def _never(frame):
    return False


@public("IPython.core.debugger")
class InterruptiblePdb(Pdb):
    """A debugger that Ctrl-C leaves."""

    def _give_up(self):
        """Let the debugged program run on without us."""
        self.stop_here = _never
        OldPdb.do_quit(self, "")
        sys.settrace(None)
        self.quitting = False

    def cmdloop(self, intro=None):
        """Read and run commands; an interrupt ends the debugging and goes on to the caller."""
        try:
            return OldPdb.cmdloop(self, intro=intro)
        except KeyboardInterrupt:
            self._give_up()
            raise

    def _cmdloop(self):
        self.allow_kbdint = True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            self.message("--KeyboardInterrupt--")
            raise
        finally:
            self.allow_kbdint = False


@public("IPython.core.debugger")
class Tracer(object):
    """Older way to set a breakpoint in a program: ``Tracer()()``.

    :param colors: name of a theme.
    """

    def __init__(self, colors=None):
        self.debugger = Pdb(theme_name=colors)

    def __call__(self):
        """Stop at the caller's next line."""
        self.debugger.set_trace(sys._getframe().f_back)


@public("IPython.core.debugger")
def set_trace(frame=None, header=None):
    """Stop at the next line of ``frame``, of the caller by default.

    :param header: text to show first.
    """
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    debugger.set_trace(frame or sys._getframe().f_back)
