"""Showing exceptions: which formatter, for which kind, and where it goes."""
from __future__ import absolute_import, print_function, unicode_literals

import sys
import traceback

from ipython_compat import to_text
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.execution.shielding import Opened

_HEAD_ONLY = "An exception has occurred, use %tb to see the full traceback.\n"


class ExceptionReports(object):
    """Shows the exceptions of one shell's cells.

    :param shell: the shell; the formatters are its ``InteractiveTB`` and ``SyntaxTB``.
    """

    def __init__(self, shell):
        self.shell = shell
        self.custom_exceptions = ()
        # the syntax error that showtraceback() was given: showsyntaxerror(), which programs override, takes none
        self._given = None

    # -- handlers of the user's

    def set_custom_exc(self, exc_tuple, handler):
        """Have exceptions of some classes shown by a function.

        :param exc_tuple: a tuple of exception classes; an empty one takes the handler away.
        :param handler: a function ``(shell, etype, value, tb, tb_offset=None)`` that shows the exception, and may
            return a structured traceback, a list of texts, to be kept as the last one; None for a handler that says
            what it got.
        :raises TypeError: where ``exc_tuple`` is not a tuple.
        """
        if not isinstance(exc_tuple, tuple):
            raise TypeError("The custom exceptions must be given as a tuple.")
        shell = self.shell
        chosen = handler if handler is not None else _describe

        def show(etype, value, tb, tb_offset=None):
            try:
                stb = _structured(chosen(shell, etype, value, tb, tb_offset=tb_offset))
            except Exception:
                # A handler that fails is not asked again.
                shell.set_custom_exc((), None)
                print("Custom TB Handler failed, unregistering", file=sys.stderr)
                failure = sys.exc_info()
                shell._showtraceback(failure[0], failure[1], shell.InteractiveTB.structured_traceback(*failure))
                print("The original exception:")
                stb = shell.InteractiveTB.structured_traceback(etype, value, tb, tb_offset=tb_offset)
                shell._showtraceback(etype, value, stb)
            shell._last_traceback = stb
            return stb
        shell.CustomTB = show
        self.custom_exceptions = exc_tuple

    def excepthook(self, etype, value, tb):
        """Show an exception that reached ``sys.excepthook`` while a cell runs.

        Toolkits call it for exceptions in callbacks, with frames of theirs, so none is left out.
        """
        self.shell.showtraceback((etype, value, tb), tb_offset=0)

    # -- what is asked for

    def _get_exc_info(self, exc_tuple=None):
        """Return type, value and traceback; of the last exception where none is given.

        :raises ValueError: where there is none.
        """
        etype, value, tb = sys.exc_info() if exc_tuple is None else exc_tuple
        if etype is None and getattr(sys, "last_type", None) is not None:
            etype, value, tb = sys.last_type, sys.last_value, sys.last_traceback
        if etype is None:
            raise ValueError("No exception to find")
        sys.last_type, sys.last_value, sys.last_traceback = etype, value, tb
        sys.last_exc = value  # what the debugger of 3.12 and later looks at
        return etype, value, tb

    def show_usage_error(self, exc):
        """Show a mistake in how a command was called: a line on stderr."""
        print("UsageError: %s" % exc, file=sys.stderr)

    def get_exception_only(self, exc_tuple=None):
        """Return the last line of a traceback, which says what was raised."""
        etype, value, _ = self._get_exc_info(exc_tuple)
        return "".join(to_text(line) for line in traceback.format_exception_only(etype, value))

    def showtraceback(self, exc_tuple=None, filename=None, tb_offset=None, exception_only=False,
                      running_compiled_code=False):
        """Show the last exception, or a given one.

        :param exc_tuple: type, value and traceback.
        :param filename: for a syntax error, the file to name.
        :param tb_offset: how many frames to leave out at the outer end.
        :param exception_only: without the frames.
        :param running_compiled_code: whether it comes from code that was compiled, not from compiling.
        """
        shell = self.shell
        try:
            try:
                etype, value, tb = shell._get_exc_info(exc_tuple)
            except ValueError:
                print("No traceback available to show.", file=sys.stderr)
                return
            if issubclass(etype, SyntaxError):
                self._given = (etype, value, tb)
                try:
                    shell.showsyntaxerror(filename, running_compiled_code)
                finally:
                    self._given = None
            elif issubclass(etype, UsageError):
                shell.show_usage_error(value)
            elif exception_only:
                lines = shell.InteractiveTB.get_exception_only(etype, value)
                shell._showtraceback(etype, value, [_HEAD_ONLY] + list(lines))
            elif issubclass(etype, KeyboardInterrupt) and _is_ours(tb):
                shell._showtraceback(etype, value, list(shell.InteractiveTB.get_exception_only(etype, value)))
            else:
                shell._showtraceback(etype, value, self._formatted(etype, value, tb, tb_offset))
                if shell.call_pdb:
                    with Opened():
                        shell.debugger(force=True)
        except KeyboardInterrupt:
            print("\n" + shell.get_exception_only(), file=sys.stderr)

    def _formatted(self, etype, value, tb, tb_offset):
        """Return the lines of a traceback: by the exception's own means, where it has some."""
        own = getattr(value, "_render_traceback_", None)
        if own is not None:
            try:
                return own()
            except Exception as exc:
                print("%s._render_traceback_ failed: %r" % (etype.__name__, exc), file=sys.stderr)
        return self.shell.InteractiveTB.structured_traceback(etype, value, tb, tb_offset=tb_offset)

    def _showtraceback(self, etype, evalue, stb):
        """Hand a traceback to where the shell's output goes.

        :param stb: its lines.
        """
        self.shell._last_traceback = stb
        name = getattr(etype, "__name__", to_text(etype))
        from zmqkernel.shell.tracebacks.values import safe_str
        self.shell.history_manager.note_exception(self.shell.execution_count, name, safe_str(evalue), stb)
        formatter = self.shell.InteractiveTB
        if getattr(formatter, "tb_join_char", "\n") != "\n":  # sinks and frontends join lines by line ends
            stb = formatter.stb2text(stb).split("\n")
        self.shell.sink.error(etype, evalue, stb)

    def showsyntaxerror(self, filename=None, running_compiled_code=False):
        """Show the syntax error that is being handled, or the last one.

        :param filename: the file to name in it.
        :param running_compiled_code: whether it was raised by running code, whose frames are shown then.
        """
        shell = self.shell
        etype, value, last_traceback = shell._get_exc_info(self._given)
        if filename and issubclass(etype, SyntaxError):
            value.filename = filename
        frames = last_traceback if running_compiled_code else []
        stb = shell.SyntaxTB.structured_traceback(etype, value, frames)
        shell._showtraceback(etype, value, [shell.SyntaxTB.stb2text(stb)])

    def showindentationerror(self):
        """Show an ``IndentationError``; the terminal adds advice."""
        self.shell.showsyntaxerror()


def _is_ours(tb):
    """Tell whether an interrupt has met no code but the shell's own: there is nothing to show."""
    from zmqkernel.shell.tracebacks.records import meets_user_code
    return not meets_user_code(tb)


def _describe(shell, etype, value, tb, tb_offset=None):
    """What shows an exception of a class that no handler was given for."""
    print("*** Simple custom exception handler ***")
    print("Exception type :", etype)
    print("Exception value:", value)
    print("Traceback      :", tb)


def _structured(stb):
    """Return what a handler returned as a list of lines.

    :raises TypeError: where it is neither None, nor text, nor a list of texts.
    """
    if stb is None:
        return []
    if hasattr(stb, "splitlines"):
        return [stb]
    if isinstance(stb, list) and all(hasattr(line, "splitlines") for line in stb):
        return stb
    raise TypeError("Return type of custom exception handler must be None, str or list of str, not %r" % (stb,))
