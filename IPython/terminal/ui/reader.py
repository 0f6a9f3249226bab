"""Reading cells line by line with plain ``input()``: where there is no terminal, or it is not to be used."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from ipython_compat import to_native
from ipython_compat.console_input import read_line

from IPython.terminal.ui.state import raising_interrupts
from zmqkernel.shell.execution.atprompt import check_at_prompt
from zmqkernel.shell.execution.transform import TransformerManager


def plain(tokens):
    """Return prompt tokens as text without colours."""
    return "".join(text for _, text in tokens)


class PlainReader(object):
    """Reads cells with ``input()``.

    :param settings: has ``prompts``.
    """

    pt_app = None

    def __init__(self, settings):
        self._settings = settings
        self._check = check_at_prompt(TransformerManager())

    def read(self, prefill="", painted=False):
        """Read lines until they make a cell, and return it.

        :param prefill: text that was to be edited; it cannot be here, and is shown.
        :param painted: of no meaning here.
        :raises EOFError: at the end of the input.
        :raises KeyboardInterrupt: at Ctrl-C.
        """
        prompts = self._settings.prompts
        if prefill:
            sys.stdout.write(to_native(prefill) + "\n")
        lines = [self._line(prompts.in_prompt_tokens())]
        while lines[0].strip() and self._check("\n".join(lines))[0] == "incomplete":
            lines.append(self._line(prompts.continuation_prompt_tokens()))
        return "\n".join(lines) + "\n" if len(lines) > 1 else lines[0]

    def close(self):
        """Do nothing: there is nothing to let go of."""

    def _line(self, tokens):
        from IPython.terminal.ui.guarding import encodable

        while True:
            try:
                return encodable(self.ask(plain(tokens)))
            except UnicodeDecodeError as error:
                sys.stderr.write("ipython: that line is no text: %s\n" % error)

    def ask(self, question):
        """Ask a question that is answered by a line.

        :raises EOFError: at the end of the input; it has none where the program was started without it, or closed it.
        """
        try:
            with raising_interrupts():
                return read_line(question)
        except (RuntimeError, ValueError, EnvironmentError):
            if _input_is_open():
                raise
            raise EOFError("there is no standard input")

    def print_above(self, write):
        """Call ``write``, which prints."""
        write()

    def make_anew(self):
        """Nothing to do: a prompt that has been written stays."""

    def abort(self):
        """Nothing to leave: the next line that is read finds out by itself."""

    def settings_changed(self, names):
        """Nothing here depends on settings that change."""


def _input_is_open():
    try:
        os.fstat(sys.stdin.fileno())
    except (AttributeError, ValueError, EnvironmentError):
        return False
    return True
