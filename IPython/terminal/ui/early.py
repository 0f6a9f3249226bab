"""The first prompt, before prompt_toolkit is loaded.

Loading the editor takes longer than everything else at the start.  So the prompt is painted first, and a line that
was typed ahead already goes to the kernel while the editor loads.  When the editor takes over it draws the same prompt
over the painted one.
"""
from __future__ import absolute_import, unicode_literals

import os
import re

from ipython_compat.terminal_size import terminal_size
from IPython.terminal.ui.painting import painted_text, write
from IPython.terminal.ui.prompting import PromptMaker

try:
    import termios
except ImportError:  # Windows
    termios = None

#: one line of plain text with its end: nothing that an editor would have to interpret
_PLAIN_LINE = re.compile(br"^([\x20-\x7e]*)[\r\n]")
CTRL_C = b"\x03"


class EarlyPrompt(object):
    """Paints the first prompt and takes what was typed before the editor is there.

    :param settings: a ``TerminalSettings``.
    :param check_complete: function of a text that tells whether it can be run, as ``("complete", None)``.
    """

    def __init__(self, settings, check_complete):
        self._settings = settings
        self._prompts = PromptMaker(settings)
        self._check = check_complete
        #: the terminal's modes as they were before; None where they have not been changed
        self.modes = None
        self._waiting = b""
        #: whether the prompt stands on the screen, to be drawn over
        self.painted = False

    def begin(self):
        """Paint the prompt; keep what is typed from being shown by the terminal itself."""
        if not self._enter():
            return
        self._prompts.begin()
        prompt = painted_text(self._settings, self._prompts.in_prompt_tokens(), terminal_size().columns)
        if prompt is not None:
            write(self._settings.separate_in + prompt)
            self.painted = True

    def cell(self):
        """Return the cell that was typed ahead; None where there is none that is whole.

        Ctrl-C takes back what was typed before it.
        """
        if not self.painted:
            return None
        self._read()
        if CTRL_C in self._waiting:
            self._waiting = self._waiting[self._waiting.rindex(CTRL_C):]
        match = _PLAIN_LINE.match(self._waiting)
        if match is None or not match.group(1).strip():
            return None
        text = match.group(1).decode("ascii")
        if self._check(text)[0] != "complete":
            return None
        self._waiting = self._waiting[match.end():]
        return text

    def show(self, cell):
        """Show the cell that was typed ahead behind the prompt, and leave: it is going to run."""
        self._leave()
        write(cell + "\n")
        self.painted = False

    def end(self):
        """Hand over: the terminal is as it was, the cursor at the beginning of the painted prompt's line.

        :return: what was typed and not used, as bytes.
        """
        self._leave()
        if self.painted:
            write("\r")
        waiting, self._waiting = self._waiting, b""
        return waiting

    def _enter(self):
        if termios is None or os.environ.get(str("TERM"), "dumb") in ("dumb", "unknown"):
            return False
        try:
            self.modes = termios.tcgetattr(0)
            modes = list(self.modes)
            # Ctrl-C is a key at this prompt as at every other, not the end of the program
            modes[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
            modes[6] = list(modes[6])
            modes[6][termios.VMIN], modes[6][termios.VTIME] = 0, 0
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            self.modes = None
        return self.modes is not None

    def _leave(self):
        if self.modes is not None:
            termios.tcsetattr(0, termios.TCSANOW, self.modes)
            self.modes = None

    def _read(self):
        """Take what waits; the terminal's mode makes this return at once."""
        try:
            self._waiting += os.read(0, 4096)
        except OSError:
            return


def hand_over(typed, session):
    """Give what was typed to a prompt_toolkit session as if it came from the keyboard now.

    :param typed: bytes.
    :param session: the ``PromptSession``.
    """
    from prompt_toolkit.input.typeahead import store_typeahead
    from prompt_toolkit.input.vt100_parser import Vt100Parser

    keys = []
    parser = Vt100Parser(keys.append)
    parser.feed(typed.decode("utf-8", "replace"))
    parser.flush()
    store_typeahead(session.app.input, keys)
