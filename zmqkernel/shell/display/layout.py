"""Laying text out in lines: groups that stay on one line where they fit, and break everywhere where they do not.

The method is D. C. Oppen's ("Prettyprinting", TOPLAS 2(4), 1980).  Text goes out at once while nothing waits;
from the first possible line break on it waits in a queue.  When what waits would pass the right margin, the
*outermost* group that still has possible breaks is broken: all of its breaks become new lines.  So the queue is never
longer than a line, and the time is linear in the length of the output.
"""
from __future__ import absolute_import, division, unicode_literals

from collections import deque

from ipython_compat.aliases import public

MAX_SEQ_LENGTH = 1000


@public("IPython.lib.pretty")
class Printable(object):
    """What waits in the queue."""

    width = 0

    def output(self, stream, output_width):
        """Write it; return the column after it.

        :param output_width: the column before it.
        """
        return output_width


@public("IPython.lib.pretty")
class Text(Printable):
    """Pieces of text without a break between them."""

    def __init__(self):
        self.objs = []
        self.width = 0

    def add(self, obj, width):
        """Add a piece of so many columns."""
        self.objs.append(obj)
        self.width += width

    def output(self, stream, output_width):
        """Write the pieces."""
        stream.write("".join(self.objs))
        return output_width + self.width


@public("IPython.lib.pretty")
class Breakable(Printable):
    """A place where the line may be broken; a separator where it is not."""

    def __init__(self, seq, width, pretty):
        """
        :param seq: the separator, of
        :param width: so many columns.
        :param pretty: the printer, which knows the innermost group and the indentation.
        """
        self.obj, self.width, self.pretty = seq, width, pretty
        self.indentation = pretty.indentation
        self.group = pretty.group_stack[-1]
        self.group.breakables.append(self)

    def output(self, stream, output_width):
        """Write a new line where the group is broken, else the separator."""
        group = self.group
        group.breakables.popleft()
        broken = group.want_break
        if not group.breakables:
            self.pretty.group_queue.remove(group)
        if not broken:
            stream.write(self.obj)
            return output_width + self.width
        stream.write(self.pretty.newline + " " * self.indentation)
        return self.indentation


@public("IPython.lib.pretty")
class Group(Printable):
    """What is broken together."""

    def __init__(self, depth):
        self.depth = depth
        self.breakables = deque()
        self.want_break = False


@public("IPython.lib.pretty")
class GroupQueue(object):
    """The open groups by depth; knows which one to break next."""

    def __init__(self, *groups):
        #: depth -> the groups of that depth, in the order of their beginnings
        self.queue = []
        for each in groups:
            self.enq(each)

    def enq(self, group):
        """Add a group."""
        missing = group.depth + 1 - len(self.queue)
        self.queue.extend([] for _ in range(missing))
        self.queue[group.depth].append(group)

    def deq(self):
        """Return the outermost group with possible breaks and mark it broken; None where there is none.

        Groups found without any are marked too: what comes later in them is on lines of its own.
        """
        for level in self.queue:
            for position in range(len(level) - 1, -1, -1):
                if level[position].breakables:
                    chosen = level.pop(position)
                    chosen.want_break = True
                    return chosen
            for group in level:
                group.want_break = True
            del level[:]
        return None

    def remove(self, group):
        """Take a group out, where it is in."""
        level = self.queue[group.depth]
        if group in level:
            level.remove(group)


class _Nested(object):
    """The value of ``group()`` and ``indent()``: does something at the end of a ``with`` block."""

    def __init__(self, leave, *args):
        self._leave, self._args = leave, args

    def __enter__(self):
        return None

    def __exit__(self, *exc_info):
        self._leave(*self._args)


@public("IPython.lib.pretty")
class PrettyPrinter(object):
    """Writes text with groups and possible breaks, in lines of at most ``max_width`` columns."""

    def __init__(self, output, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
        """
        :param output: a text stream.
        :param max_width: columns in a line.
        :param newline: what ends a line.
        :param max_seq_length: how many items of a sequence to show; 0 for all.
        """
        self.output, self.newline = output, newline
        self.max_width, self.max_seq_length = max_width, max_seq_length
        self.output_width = self.buffer_width = 0
        self.buffer = deque()
        self.indentation = 0
        outermost = Group(0)
        self.group_stack = [outermost]
        self.group_queue = GroupQueue(outermost)

    def _emit(self):
        """Write the first item that waits."""
        item = self.buffer.popleft()
        self.output_width = item.output(self.output, self.output_width)
        self.buffer_width -= item.width
        return item

    def _emit_texts(self):
        while self.buffer and isinstance(self.buffer[0], Text):
            self._emit()

    def _emit_group(self, group):
        while group.breakables:
            self._emit()
        self._emit_texts()

    def _fit(self):
        """Break groups, outermost first, until what waits fits in the line."""
        while self.output_width + self.buffer_width > self.max_width:
            group = self.group_queue.deq()
            if group is None:
                return
            self._emit_group(group)

    def _new_line(self):
        self.flush()
        self.output.write(self.newline + " " * self.indentation)
        self.output_width = self.indentation

    def text(self, obj):
        """Write text in which there is no break."""
        width = len(obj)
        if not self.buffer:
            self.output.write(obj)
            self.output_width += width
            return
        if not isinstance(self.buffer[-1], Text):
            self.buffer.append(Text())
        self.buffer[-1].add(obj, width)
        self.buffer_width += width
        self._fit()

    def breakable(self, sep=" "):
        """Write ``sep``, or a new line where the innermost group is broken."""
        if self.group_stack[-1].want_break:
            self._new_line()
            return
        self.buffer.append(Breakable(sep, len(sep), self))
        self.buffer_width += len(sep)
        self._fit()

    def break_(self):
        """Write a new line, with the indentation."""
        group = self.group_queue.deq()
        if group is not None:
            self._emit_group(group)
        self._new_line()

    def indent(self, indent):
        """Return a context manager: new lines in its block begin ``indent`` columns further right."""
        self.indentation += indent
        return _Nested(self._dedent, indent)

    def _dedent(self, indent):
        self.indentation -= indent

    def group(self, indent=0, open="", close=""):
        """Return a context manager around :meth:`begin_group` and :meth:`end_group`."""
        self.begin_group(indent, open)
        return _Nested(self.end_group, indent, close)

    def begin_group(self, indent=0, open=""):
        """Begin a group.

        :param indent: how much further right new lines in it begin.
        :param open: text to begin with.
        """
        if open:
            self.text(open)
        self.indentation += indent
        self.group_stack.append(Group(len(self.group_stack)))
        self.group_queue.enq(self.group_stack[-1])

    def end_group(self, dedent=0, close=""):
        """End the innermost group; the parameters have to fit those it was begun with."""
        ended = self.group_stack.pop()
        if not ended.breakables:
            self.group_queue.remove(ended)
        self._dedent(dedent)
        if close:
            self.text(close)

    def _enumerate(self, seq):
        """Yield ``(number, item)``; after ``max_seq_length`` items write an ellipsis and stop."""
        limit = self.max_seq_length or float("inf")
        for number, item in enumerate(seq):
            if number < limit:
                yield number, item
                continue
            for write, argument in ((self.text, ","), (self.breakable, " "), (self.text, "...")):
                write(argument)
            break

    def flush(self):
        """Write what waits."""
        while self.buffer:
            self._emit()
        self.buffer_width = 0
