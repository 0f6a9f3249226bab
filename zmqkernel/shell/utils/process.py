"""Running commands: their output as text, or shown while they run; splitting command lines; finding programs."""
from __future__ import absolute_import, division, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public

#: how long (seconds) an interrupted command may take to end by itself
GRACE = 2.0


@public("IPython.utils.process")
class FindCmdError(Exception):
    """There is no such command."""


def find_cmd(cmd):
    """Return the absolute name of the program that ``cmd`` runs.

    :raises FindCmdError: where it is not on ``PATH``.
    """
    from ipython_compat.which import which
    found = which(cmd)
    if found is None:
        raise FindCmdError("command could not be found: %s" % cmd)
    return os.path.abspath(found)


def is_cmd_found(cmd):
    """Tell whether there is such a command."""
    try:
        find_cmd(cmd)
    except FindCmdError:
        return False
    return True


def pycmd2argv(cmd):
    """Return the argument list that runs a command line whose first word may be a Python file."""
    words = arg_split(to_text(cmd), posix=True) if not isinstance(cmd, (list, tuple)) else list(cmd)
    extension = os.path.splitext(words[0])[1]
    return words if extension in ("", ".exe", ".com", ".bat") else [sys.executable] + words


def abbrev_cwd():
    """Return the last two names of the current folder's path, for a narrow place."""
    return "/".join(to_text(os.getcwd()).replace("\\", "/").split("/")[-2:])


def arg_split(commandline, posix=False, strict=True):
    """Return the words of a command line; quotation marks keep words together.

    :param commandline: the text.
    :param posix: take quotation marks and backslashes away, as a shell does.
    :param strict: an open quotation is an error; else the rest is the last word.
    :raises ValueError: see ``strict``.
    """
    import shlex
    lexer = shlex.shlex(to_native(commandline), posix=posix)
    lexer.whitespace_split = True
    lexer.commenters = str("")
    words = []
    while True:
        try:
            word = lexer.get_token()
        except ValueError:
            if strict:
                raise
            words.append(lexer.token)
            break
        if word is None or (not posix and not word):
            break
        words.append(word)
    return [to_text(word) for word in words]


def arg_split_with_quotes(commandline, strict=True):
    """Return pairs of the words of a command line, as a shell sees them, and of whether quotes were around them.

    :param commandline: the text.
    :param strict: as of :func:`arg_split`.
    :raises ValueError: where a quotation is open.
    """
    import shlex
    lexer = shlex.shlex(to_native(commandline), posix=True)
    lexer.whitespace_split = True
    lexer.commenters = str("")
    pairs, begin, left_open = [], 0, False
    while not left_open:
        try:
            word = lexer.get_token()
        except ValueError:
            if strict:
                raise
            word, left_open = lexer.token, True
        if word is None:
            break
        end = lexer.instream.tell()
        written = commandline[begin:end].strip()
        begin = end
        mark = written[:1]
        pairs.append((to_text(word), mark in ("'", '"') and mark not in written[1:-1]))
    return pairs


def shell_program():
    """Return the user's shell (``$SHELL``) where it can be run, else None: the system's default."""
    if os.name != "posix":
        return None
    shell = os.environ.get(str("SHELL"))
    return shell if shell and os.access(shell, os.X_OK) else None


def start(cmd, **kwargs):
    """Start a command; return the ``Popen`` object.

    :param cmd: a text for the shell, or a list of arguments.
    :param kwargs: for ``Popen``.
    """
    import subprocess
    as_text = not isinstance(cmd, (list, tuple))
    kwargs.setdefault(str("close_fds"), os.name == "posix")
    if as_text:
        kwargs.setdefault(str("executable"), shell_program())
        cmd = to_native(cmd)
    for stream in (sys.stdout, sys.stderr):
        _flush(stream)
    return subprocess.Popen(cmd, shell=as_text, **kwargs)


def _flush(stream):
    if hasattr(stream, "flush"):
        stream.flush()


def stop(process, grace=GRACE):
    """End a process that was told to stop: wait a little, then terminate it, then kill it."""
    for push in (None, process.terminate, process.kill):
        if push is not None:
            push()
        if wait(process, grace):
            return


def wait(process, seconds):
    """Wait for the end of a process; return whether it came within so many seconds."""
    import time
    deadline = time.time() + seconds
    while process.poll() is None:
        if time.time() > deadline:
            return False
        time.sleep(0.01)
    return True


def process_handler(cmd, callback, stderr=-1):
    """Run a command with its output in pipes; return what ``callback(process)`` returns.

    Ctrl-C reaches the command; it is waited for and, should it go on, killed; the value is then None.

    :param stderr: where standard error goes, as in ``subprocess`` (``PIPE`` by default).
    """
    import subprocess
    process = start(cmd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr)
    try:
        return callback(process)
    except KeyboardInterrupt:
        sys.stdout.write(to_native("^C\n"))
        _flush(sys.stdout)
        if process.poll() is None:
            import signal
            process.send_signal(getattr(signal, "SIGINT", signal.SIGTERM))
        stop(process)
        return None
    finally:
        if process.poll() is None:
            stop(process, 0.1)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _decode(data):
    from .encoding import DEFAULT_ENCODING
    return to_text(data or b"", DEFAULT_ENCODING).replace("\r\n", "\n")


def getoutput(cmd):
    """Return what a command prints, standard error too; the empty text when it was interrupted."""
    return get_output_and_code(cmd)[0]


def get_output_and_code(cmd):
    """Return what a command prints, as :func:`getoutput` does, and its exit code (None when it was interrupted)."""
    import subprocess
    result = process_handler(cmd, lambda p: (p.communicate()[0], p.returncode), subprocess.STDOUT)
    return ("", None) if result is None else (_decode(result[0]), result[1])


def getoutputerror(cmd):
    """Return a command's standard output and standard error."""
    return get_output_error_code(cmd)[:2]


def get_output_error_code(cmd):
    """Return a command's standard output, standard error and exit code (None when it was interrupted)."""
    result = process_handler(cmd, lambda p: (p.communicate(), p.returncode))
    if result is None:
        return "", "", None
    (out, err), code = result
    return _decode(out), _decode(err), code


def system(cmd):
    """Run a command and show what it prints while it runs; return its exit code.

    On POSIX the command's output goes through a pseudo-terminal, so that it comes line by line and in colour; its
    standard input is empty.  A command that a signal ended gives minus the signal's number.
    """
    if os.name == "posix":
        from .process_pty import run
        return run(cmd)
    return _system_pipes(cmd)


def _system_pipes(cmd):
    import subprocess

    def show(process):
        for line in iter(process.stdout.readline, b""):
            sys.stdout.write(to_native(_decode(line)))
            _flush(sys.stdout)
        return process.wait()

    return process_handler(cmd, show, subprocess.STDOUT)


def check_pid(pid):
    """Tell whether there is a process with this id."""
    if os.name == "nt":
        import ctypes
        handle = ctypes.windll.kernel32.OpenProcess(0x100000, 0, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    import errno
    try:
        os.kill(pid, 0)
    except OSError as exc:
        return exc.errno == errno.EPERM
    return True
