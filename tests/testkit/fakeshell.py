"""A shell of a few lines with the public methods that a kernel uses, for tests of kernels without an engine."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import traceback


class Result(object):
    error_before_exec = error_in_exec = execution_count = None


class Payloads(object):
    def __init__(self):
        self.payload = []

    def write_payload(self, data):
        self.payload.append(data)

    def read_payload(self):
        return self.payload

    def clear_payload(self):
        self.payload = []


class History(object):
    """Three inputs; what was asked for is recorded."""

    ENTRIES = [(1, 1, "a = 1"), (1, 2, "a"), (0, 1, "b")]
    session_number = 2

    def __init__(self):
        self.asked = []
        self.flushed = 0

    def _entries(self, how, output, options):
        self.asked.append((how, options))
        return [(s, n, (text, "out" if n == 2 else None)) if output else (s, n, text) for s, n, text in self.ENTRIES]

    def get_tail(self, n=10, raw=True, output=False, include_latest=False):
        return self._entries("tail", output, (n, raw, include_latest))

    def get_range(self, session=0, start=1, stop=None, raw=True, output=False):
        return self._entries("range", output, (session, start, stop, raw))

    def search(self, pattern="*", raw=True, search_raw=True, output=False, n=None, unique=False):
        return self._entries("search", output, (pattern, raw, n, unique))

    def writeout_cache(self):
        self.flushed += 1


class FakeShell(object):
    """Runs cells with ``exec``.

    ``display(x)`` in a cell shows through the sink; an expression that is alone in its cell is the result.
    """

    banner = "a banner\n"
    parent = None
    enable_html_pager = False

    def __init__(self):
        self.execution_count = 1
        self.payload_manager = Payloads()
        self.history_manager = History()
        self.user_ns = {"display": self._display, "shell": self}
        self.user_module = None
        self.sink = None
        self.calls = []
        self._last_traceback = None

    def has_trait(self, name):
        return hasattr(self, str(name))

    def run_cell(self, code, store_history=False, silent=False, shell_futures=True, cell_id=None):
        self.calls.append((code, store_history, silent, cell_id))
        result = Result()
        try:
            try:
                value = eval(compile(code, "<cell>", "eval"), self.user_ns)
            except SyntaxError:
                exec(compile(code, "<cell>", "exec"), self.user_ns)
                value = None
            if value is not None and not silent:
                self.sink.result(self.execution_count, {"text/plain": repr(value)}, {})
        except (Exception, KeyboardInterrupt) as error:
            result.error_in_exec = error
            self.showtraceback()
        if store_history:
            result.execution_count = self.execution_count
            self.execution_count += 1
        return result

    def showtraceback(self):
        etype, evalue, tb = sys.exc_info()
        self._last_traceback = traceback.format_exception(etype, evalue, tb)
        self.sink.error(etype, evalue, self._last_traceback)

    def user_expressions(self, expressions):
        return dict((name, {"status": "ok", "data": {"text/plain": repr(eval(text, self.user_ns))}, "metadata": {}})
                    for name, text in expressions.items())

    def object_inspect_mime(self, name, detail_level=0, omit_sections=()):
        if name not in self.user_ns:
            raise KeyError(name)
        return {"text/plain": "%s at level %d" % (name, detail_level), "text/html": "<b>"}

    def check_complete(self, code):
        return ("incomplete", "    ") if code.endswith(":") else ("complete", "")

    def _display(self, value, **options):
        self.sink.display({"text/plain": repr(value)}, {}, **options)


class Recorder(object):
    """A publisher that keeps what is published."""

    def __init__(self):
        self.messages = []

    def publish(self, msg_type, content, metadata=None, buffers=None, parent=None):
        self.messages.append((msg_type, content))

    @property
    def types(self):
        return [msg_type for msg_type, _ in self.messages]


class Typist(object):
    """An input reader that types what it was given, and raises what is an exception."""

    def __init__(self, *lines):
        self.lines = list(lines)
        self.asked = []

    def read(self, prompt, password=False):
        self.asked.append((prompt, password))
        line = self.lines.pop(0)
        if isinstance(line, BaseException):
            raise line
        return line
