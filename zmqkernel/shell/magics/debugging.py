"""The debugger and the last traceback: the part of ``ExecutionMagics`` with ``%debug``, ``%pdb`` and ``%tb``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import bdb
import os
import re
import signal
import sys

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments
from zmqkernel.shell.magics.base import (
    Magics, line_cell_magic, line_magic, magics_class, needs_local_scope, no_var_expand, on_off)

#: how many lines after the one wanted a first breakpoint may be set
BREAKPOINT_REACH = 10

_SWITCH = {"on": True, "1": True, "off": False, "0": False}
_DEBUG_USAGE = "usage: %debug [--breakpoint FILE:LINE] [CODE]"


@public("IPython.core.magics.execution")
def parse_breakpoint(text, current_file):
    """Return ``(file, line)`` of a breakpoint given as ``LINE`` or ``FILE:LINE``.

    :raises ValueError: where the line is no number.
    """
    filename, found, line = text.rpartition(":")
    return filename if found else current_file, int(line)


def breakpoint_or_usage(text, current_file, usage):
    """Return :func:`parse_breakpoint`, or raise :exc:`UsageError`."""
    try:
        filename, line = parse_breakpoint(text, current_file)
    except ValueError:
        filename = None
    if filename is None:
        raise UsageError("a breakpoint is %s, not %s (%s)"
                         % ("FILE:LINE" if current_file is None else "LINE or FILE:LINE", text, usage))
    return filename, line


def _first_word(text):
    """Return the first word of ``text``, which quotes may keep together, and the rest."""
    match = re.match(r"""(["'])(.*?)\1(?:\s+|$)(.*)$""", text, re.DOTALL)
    if match:
        return match.group(2), match.group(3)
    words = text.split(None, 1)
    return words[0], words[1] if len(words) > 1 else ""


def _take_option(line):
    """Return ``(value of -b or --breakpoint, or None, the rest of the line)``."""
    text = line.lstrip()
    for option in ("--breakpoint", "-b"):
        if text == option or text.startswith((option + " ", option + "=")):
            rest = text[len(option):].lstrip(" =")
            if not rest:
                raise UsageError("argument --breakpoint/-b: expected one argument (%s)" % _DEBUG_USAGE)
            return _first_word(rest)
    if text.startswith("-b") and text[2:3].strip():
        return _first_word(text[2:])
    return None, line.strip()


@magics_class
class DebuggingMagics(Magics):
    """``%debug``, ``%pdb`` and ``%tb``."""

    @line_magic
    def pdb(self, parameter_s=""):
        """Open the debugger at each exception that is not caught, or no longer.

        %pdb            the other way round
        %pdb on         also: 1
        %pdb off        also: 0

        ``%debug`` opens it after one exception.
        """
        wanted = parameter_s.strip().lower()
        if wanted and wanted not in _SWITCH:
            raise UsageError("Incorrect argument. Use on/1, off/0, or nothing for a toggle. (usage: %pdb [on|off])")
        self.shell.call_pdb = _SWITCH[wanted] if wanted else not self.shell.call_pdb
        print("Automatic pdb calling has been turned", on_off(self.shell.call_pdb))

    @no_var_expand
    @magic_arguments()
    @argument("--breakpoint", "-b", metavar="FILE:LINE", help="Where to stop. What follows is the code.")
    @line_cell_magic
    @needs_local_scope
    def debug(self, line="", cell=None, local_ns=None):
        """Open the debugger: after the last exception, or on code.

        %debug                  at the place where the last exception was raised
        %debug code             step through code
        %debug -b FILE:LINE code    run it up to there

        ``%%debug`` steps through a cell. ``%pdb on`` opens it at each exception.
        """
        where, statement = _take_option(line)
        if where is None and not statement and cell is None:
            self.shell.debugger(force=True)
            return
        filename = number = None
        if where is not None:
            filename, number = breakpoint_or_usage(where, None, _DEBUG_USAGE)
        code = "\n".join(part for part in (statement, cell) if part)
        code = self.shell.transform_cell(code)
        self._run_with_debugger(code, self.shell.user_ns, filename, number, local_ns=local_ns)

    def _run_with_debugger(self, code, code_ns, filename=None, bp_line=None, bp_file=None, local_ns=None):
        """Run code under the debugger.

        :param code_ns: its global namespace.
        :param filename: the file it comes from, in which the debugger is to stop first.
        :param bp_line: line of a first breakpoint, where there is to be one.
        :param bp_file: its file, where that is another one than ``filename``.
        :raises UsageError: where there can be no breakpoint.
        """
        debugger = self._fresh_debugger()
        if filename:
            debugger.mainpyfile = debugger.canonic(filename)
        if bp_line is not None:
            self._break_at(debugger, bp_file or filename, bp_line)
            debugger._wait_for_mainpyfile = True
            debugger.mainpyfile = debugger.canonic(filename)
        print("NOTE: Enter 'c' at the %s prompt to continue execution." % debugger.prompt.strip())
        while True:
            tracing, on_interrupt = sys.gettrace(), signal.getsignal(signal.SIGINT)
            try:
                self._debug_once(debugger, code, code_ns, local_ns)
            except _restart_class():
                print("Restarting")
                if filename:
                    debugger._wait_for_mainpyfile = True
                    debugger.mainpyfile = debugger.canonic(filename)
                continue
            except bdb.BdbQuit:
                pass
            except Exception:  # of the code that is debugged
                self.shell.showtraceback()
            finally:
                self._restore_interrupt(on_interrupt)
                sys.settrace(tracing)
            break

    @staticmethod
    def _restore_interrupt(handler):
        """Undo what pdb's ``continue`` does to Ctrl-C, which it leaves to its next prompt."""
        try:
            if handler is not None and signal.getsignal(signal.SIGINT) is not handler:
                signal.signal(signal.SIGINT, handler)
        except ValueError:
            return  # only the main thread has signals

    @staticmethod
    def _debug_once(debugger, code, code_ns, local_ns):
        if isinstance(code, type("")) or hasattr(code, "splitlines"):
            code = compile(to_native(code), str("<string>"), str("exec"), 0, True)
        debugger.run(code, code_ns, local_ns)

    def _fresh_debugger(self):
        """Return the debugger, without the breakpoints of an earlier run."""
        formatter = self.shell.InteractiveTB
        debugger = getattr(formatter, "pdb", None)
        if debugger is None:
            debugger = self.shell.debugger_cls()
            formatter.pdb = debugger
        bdb.Breakpoint.next = 1
        bdb.Breakpoint.bplist = {}
        bdb.Breakpoint.bpbynumber = [None]
        debugger.clear_all_breaks()
        if hasattr(debugger, "follow_stdout"):  # a class of the user's may be any pdb
            debugger.follow_stdout()
        if getattr(debugger, "curframe", debugger) is None:
            del debugger.curframe  # pdb asks whether there has been one, and takes it for granted then
        return debugger

    @staticmethod
    def _break_at(debugger, filename, line):
        """Set a breakpoint on the first line from ``line`` on that can have one."""
        filename = os.path.abspath(os.path.expanduser(filename))
        for candidate in range(line, line + BREAKPOINT_REACH):
            if debugger.checkline(filename, candidate):
                error = debugger.set_break(filename, candidate)
                if error:
                    raise UsageError("%%debug: %s" % error)
                print("Breakpoint %d at %s:%d" % (bdb.Breakpoint.next - 1, debugger.canonic(filename), candidate))
                return
        raise UsageError("I failed to find a valid line to set a breakpoint in %s: neither line %d nor one of the %d "
                         "after it has code" % (filename, line, BREAKPOINT_REACH))

    @line_magic
    def tb(self, s):
        """Show the last traceback again.

        %tb [mode]

        The mode is one of ``%xmode``, for this time.
        """
        formatter = self.shell.InteractiveTB
        wanted = s.strip()
        if not wanted:
            self.shell.showtraceback()
            return
        before = formatter.mode
        try:
            formatter.set_mode(mode=wanted.capitalize())
        except ValueError:
            raise UsageError("%%tb: no mode is called %s (usage: %%tb [%s])"
                             % (wanted, "|".join(formatter.valid_modes)))
        try:
            self.shell.showtraceback()
        finally:
            formatter.set_mode(mode=before)


def _restart_class():
    from pdb import Restart
    return Restart
