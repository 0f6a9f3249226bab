"""Where what a shell shows goes: here, to a text stream.  A kernel has a sink that makes messages of it."""
from __future__ import absolute_import, division, unicode_literals

import sys

import six

from ipython_compat import to_text

_ERASE_LINE = "\x1b[2K\r"


def write_text(stream, text):
    """Write text to a stream; what its encoding lacks is written with backslashes."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if six.PY2 and isinstance(stream, file):  # noqa: F821  (files take bytes there)
        stream.write(text.encode(encoding, "replace" if encoding.lower() == "ascii" else "backslashreplace"))
        return
    try:
        stream.write(text)
    except UnicodeEncodeError:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


class StreamSink(object):
    """Shows results, displays and tracebacks as text: for terminals and scripts.

    Of a MIME bundle the first type that the shell has a renderer for (``shell.mime_renderers``) is shown, else the
    plain text.
    """

    def __init__(self, shell=None, stream=None):
        """
        :param shell: asked for its prompts (``prompts``), separators and renderers, where it has them.
        :param stream: a text stream; ``sys.stdout`` as it is at the time, by default.
        """
        self.shell = shell
        self._stream = stream

    @property
    def stream(self):
        """The stream written to; where a cell has left none, the one that was there at first."""
        return (sys.stdout or sys.__stdout__) if self._stream is None else self._stream

    def _setting(self, name, default):
        value = getattr(self.shell, name, None)
        return default if value is None else value

    def prompt(self, execution_count):
        """Return the text in front of a result: ``Out[n]: ``, in the shell's theme where the stream has colours."""
        prompts = self._setting("prompts", None)
        if prompts is None:
            return "Out[%s]: " % execution_count
        tokens = prompts.out_prompt_tokens()
        if not self._in_colour():
            return "".join(to_text(text) for _token, text in tokens)
        from ..colors import theme_table
        return theme_table[self.shell.colors].format_prompt(tokens)

    def _in_colour(self):
        isatty = getattr(self.stream, "isatty", None)
        return (to_text(self._setting("colors", "nocolor")).lower() != "nocolor"
                and not self._setting("simple_prompt", False) and isatty is not None and isatty())

    def result(self, execution_count, data, metadata):
        """Show the value of a cell, behind its prompt; text of several lines begins on a line of its own."""
        prompt = self.prompt(execution_count) if self._caches() else ""
        write_text(self.stream, self._setting("separate_out", "") + prompt)
        self.value(data, metadata, new_line=prompt and not prompt.endswith("\n"))

    def value(self, data, metadata, new_line=True):
        """Show the value of a cell without a prompt: somebody else has written one.

        :param new_line: whether text of several lines begins on a new one.
        """
        text = data.get("text/plain")
        if not self._rendered(data, metadata) and text is not None:
            text = to_text(text)
            write_text(self.stream, ("\n" if new_line and "\n" in text else "") + text + "\n")
        write_text(self.stream, self._setting("separate_out2", ""))
        self.stream.flush()

    def _caches(self):
        hook = self._setting("displayhook", None)
        return getattr(hook, "do_full_cache", True)

    def _rendered(self, data, metadata):
        """Have a renderer of the shell show the bundle, and tell whether there was one."""
        for mime, render in self._setting("mime_renderers", {}).items():
            if mime in data:
                render(data[mime], (metadata or {}).get(mime))
                return True
        return False

    def display(self, data, metadata, transient=None, update=False, buffers=None):
        """Show what ``display()`` was called with; an update is shown anew."""
        if not self._rendered(data, metadata) and "text/plain" in data:
            write_text(self.stream, to_text(data["text/plain"]) + "\n")
            self.stream.flush()

    def clear(self, wait=False):
        """Erase the current line: what was printed before cannot be taken back from a stream."""
        for stream in (self.stream, sys.stderr):
            write_text(stream, _ERASE_LINE)
            stream.flush()

    def error(self, etype, evalue, stb):
        """Show a traceback; that of an exception group on standard error, where programs look for it.

        :param stb: its lines; None or empty for nothing.
        """
        if not stb:
            return
        self.stream.flush()
        stream = sys.stderr if self._stream is None and _is_grouped(evalue) else self.stream
        write_text(stream, "\n".join(to_text(line) for line in stb) + "\n")
        stream.flush()


def _is_grouped(value):
    from ..tracebacks.groups import has_group

    return isinstance(value, BaseException) and has_group(value)
