"""What a kernel publishes: its results where it cannot write to the terminal itself, and what threads and others print.

While a prompt is shown, text goes above it, in whole lines and as few pieces as possible: a thread that prints ten
thousand lines a second must not make typing slow.  Where much has come at once, because the terminal has not read for a
while, it is written in pieces, with time for keys in between.
"""
from __future__ import absolute_import, unicode_literals

import sys
from collections import deque

from ipython_compat import to_native, to_text

CRASHED = "KernelCrashed"
#: formats that a terminal can show, best first
TEXT_FORMATS = ("text/plain", "text/markdown", "text/latex")
#: characters that are written in one go, or a part of what waits, where that is more: nothing may wait for ever
PIECE, PART = 1 << 14, 8


class Arrivals(object):
    """Shows what is published.

    :param session: identity of this terminal's own session.
    :param settings: has ``colors`` and ``prompts``.
    """

    def __init__(self, session, settings):
        self._session = session
        self._settings = settings
        #: function of a function that writes, and of whether there is more to follow: where text goes while a prompt is
        #: shown; None: straight to the terminal
        self.above = None
        self._pending = deque()
        self._size = 0
        self._partial = ""
        self._scheduled = False
        #: whether the cursor stands in a painted prompt, which text must not run into
        self.over_prompt = False
        #: whether what comes is of the start: it goes above the line that separates the first prompt, too
        self.before_session = False
        #: what stands in front of cells that others have run
        self.label = "[another client] "
        #: called with the number of the next cell when another client has run one
        self.on_count = None
        #: called with what the start-up code has changed of the terminal
        self.on_news = None

    def __call__(self, message):
        """Show one message."""
        handler = self.HANDLERS.get(message.msg_type)
        if handler is not None:
            handler(self, message, message.content)

    # -- one method a type of message

    def _stream(self, message, content):
        self._show(to_text(content.get("text", "")), content.get("name") == "stderr")

    def _execute_input(self, message, content):
        if self._is_foreign(message):
            lines = to_text(content.get("code", "")).splitlines() or [""]
            first = "In [%s]: %s" % (content.get("execution_count", "?"), lines[0])
            self._show("\n".join([self.label + first] + ["    " + line for line in lines[1:]]) + "\n")
            if self.on_count is not None and isinstance(content.get("execution_count"), int):
                self.on_count(content["execution_count"] + 1)

    def _execute_result(self, message, content):
        text = _readable(content.get("data") or {})
        if text is None:
            return
        separator = "\n" if "\n" in text else ""
        self._show("%s%s%s\n" % (self._out_prompt(content.get("execution_count")), separator, text))

    def _display_data(self, message, content):
        text = _readable(content.get("data") or {})
        if text is not None:
            self._show(text + "\n")

    def _clear_output(self, message, content):
        self._show("\r\x1b[2K")

    def _error(self, message, content):
        if content.get("ename") == CRASHED:
            self._show("%s: %s.\n%s\n" % (
                _red("This cell has crashed"), content.get("evalue", ""),
                "\n".join(to_text(line) for line in content.get("traceback", ())[1:])), True)
            return
        lines = content.get("traceback") or ["%s: %s" % (content.get("ename"), content.get("evalue"))]
        self._show("\n".join(to_text(line) for line in lines) + "\n")

    def _terminal_news(self, message, content):
        if self.on_news is not None:
            self.on_news(content)

    HANDLERS = {
        "terminal_news": _terminal_news,
        "stream": _stream,
        "execute_input": _execute_input,
        "execute_result": _execute_result,
        "display_data": _display_data,
        "clear_output": _clear_output,
        "error": _error,
    }

    # -- how it is shown

    def _is_foreign(self, message):
        parent = message.parent_header or {}
        return bool(parent) and parent.get("session") != self._session

    def _out_prompt(self, number):
        from zmqkernel.shell.colors import Token, theme_table

        return theme_table[self._settings.colors].format_prompt([
            (Token.OutPrompt, "Out["), (Token.OutPromptNum, to_text(str(number))), (Token.OutPrompt, "]: ")])

    def _show(self, text, error=False):
        if self.above is None:
            self._make_room()
            stream = sys.stderr if error else sys.stdout
            stream.write(to_native(text))
            stream.flush()
            return
        text = self._partial + text
        whole, newline, self._partial = text.rpartition("\n")
        if newline:
            self._size += len(whole) + 1
            self._pending.extend(_pieces(whole + "\n"))
            self._schedule()

    def _schedule(self, more=False):
        if not self._scheduled:
            self._scheduled = True
            self.above(self._flush, more)

    def _flush(self):
        """Write what is waiting, or a part of it, and see to the rest.  Called with the prompt taken away."""
        self._scheduled = False
        separator = self._settings.separate_in if self.before_session and not self.over_prompt else ""
        sys.stdout.write(str("\x1b[A\x1b[2K") * separator.count("\n"))
        self._write(max(PIECE, self._size // PART))
        if separator:
            sys.stdout.write(to_native(separator))
            sys.stdout.flush()
        if self._pending:
            self._schedule(more=True)

    def _write(self, limit):
        """Write what is waiting, until that has been so many characters."""
        self._make_room()
        pieces, size = [], 0
        while self._pending and size < limit:
            pieces.append(self._pending.popleft())
            size += len(pieces[-1])
        self._size -= size
        sys.stdout.write(to_native("".join(pieces)))
        sys.stdout.flush()

    def _make_room(self):
        """Take a painted prompt away, and the empty line above it."""
        if self.over_prompt:
            self.over_prompt = self.before_session = False  # the line that separates is gone, until it comes again
            sys.stdout.write(str("\r\x1b[K") + str("\x1b[A") * self._settings.separate_in.count("\n"))
            sys.stdout.flush()

    def prompt_ends(self):
        """Write the rest, the line that has no end yet too: the prompt that was shown is gone."""
        self.above = None
        rest, self._partial = self._partial, ""
        if self._pending or rest:
            self._scheduled = False
            self._write(self._size + 1)
        if rest:
            sys.stdout.write(to_native(rest + "\n"))
            sys.stdout.flush()


def _pieces(text):
    """Yield lines, put together to pieces that are not much longer than they have to be."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + PIECE) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _readable(data):
    """Return the text of a MIME bundle, or None."""
    for mime in TEXT_FORMATS:
        if mime in data:
            return to_text(data[mime])
    return None


def _red(text):
    return "\x1b[31m%s\x1b[0m" % text
