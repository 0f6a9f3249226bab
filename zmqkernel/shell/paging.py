"""Showing long text a screen at a time.

:func:`page` asks the shell's ``show_in_pager`` hook first (a kernel's frontend may have a pager of its own), then runs
the user's pager (``$PAGER``), and prints where neither the text nor the terminal asks for more.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os
import re
import sys

from ipython_compat import to_bytes, to_text

#: escape sequences that set colours
esc_re = re.compile(r"(\x1b[^m]+m)")
#: terminals on which a pager cannot move the cursor
_SIMPLE_TERMINALS = ("dumb", "emacs")


def display_page(strng, start=0, screen_lines=25):
    """Show text or a MIME bundle by the display machinery instead of a pager.

    :param start: line of the text to begin at, from 0.
    :param screen_lines: ignored.
    """
    from .display.functions import display
    if isinstance(strng, dict):
        data = strng
    else:
        text = strng
        if start:
            text = "".join(text.splitlines(True)[start:])
        data = {"text/plain": text}
    display(data, raw=True)


def as_hook(page_func):
    """Return ``page_func`` as a function that can be a ``show_in_pager`` hook, which gets the shell first."""
    def hook(self, data, start, screen_lines):
        return page_func(data, start, screen_lines)
    hook.__name__ = getattr(page_func, "__name__", str("page"))
    return hook


def page_more():
    """Ask whether to go on; return False for ``q``, for end of input and for Ctrl-C."""
    from ipython_compat.console_input import read_line
    try:
        return not read_line(str("---Return to continue, q to quit--- ")).strip().lower().startswith("q")
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def page_dumb(strng, start=0, screen_lines=25):
    """Print text a screen at a time and ask in between; the whole of it where there is nobody to ask.

    :param strng: text, or a MIME bundle with ``text/plain``.
    :param start: line to begin at, from 0.
    :param screen_lines: lines of a screen.
    """
    text = _plain_text(strng)
    lines = text.splitlines()[start:] if start else text.splitlines()
    size = max(2, (screen_lines or 25)) - 1
    if len(lines) <= size or not _is_terminal(sys.stdin):
        print("\n".join(lines))
        return
    color = ""
    for first in range(0, len(lines), size):
        chunk = "\n".join(lines[first:first + size])
        print(color + chunk)
        escapes = esc_re.findall(chunk)
        color = escapes[-1] if escapes else color
        if first + size < len(lines) and not page_more():
            break


def _plain_text(data):
    return to_text(data.get("text/plain", "") if isinstance(data, dict) else data)


def _is_terminal(stream):
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # no stream at all, or a closed one
        return False


def _screen_size():
    from .utils.terminal import get_terminal_size
    return get_terminal_size()


def _screen_rows(text, columns):
    """Return how many rows ``text`` takes on a screen of so many columns."""
    return sum(1 + max(0, len(esc_re.sub("", line)) - 1) // max(1, columns) for line in text.splitlines())


class _QuietTerminal(object):
    """Puts the terminal back as it was, whatever the pager did to it or how it ended."""

    def __enter__(self):
        self._saved = None
        try:
            import termios
            self._saved = termios.tcgetattr(sys.stdin.fileno())
        except (ImportError, AttributeError, ValueError, EnvironmentError):
            return self  # no terminal on stdin: nothing to put back
        except termios.error:
            return self
        return self

    def __exit__(self, *exc):
        if self._saved is not None:
            import termios
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self._saved)


def _feed(process, data):
    """Write to the pager; a person who quits it early has seen enough."""
    try:
        process.stdin.write(data)
        process.stdin.close()
    except EnvironmentError:
        return
    except KeyboardInterrupt:  # belongs to the pager, which runs in the same process group
        return


def _run_pager(command, text):
    """Run a pager on ``text``; return whether it ran at all."""
    import subprocess
    with _QuietTerminal():
        process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE)
        _feed(process, to_bytes(text, getattr(sys.stdout, "encoding", None) or "utf-8", "replace"))
        while True:
            try:
                return process.wait() not in (126, 127)  # what a shell says of a command it cannot run
            except KeyboardInterrupt:  # Ctrl-C is a key of the pager's
                continue


def pager_page(strng, start=0, screen_lines=0, pager_cmd=None):
    """Show text in the user's pager, or print it where it fits on the screen or there is no screen.

    :param strng: text, or a MIME bundle with ``text/plain``.
    :param start: line to begin at, from 0.
    :param screen_lines: rows of the screen; 0 asks the terminal, a negative number takes so many off what it says.
    :param pager_cmd: the pager's command; None for :func:`get_pager_cmd`.
    """
    text = _plain_text(strng)
    start = max(0, start)
    if not _is_terminal(sys.stdout) or not _is_terminal(sys.stdin):
        print("".join(text.splitlines(True)[start:]) if start else text)
        return
    columns, rows = _screen_size()
    if screen_lines <= 0:
        screen_lines = rows + screen_lines
    shown = "".join(text.splitlines(True)[start:]) if start else text
    if os.environ.get(str("TERM"), "dumb") in _SIMPLE_TERMINALS and os.name != "nt":
        page_dumb(text, start, screen_lines)
    elif _screen_rows(shown, columns) < screen_lines:
        print(shown)
    else:
        command = get_pager_cmd(pager_cmd)
        if not _run_pager("%s %s" % (command, get_pager_start(command, start)), text):
            page_dumb(text, start, screen_lines)


def page(data, start=0, screen_lines=0, pager_cmd=None):
    """Show text a screen at a time, in the way the running shell shows long text.

    :param data: text, or a MIME bundle with ``text/plain``.
    :param start: line to begin at, from 0.
    :param screen_lines: rows of the screen; 0 asks the terminal.
    :param pager_cmd: the pager's command; None for the user's.
    """
    from .errors import TryNext
    from .getipython import get_ipython
    start = max(0, start)
    shell = get_ipython()
    if shell is not None:
        try:
            shell.hooks.show_in_pager(data, start=start, screen_lines=screen_lines)
            return
        except TryNext:
            return pager_page(data, start, screen_lines, pager_cmd)
    return pager_page(data, start, screen_lines, pager_cmd)


def page_file(fname, start=0, pager_cmd=None):
    """Show a file in the user's pager.

    :param fname: the file's path.
    :param start: line to begin at, from 0.
    """
    import io
    try:
        with io.open(fname, encoding="utf-8", errors="replace") as stream:
            text = stream.read()
    except EnvironmentError as error:
        print("Unable to show file %s: %s" % (fname, error.strerror or error))
        return
    page(text, start, pager_cmd=pager_cmd)


def get_pager_cmd(pager_cmd=None):
    """Return the pager's command: the one given, ``$PAGER``, or the system's usual one.

    ``less`` is told to pass colours on.
    """
    command = pager_cmd or os.environ.get(str("PAGER")) or ("less -R" if os.name == "posix" else "more")
    if not pager_cmd and _escapes_colors(command):
        command += " -R"
    return to_text(command)


def _escapes_colors(command):
    """Whether a pager's command is ``less`` without an option to pass escape sequences on."""
    words = command.split()
    if not words or os.path.basename(words[0]) != "less":
        return False
    options = words[1:] + os.environ.get(str("LESS"), "").split()
    return not any(re.match(r"-[A-Za-z]*[rR]|--raw|--RAW", option) for option in options)


def get_pager_start(pager, start):
    """Return the option that makes a pager begin at line ``start``: ``"+5"``; empty where it has none."""
    words = pager.split()
    if words and os.path.basename(words[0]) in ("less", "more") and start:
        return "+" + str(start)
    return ""


def snip_print(str, width=75, print_full=0, header=""):
    """Print text, cut in the middle where it is longer than ``width``.

    :param print_full: 1 to print all of it in the pager.
    :param header: printed in front.
    :return: whether it was cut.
    """
    if print_full == 1:
        page(header + str)
        return False
    print(header, end="")
    if len(str) < width:
        print(str)
        return False
    half = (width - 5) // 2
    print(str[:half] + " <...> " + str[-half:])
    if print_full == 2:
        from ipython_compat.console_input import read_line
        if read_line(header + " Snipped. View (y/n)? ").lower().startswith("y"):
            page(str)
    return True
