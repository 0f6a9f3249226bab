"""How the debugger shows frames, source and the stack."""
from __future__ import absolute_import, print_function, unicode_literals

import inspect
import warnings

from six.moves import reprlib

from ipython_compat import to_text
from ipython_compat.source_lines import cached_lines

from ..coloring.highlight import python_tokens
from ..coloring.theme import known_theme_name, theme_table
from ..coloring.tokens import Token
from ..tracebacks.rendering import number_tokens

_NUMBER_WIDTH = 7


class DisplayMixin(object):
    """Shows frames with their source in the colours of a theme."""

    def _init_display(self, theme_name, context):
        self._theme_name = theme_name
        self.context = context

    @property
    def context(self):
        """How many lines of source are shown with a frame."""
        return self._context

    @context.setter
    def context(self, value):
        number = int(value)
        if number <= 0:
            raise ValueError("context has to be a positive number, not %s" % value)
        self._context = number

    @property
    def theme(self):
        """The theme in use."""
        return theme_table[self._theme_name]

    def set_theme_name(self, name):
        """Use the theme called ``name``.

        :raises ValueError: where there is none.
        """
        self._theme_name = known_theme_name(name)

    def set_colors(self, scheme):
        """Older name of :meth:`set_theme_name`."""
        warnings.warn("set_colors is deprecated, use set_theme_name", DeprecationWarning, stacklevel=2)
        self.set_theme_name(scheme)

    def _write(self, stream, end="\n"):
        print(self.theme.format(stream), end=end, file=self.stdout)

    def _source_streams(self, lines, first):
        """Return the token streams of lines of source (a dictionary by number, from ``first``)."""
        texts = [to_text(line).rstrip("\r\n").expandtabs(8) for line in lines]
        if self.theme.colorless:
            return dict((first + index, [(Token, text)]) for index, text in enumerate(texts))
        streams, index = {}, 0
        for number in range(first, first + len(texts)):
            streams[number] = []
        for token, text in python_tokens("\n".join(texts)):
            for position, part in enumerate(text.split("\n")):
                index += 1 if position else 0
                if part and index < len(texts):
                    streams[first + index].append((token, part))
        return streams

    def _number(self, filename, lineno, is_current):
        """Return the token stream of a line's number, with the breakpoint on it."""
        plain = number_tokens(lineno, is_current, self.theme)
        breakpoints = self.get_file_breaks(filename) if hasattr(self, "breaks") else []
        if lineno not in breakpoints:
            return plain
        point = self.get_breaks(filename, lineno)[-1]
        token = Token.Breakpoint.Enabled if point.enabled else Token.Breakpoint.Disabled
        mark, number = "%d" % point.number, "%d" % lineno
        room = _NUMBER_WIDTH - len(mark) - len(number)
        middle = self.theme.make_arrow(room) if is_current else " " * max(room, 1)
        return [(token, mark), (Token.LinenoEm, middle), (Token.LinenoEm, number), (Token, " ")]

    def _lines_stream(self, filename, lines, first, current):
        """Return the token stream of numbered source lines."""
        streams, result = self._source_streams(lines, first), []
        for number in sorted(streams):
            result.extend(self._number(filename, number, number == current))
            result.extend(streams[number])
            result.append((Token, "\n"))
        return result

    def format_stack_entry(self, frame_lineno, lprefix=": "):
        """Return an entry of the stack as text: where it is, the function, and the lines around."""
        return self.theme.format(self._returned(frame_lineno[0]) + self._entry_stream(frame_lineno, self.context))

    def _entry_stream(self, frame_lineno, context):
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        stream = [(Token.FilenameEm, to_text(filename)), (Token, "("), (Token.LinenoEm, "%s" % lineno), (Token, ")")]
        name = frame.f_code.co_name
        stream += [(Token.VName, to_text(name) if name else "<lambda>"), (Token.ValEm, self._arguments(frame))]
        stream.append((Token, "\n"))
        lines = cached_lines(filename, frame.f_globals)
        if lineno is None:  # 3.13 has instructions that belong to no line
            return stream + [(Token, "    (this instruction belongs to no line)\n")]
        first = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        return stream + self._lines_stream(filename, lines[first:first + context], first + 1, lineno)

    def _returned(self, frame):
        """Return the token stream of the value that a frame is about to return; empty before that."""
        frame_locals = self._get_frame_locals(frame)
        if "__return__" not in frame_locals:
            return []
        return [(Token, to_text(reprlib.repr(frame_locals["__return__"]))), (Token, "\n")]

    def _arguments(self, frame):
        frame_locals = self._get_frame_locals(frame)
        if "__args__" in frame_locals:
            return to_text(reprlib.repr(frame_locals["__args__"]))
        return "()"

    def print_stack_entry(self, frame_lineno, prompt_prefix="\n-> ", context=None):
        """Print an entry of the stack, with ``>`` before the current one."""
        frame, lineno = frame_lineno
        current = frame is self.curframe
        stream = self._returned(frame) + [(Token.Prompt if current else Token, "> " if current else "  ")]
        self._write(stream + self._entry_stream(frame_lineno, int(context or self.context)))
        if hasattr(self, "shell") and self.shell is not None:
            synchronize = getattr(self.shell.hooks, "synchronize_with_editor", None)
            if synchronize is not None:
                synchronize(frame.f_code.co_filename, lineno, 0)

    def print_stack_trace(self, context=None):
        """Print the stack, the newest frame last, without the hidden ones."""
        number = int(context or self.context)
        skipped = 0
        try:
            for hidden, entry in zip(self.hidden_frames(self.stack), self.stack):
                if hidden and self.skip_hidden:
                    skipped += 1
                    continue
                skipped = self._tell_skipped(skipped)
                prefix = self._returned(entry[0]) + [(Token, "> " if entry[0] is self.curframe else "  ")]
                self._write(prefix + self._entry_stream(entry, number), end="")
            self._tell_skipped(skipped)
            self.message("")
        except KeyboardInterrupt:
            self.message("")

    def _tell_skipped(self, count):
        if count:
            self._write([(Token.Lineno, "    [... skipping %d hidden frame(s)]" % count)])
        return 0

    def print_list_lines(self, filename, first, last):
        """Print the lines of a file from ``first`` to ``last``, with numbers, arrow and breakpoints."""
        lines = cached_lines(filename, getattr(self.curframe, "f_globals", None))
        if first > len(lines):
            self.message("[EOF]")
            return
        last = min(last, len(lines))
        here = self.canonic(self.curframe.f_code.co_filename) == self.canonic(filename)
        current = self.stack[self.curindex][1] if here and self.stack else None
        self._write(self._lines_stream(filename, lines[first - 1:last], first, current))
        self.lineno = last

    def _list_range(self, arg):
        """Return first and last line of a ``list`` command's argument.

        :raises ValueError: where it is not a line, or two.
        """
        text = arg.strip()
        if text and text != ".":
            words = text.replace(",", " ").split()
            if len(words) > 2:
                raise ValueError(text)
            first = int(words[0])
            last = int(words[1]) if len(words) == 2 else None
            if last is None:
                return max(1, first - 5), max(1, first - 5) + 10
            return max(1, first), first + last if last < first else last
        if self.lineno is None or text == ".":
            first = max(1, (self.stack[self.curindex][1] or self.curframe.f_code.co_firstlineno) - 5)
        else:
            first = self.lineno + 1
        return first, first + 10

    def do_list(self, arg):
        """l(ist) [first [,last] | .]

        Show eleven lines around the current one, the next eleven when repeated; eleven around line first, or those
        from first to last.  A dot means around the current line again.
        """
        self.lastcmd = "list"
        try:
            first, last = self._list_range(arg)
        except ValueError:
            self.error("Error in argument: %r" % str(arg))
            return
        self.print_list_lines(self.curframe.f_code.co_filename, first, last)

    def getsourcelines(self, obj):
        """Return the lines of a frame's function (a module's: all) and the number of the first of them.

        :raises OSError, IOError: where there is no source.
        """
        lines, index = inspect.findsource(obj)
        if inspect.isframe(obj) and obj.f_globals is obj.f_locals:
            return lines, 1
        if inspect.ismodule(obj):
            return lines, 1
        return inspect.getblock(lines[index:]), index + 1

    def do_longlist(self, arg):
        """longlist | ll

        Show all lines of the current function.
        """
        self.lastcmd = "longlist"
        try:
            lines, first = self.getsourcelines(self.curframe)
        except (EnvironmentError, IndexError) as error:
            self.error(error)
            return
        self.print_list_lines(self.curframe.f_code.co_filename, first, first + len(lines) - 1)

    def do_where(self, arg):
        """w(here) [lines]

        Show the stack, the newest frame last; with a number, so many lines of source with each frame.
        """
        if not arg.strip():
            self.print_stack_trace()
            return
        number = self._positive(arg, "where")
        if number is not None:
            self.print_stack_trace(number)

    def do_context(self, context):
        """context lines

        Say how many lines of source are shown with a frame.
        """
        number = self._positive(context, "context")
        if number is not None:
            self.context = number

    def _positive(self, text, command):
        try:
            number = int(text)
            if number <= 0:
                raise ValueError(text)
        except ValueError:
            self.error("The '%s' command requires a positive integer argument (current value %d)."
                       % (command, self.context))
            return None
        return number

    do_l = do_list
    do_ll = do_longlist
    do_w = do_where
