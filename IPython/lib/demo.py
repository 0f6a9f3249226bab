"""Show a script to an audience, block by block.

A script is cut at lines that are marks, in comments:

    # <demo> --- stop ---      the demo stops here, and waits for the next call
    # <demo> silent            this block runs without being shown
    # <demo> auto              this block runs without waiting for Enter
    # <demo> auto_all          (once, anywhere) every block does

and shown by calling a demo object again and again:

    from IPython.lib.demo import Demo
    show = Demo("talk.py")
    show()                     # the first block: shown, then run after Enter
    show()                     # the next one

=================  ==============================================================================
``Demo``           runs blocks as plain Python
``IPythonDemo``    runs them as cells of the session: magics work
``LineDemo``       every line is a block
``ClearDemo``      clears the screen before each block; ``ClearIPDemo``: as cells
=================  ==============================================================================
"""
from __future__ import absolute_import, print_function, unicode_literals

import os
import re
import shlex
import sys
from io import open

import six

from IPython import get_ipython
from IPython.utils.text import marquee
from ipython_compat import to_native, to_text
from ipython_compat.console_input import read_line

__all__ = [str(name) for name in (
    "Demo", "IPythonDemo", "LineDemo", "IPythonLineDemo", "DemoError", "ClearDemo", "ClearIPDemo", "ClearMixin")]


class DemoError(Exception):
    """A demo was asked for what it can't do."""


def re_mark(mark):
    """Return the compiled pattern of the comment that is the mark ``mark`` (a regular expression)."""
    return re.compile(r"^[ \t]*#[ \t]*<demo>[ \t]*%s[ \t]*$" % mark, re.MULTILINE)


class Demo(object):
    """A script that is shown and run block by block.

    :param src: a path, or an open file.
    :param title: shown with each block; default: the name of the file.
    :param arg_str: arguments the script finds in ``sys.argv``, as one string.
    :param auto_all: whether blocks run without waiting; None: as the script says.
    :param format_rst: whether comments that stand alone are shown as text.
    :param formatter: the name of pygments' formatter.
    :param style: the name of pygments' style.
    """

    re_stop = re_mark(r"-*\s?stop\s?-*")
    re_silent = re_mark("silent")
    re_auto = re_mark("auto")
    re_auto_all = re_mark("auto_all")

    def __init__(self, src, title="", arg_str="", auto_all=None, format_rst=False, formatter="terminal",
                 style="default"):
        self.src, self.sys_argv = src, [src] + shlex.split(to_native(arg_str))
        self.fname = "<file>" if hasattr(src, "read") else src
        self.title = title or os.path.basename(to_text(getattr(src, "name", self.fname)))
        self.auto_all, self.format_rst, self.formatter, self.style = auto_all, format_rst, formatter, style
        self.shell = get_ipython()
        self.inside_ipython = self.shell is not None
        self.ip_ns = self.shell.user_ns if self.inside_ipython else {}
        self.reload()

    def fload(self):
        """Read the script into ``self.src_blocks``' source; return its text."""
        if hasattr(self.src, "read"):
            self.fobj = self.src
            return to_text(self.src.read())
        with open(os.path.expanduser(self.src), encoding="utf-8") as self.fobj:
            return self.fobj.read()

    def _cut(self, text):
        """Return the blocks of a script."""
        return [block for block in (part.strip("\n") for part in self.re_stop.split(text)) if block.strip()]

    def reload(self):
        """Read the script again and begin anew."""
        text = self.fload()
        if self.auto_all is None:
            self.auto_all = bool(self.re_auto_all.search(text))
        blocks = self._cut(self.re_auto_all.sub("", text))
        self._silent = [bool(self.re_silent.search(block)) for block in blocks]
        self._auto = [self.auto_all or bool(self.re_auto.search(block)) for block in blocks]
        clean = [self.re_auto.sub("", self.re_silent.sub("", block)).strip("\n") + "\n" for block in blocks]
        self.src_blocks, self.nblocks = clean, len(clean)
        self.src_blocks_colored = [self.highlight(block) for block in clean]
        self.reset()

    def reset(self):
        """Begin anew with an empty namespace."""
        self.user_ns = {}
        self.finished = False
        self.block_index = 0

    def highlight(self, block):
        """Return ``block`` in colours; as it is where pygments is missing."""
        try:
            from pygments import formatters, highlight, lexers
        except ImportError:
            return block
        return highlight(block, lexers.get_lexer_by_name("python"),
                         formatters.get_formatter_by_name(self.formatter, style=self.style))

    def _index(self, index):
        """Return the number of the block to take, None where there is none left."""
        if index is None:
            if self.finished:
                print("The demo is over; its method reset() starts it again.")
                return None
            return self.block_index
        if not 0 <= index < self.nblocks:
            raise ValueError("there is no block %s: the demo has blocks 0 to %d" % (index, self.nblocks - 1))
        return index

    def seek(self, index):
        """Go to block ``index``; a negative one counts from the end."""
        self.block_index = self._index(index + self.nblocks if index < 0 else index)
        self.finished = False

    def jump(self, num=1):
        """Go ``num`` blocks on."""
        self.seek(max(0, self.block_index + num))

    def back(self, num=1):
        """Go ``num`` blocks back."""
        self.jump(-num)

    def again(self):
        """Run the last block again."""
        self.jump(-1)
        self()

    def edit(self, index=None):
        """Open a block (default: the last one shown) in the editor, and take what comes back."""
        index = self._index(max(0, self.block_index - 1) if index is None else index)
        if index is None:
            return
        path = self.shell.mktempfile(self.src_blocks[index])
        self.shell.hooks.editor(path, 1)
        with open(path, encoding="utf-8") as f:
            block = f.read()
        self.src_blocks[index] = block
        self.src_blocks_colored[index] = self.highlight(block)
        self.block_index = index
        self()

    def show(self, index=None):
        """Print one block (default: the next)."""
        index = self._index(index)
        if index is not None:
            self._show_block(index)

    def _show_block(self, index, remark=""):
        left = self.nblocks - index - 1
        print(self.marquee("%s: block %d, %d to come%s" % (self.title, index, left, remark)))
        print(self.src_blocks_colored[index])
        sys.stdout.flush()

    def show_all(self):
        """Print all blocks."""
        for index in range(self.nblocks):
            self._show_block(index, ", silent" if self._silent[index] else "")

    def run_cell(self, source):
        """Run a block's source in the demo's namespace."""
        six.exec_(compile(source, to_native(self.fname), "exec"), self.user_ns)

    def _wanted(self, index):
        """Show a block and ask whether to run it."""
        if self._silent[index]:
            print(self.marquee("silent block %s, %s to come" % (index, self.nblocks - index - 1)))
            return True
        self.pre_cmd()
        self.show(index)
        if self._auto[index]:
            return True
        print(self.marquee("Enter runs it, q and Enter leaves it out: "), end=str(""))
        return read_line().strip().lower() != "q"

    def __call__(self, index=None):
        """Show and run one block (default: the next); what it raises is shown, and the demo can go on."""
        index = self._index(index)
        if index is None:
            return
        wanted = self._wanted(index)
        self.block_index = index + 1
        if self.block_index >= self.nblocks:
            self.finished = True
        if not wanted:
            print(self.marquee("left out"))
            return
        saved = sys.argv
        sys.argv = [to_native(self.fname)] + self.sys_argv[1:]
        try:
            self.run_cell(self.src_blocks[index])
        except Exception:
            self._show_error()
        finally:
            sys.argv = saved
        self.ip_ns.update(self.user_ns)
        self.post_cmd()
        if self.finished:
            print()
            print(self.marquee(" the end "))
            print(self.marquee("reset() starts it again"))

    def _show_error(self):
        if self.inside_ipython:
            self.shell.showtraceback(filename=self.fname)
            return
        import traceback

        traceback.print_exc()

    def marquee(self, txt="", width=78, mark="*"):
        """Return ``txt`` in the middle of a line of marks."""
        return marquee(txt, width, mark)

    def post_cmd(self):
        """Called after each block; for subclasses."""

    def pre_cmd(self):
        """Called before each block; for subclasses."""


class IPythonDemo(Demo):
    """A demo whose blocks are cells of the running session."""

    def run_cell(self, source):
        """Run a block as a cell."""
        self.shell.run_cell(source)


class LineDemo(Demo):
    """A demo that stops after every line; the marks mean nothing."""

    def _cut(self, text):
        return [line for line in text.splitlines() if line.strip()]

    def reload(self):
        """Read the script again and begin anew."""
        super(LineDemo, self).reload()


class IPythonLineDemo(IPythonDemo, LineDemo):
    """A demo of lines that are cells of the running session."""


class ClearMixin(object):
    """Clears the screen before each block, and leaves out the lines of stars."""

    def marquee(self, txt="", width=78, mark="*"):
        """Return the text without its marks; the screen is empty around it."""
        return txt

    def pre_cmd(self):
        """Clear the screen."""
        from IPython.utils.terminal import _term_clear

        _term_clear()


class ClearDemo(ClearMixin, Demo):
    """A demo with an empty screen for every block."""


class ClearIPDemo(ClearMixin, IPythonDemo):
    """A demo of cells with an empty screen for every block."""


def slide(file_path, noclear=False, format_rst=True, formatter="terminal", style="native", auto_all=False,
          delimiter="..."):
    """Show the script at ``file_path`` to its end.

    :param noclear: leave the screen as it is between blocks.
    :param delimiter: printed between blocks.
    The others are :class:`Demo`'s.
    """
    kind = Demo if noclear else ClearDemo
    show = kind(file_path, format_rst=format_rst, formatter=formatter, style=style, auto_all=auto_all)
    while not show.finished:
        show()
        if not show.finished:
            print(delimiter)
            if not auto_all:
                read_line()
