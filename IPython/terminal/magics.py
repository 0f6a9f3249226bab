"""Magics of a terminal: pasting, automatic indentation, and leaving."""
from __future__ import absolute_import, print_function, unicode_literals

import re

import six

from ipython_compat import to_native, to_text
from ipython_compat.console_input import read_line
from zmqkernel.shell.errors import TryNext, UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class
from zmqkernel.shell.utils.text import strip_email_quotes

#: what stands before lines in mails, and at the prompts of Python and IPython
_QUOTES = re.compile(r"^\s*(?:>(?!>>)\s?)+")
_PROMPTS = re.compile(r"^\s*(?:In \[\d+\]: ?|\s*\.\.\.+: ?|>>> ?|\.\.\. ?)")


def get_pasted_lines(sentinel, l_input=read_line, quiet=False):
    """Yield lines that are typed or pasted, until one is ``sentinel`` or the input ends.

    :param sentinel: the line that ends it.
    :param l_input: function that reads a line.
    :param quiet: whether to leave out what says how to end it.
    """
    prompt = "" if quiet else ":"
    if not quiet:
        print("Paste or type; a line %r alone, or Ctrl-D, ends it." % to_native(sentinel))
    while True:
        try:
            line = to_text(l_input(to_native(prompt)))
        except EOFError:
            print("<EOF>")
            return
        if line == sentinel:
            return
        yield line


@magics_class
class TerminalMagics(Magics):
    """``%paste``, ``%cpaste``, ``%autoindent`` and ``%detach``.

    :param shell: the shell.
    """

    def __init__(self, shell):
        super(TerminalMagics, self).__init__(shell)

    def preclean_input(self, block):
        """Return pasted text without the prompts that stand in it, and without empty lines at its beginning."""
        lines = block.splitlines()
        while lines and not lines[0].strip():
            lines.pop(0)
        if lines and _QUOTES.match(lines[0]):
            lines = strip_email_quotes("\n".join(lines)).splitlines()
        if lines and _PROMPTS.match(lines[0]):
            lines = [_PROMPTS.sub("", line, count=1) for line in lines]
        return "\n".join(lines)

    def store_or_execute(self, block, name, store_history=False):
        """Run pasted text, or keep it under a name.

        :param block: the text.
        :param name: variable that gets it, as text to be run by ``%rerun``; None: run it.
        :param store_history: whether it goes into the history as if it had been typed.
        """
        import textwrap

        text = textwrap.dedent(self.preclean_input(block))
        if name:
            self.shell.user_ns[to_native(name)] = text.splitlines()
            print("Kept as the variable %s." % name)
            return
        self.shell.user_ns[str("pasted_block")] = text
        self.shell.using_paste_magics = True
        try:
            self.shell.run_cell(text, store_history=store_history)
        finally:
            self.shell.using_paste_magics = False

    def rerun_pasted(self, name="pasted_block"):
        """Run again what was pasted last.

        :param name: the variable that holds it.
        :raises UsageError: where there is none, or it is no text.
        """
        block = self.shell.user_ns.get(to_native(name))
        if block is None:
            raise UsageError("nothing has been pasted yet")
        if not isinstance(block, (six.text_type, str)):
            raise UsageError("the variable %s holds no pasted text" % name)
        first = to_text(block).split("\n", 1)[0]
        print("Running again: %s%s" % (first, " ..." if "\n" in block else ""))
        self.shell.run_cell(block)

    @line_magic
    def autoindent(self, parameter_s=""):
        """Turn automatic indentation on or off."""
        self.shell.set_autoindent()
        print("Automatic indentation is", ["off", "on"][bool(self.shell.autoindent)])

    @line_magic
    def cpaste(self, parameter_s=""):
        r"""Paste or type several lines and run them.

        ``%cpaste [-q] [-r] [-s END] [NAME]``

        -q: say nothing; -r: run what was pasted last again; -s: the line that ends it, instead of ``--``.
        With a name the text is kept in that variable and not run.  Prompts (``>>>``, ``In [1]:``) and the ``>`` of
        mails in front of the lines are taken away.
        """
        options, name = self.parse_options(parameter_s, "rqs:", mode="string")
        if "r" in options:
            return self.rerun_pasted()
        lines = get_pasted_lines(options.get("s", "--"), quiet="q" in options)
        lines = [_QUOTES.sub("", line) if not _PROMPTS.match(line) else line for line in lines]
        self.store_or_execute("\n".join(lines), name, store_history=True)

    @line_magic
    def paste(self, parameter_s=""):
        """Run the text in the clipboard.

        ``%paste [-q] [-r] [NAME]``

        -q: do not show it; -r: run what was pasted last again.  With a name the text is kept in that variable.
        """
        options, name = self.parse_options(parameter_s, "rq", mode="string")
        if "r" in options:
            return self.rerun_pasted()
        try:
            block = self.shell.hooks.clipboard_get()
        except TryNext as exc:
            raise UsageError(to_text(str(exc)) or "the clipboard cannot be read here")
        if "q" not in options:
            self.shell.write(self._shown(to_text(block)))
        self.store_or_execute(block, name, store_history=True)

    @line_magic
    def detach(self, parameter_s=""):
        """Leave the session and let its kernel go on: `ipython --existing` comes back to it.

        The same as ``exit(keep_kernel=True)``.
        """
        if parameter_s.strip():
            raise UsageError("%detach takes no arguments")
        self.shell.exiter(keep_kernel=True)

    def _shown(self, block):
        """Return pasted text in colours, marked at its end."""
        from zmqkernel.shell.colors import pylight

        text = block.rstrip("\n")
        return pylight(text, self.shell.colors).rstrip("\n") + "\n## -- End pasted text --\n"
