"""System commands, and the variables in them."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import signal
import sys

from ipython_compat import to_native, to_text
from ipython_compat.clock import monotonic

#: so many times Ctrl-C within so many seconds end a command that goes on
PRESSES, HURRY = 3, 3.0
#: seconds within which the end of a command counts as that of the last Ctrl-C, whatever it says of its end
SOON = 1.0
#: statuses of commands that Ctrl-C has ended: their own, and that of a shell that tells of it
INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)


class SystemCommands(object):
    """Runs the system commands of one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def system_piped(self, cmd):
        """Run a command, its output by way of ``sys.stdout``; the status goes to ``_exit_code``.

        :param cmd: the command; ``$name`` and ``{expression}`` in it are filled in.
        :raises OSError: for a command to run in the background, whose output would go on coming.
        """
        if cmd.rstrip().endswith("&"):
            raise OSError("Background processes not supported.")
        from zmqkernel.shell.utils.process import system
        self._ended(cmd, system(self._expanded(cmd)))

    def system_raw(self, cmd):
        """Run a command on the process's own standard streams; the status goes to ``_exit_code``.

        :param cmd: the command; ``$name`` and ``{expression}`` in it are filled in.  A status below zero is the number
            of the signal that ended it.
        """
        _warn_of_magic(cmd)
        command = self._expanded(cmd)
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            status = _run_raw(command)
        except KeyboardInterrupt:
            print("\n" + self.shell.get_exception_only(), file=sys.stderr)
            status = -2
        self._ended(cmd, status)

    def getoutput(self, cmd, split=True, depth=0):
        """Return the output of a command, of both streams; the lines are ``str`` on every Python.

        :param cmd: the command; ``$name`` and ``{expression}`` in it are filled in.
        :param split: return a list of lines (an ``SList``), not a text (an ``LSString``).
        :param depth: how many frames above the caller's the variables are looked up first.
        :raises OSError: for a command to run in the background.
        :raises subprocess.CalledProcessError: for a status that is not 0, where ``system_raise_on_error`` wants that.
        """
        if cmd.rstrip().endswith("&"):
            raise OSError("Background processes not supported.")
        from zmqkernel.shell.utils.process import get_output_and_code
        from zmqkernel.shell.utils.text import LSString, SList
        text, status = get_output_and_code(self.shell.var_expand(cmd, depth=depth + 2))
        if self.shell.system_raise_on_error:
            self._ended(cmd, status)
        output = to_native(text)
        return SList(output.splitlines()) if split else LSString(to_text(output))

    def _expanded(self, cmd):
        """Return the command with variables filled in, from the frame that called the shell's method."""
        return self.shell.var_expand(cmd, depth=3)

    def _ended(self, cmd, status):
        """Keep a status, and raise where that is wanted."""
        self.shell.user_ns[to_native("_exit_code")] = status
        if self.shell.system_raise_on_error and status:
            import subprocess
            raise subprocess.CalledProcessError(status, cmd)

    def var_expand(self, cmd, depth=0, formatter=None):
        """Fill in ``$name`` and ``{expression}``.

        :param cmd: the text; one that cannot be filled in is returned as it is.
        :param depth: how many frames above the caller's the local variables are.
        :param formatter: a ``string.Formatter``; by default one that knows both forms.
        """
        if "{" not in cmd and "$" not in cmd and formatter is None:
            return cmd
        if formatter is None:
            formatter = _dollar_formatter()
        names = self.shell.user_ns.copy()
        try:
            frame = sys._getframe(depth + 2)
        except ValueError:
            frame = None  # the stack is not that deep: an embedding program called directly
        if frame is not None:
            names.update(frame.f_locals)
        try:
            # The text goes into the template's place by position: every name may be a variable's.
            return formatter.vformat(to_text(cmd), (cmd,), names)
        except Exception:
            # Braces mean much in a command line; what is no expression is the command's own.
            return cmd


#: commands that do not do here what they do in a terminal: there are magics for them
_MAGICS_BETTER = ("cd", "conda", "pip")


def _warn_of_magic(command):
    word = (command.split() or [""])[0]
    if word in _MAGICS_BETTER:
        import warnings
        warnings.warn(str("You executed the system command !%s, which does not change this session or its "
                          "environment. %%%s does.") % (word, word), stacklevel=4)


_formatter = []


def _dollar_formatter():
    """Return the formatter of all shells, made when it is first needed."""
    if not _formatter:
        from zmqkernel.shell.utils.text import DollarFormatter
        _formatter.append(DollarFormatter())
    return _formatter[0]


def _run_raw(command):
    """Run a command in the user's shell and return its status, negative for a signal."""
    import subprocess
    executable = os.environ.get(str("SHELL")) or None
    if os.name != "posix":
        return subprocess.call(command, shell=True)
    spared = _outlive_quit()
    try:
        status = _wait_for(subprocess.Popen(command, shell=True, executable=executable))
    finally:
        if spared:
            signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    # A shell that ran the command for us says 128 and more for a signal.
    return -(status - 128) if status > 128 else status


def _wait_for(process):
    """Wait for a command and return its status.

    Ctrl-C is the command's: a pager that takes it for a key must not go on beside the prompt and share its keys.
    A command that takes no notice of several, quickly one after the other, is ended.

    :raises KeyboardInterrupt: where the command has ended because of that, as it seems.
    """
    presses = []
    while True:
        try:
            status = process.wait()
            break
        except KeyboardInterrupt:
            now = monotonic()
            presses = [moment for moment in presses if now - moment < HURRY] + [now]
            if len(presses) >= PRESSES:
                from zmqkernel.shell.utils.process import stop
                stop(process)
    if presses and (status in INTERRUPTED or monotonic() - presses[-1] < SOON):
        raise KeyboardInterrupt
    return status


def _outlive_quit():
    """Have Ctrl-\\ end the command that is about to run, and not this process; return whether that was to be done.

    By a handler: programs inherit it where a signal is ignored.
    """
    try:
        if signal.getsignal(signal.SIGQUIT) != signal.SIG_DFL:
            return False
        signal.signal(signal.SIGQUIT, lambda number, frame: None)
    except ValueError:  # not in the main thread
        return False
    return True
