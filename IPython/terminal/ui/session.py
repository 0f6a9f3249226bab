"""The loop: show a prompt, read a cell, run it, do what it asks for."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text
from IPython.terminal.ui.state import raising_interrupts

EXIT_QUESTION = "Do you really want to exit ([y]/n)? "
ANSWERS = {"": True, "y": True, "yes": True, "n": False, "no": False}


class Session(object):
    """One person at one terminal.

    :param settings: the options: a ``TerminalSettings``, or the shell itself.
    :param backend: runs the cells (:mod:`.backends`).
    :param reader: reads them; None: as the settings have it.
    """

    def __init__(self, settings, backend, reader=None):
        self.settings = settings
        self.backend = backend
        self._reader = reader
        self._leaving = False
        self.keep_kernel = False
        #: whether a cell has ended the session, and whether a kernel that is not ours waits to be told that it is over
        self.asked_to_exit = self.end_kernel = False
        self.next_input = ""
        #: whether the next prompt stands on the screen already, to be drawn over
        self.prompt_painted = False

    @property
    def reader(self):
        """What reads cells: plain lines, or prompt_toolkit, which is imported here and not before."""
        if self._reader is None:
            if self.settings.simple_prompt:
                from IPython.terminal.ui.reader import PlainReader as Reader
                self._reader = Reader(self.settings)
            else:
                from IPython.terminal.ui.editor import Editor
                self._reader = Editor(self.settings, self.backend)
        return self._reader

    @property
    def pt_app(self):
        """The prompt_toolkit session; None where lines are read without it."""
        return self.reader.pt_app

    @property
    def leaving(self):
        """Whether the session is about to end."""
        return self._leaving

    def leave(self, keep_kernel=False):
        """End the loop after the cell that runs.

        :param keep_kernel: whether a kernel of our own goes on.
        """
        self._leaving = True
        self.keep_kernel = keep_kernel

    def stay(self):
        """Go on after all."""
        self._leaving = self.keep_kernel = False

    def run(self):
        """Show prompts until the person leaves; nothing that they do at the prompt ends it by accident."""
        self.set_title()
        try:
            while not self._leaving:
                try:
                    self.interact()
                except KeyboardInterrupt:
                    print("\nKeyboardInterrupt")
        finally:
            self.restore_title()
            if self._reader is not None:
                self._reader.close()

    def interact(self):
        """Show prompts until the person leaves."""
        while not self._leaving:
            if not self.prompt_painted:
                sys.stdout.write(to_native(self.settings.separate_in))
            try:
                code = self.read_cell()
            except EOFError:
                if self.confirm_exit():
                    self._leaving = True
                continue
            except KeyboardInterrupt:
                print()
                continue
            if code.strip():
                self.run_cell(code)

    def read_cell(self):
        """Show a prompt and return what was typed.

        :raises EOFError: at Ctrl-D.
        """
        prefill, self.next_input = self.next_input, ""
        self.show_arrivals()
        painted, self.prompt_painted = self.prompt_painted, False
        return self.reader.read(prefill, painted)

    def show_arrivals(self):
        """Show what has come since the last cell."""
        self.backend.pump()

    def confirm_exit(self):
        """Ask whether to leave, where the settings want that; Ctrl-D and Enter mean yes, Ctrl-C means no."""
        if not self.settings.confirm_exit:
            return True
        try:
            answer = None
            while answer not in ANSWERS:
                with raising_interrupts():
                    answer = self.reader.ask(EXIT_QUESTION).strip().lower()
        except (EOFError, KeyboardInterrupt) as end:
            print()
            return isinstance(end, EOFError)
        return ANSWERS[answer]

    def run_cell(self, code):
        """Run one cell, and do what it asks the frontend for."""
        return self.take_reply(self.backend.execute(code))

    def take_reply(self, reply):
        """Do what a cell asks the frontend for."""
        self.take_count()
        for payload in reply.get("payload", ()):
            handler = self.PAYLOADS.get(payload.get("source"))
            if handler is not None:
                handler(self, payload)
        return reply

    def take_count(self):
        """Let the next prompt show the number of the next cell."""
        if self.settings is not getattr(self.backend, "shell", None):
            self.settings.execution_count = self.backend.execution_count

    # -- what cells ask for

    def _set_next_input(self, payload):
        text = payload.get("text") or ""
        self.next_input = to_text(text)

    def _ask_exit(self, payload):
        self.leave(keep_kernel=bool(payload.get("keepkernel")))
        self.asked_to_exit = True
        self.end_kernel = bool(payload.get("end_kernel"))

    def _page(self, payload):
        from zmqkernel.shell.paging import page

        data = payload.get("data") or {}
        text = data.get("text/plain") or payload.get("text") or ""
        page(text, start=payload.get("start", 0))

    def _edit(self, payload):
        import subprocess

        command = [to_native(word) for word in self.settings.editor.split()]
        line = payload.get("line_number")
        if line:
            command.append(to_native("+%d" % line))
        try:
            subprocess.call(command + [to_native(payload["filename"])])
        except OSError as exc:
            print("the editor %s cannot be started: %s" % (self.settings.editor, exc.strerror), file=sys.stderr)

    def _terminal(self, payload):
        """Follow what a cell has changed of the terminal's settings and prompts."""
        from IPython.terminal.prompts import Prompts
        from IPython.terminal.ui.settings import SentPrompts

        if payload.get("folder"):
            follow(payload["folder"])
        names = self.settings.take(payload.get("settings") or {})
        if "prompts" in payload:
            rendered, usual = payload["prompts"], Prompts(self.settings)
            self.settings.prompts = SentPrompts(rendered, usual) if rendered else usual
        self.settings_changed(names)

    PAYLOADS = {
        "set_next_input": _set_next_input,
        "ask_exit": _ask_exit,
        "page": _page,
        "edit": _edit,
        "edit_magic": _edit,
        "terminal": _terminal,
    }

    def settings_changed(self, names):
        """Let changed settings show at the next prompt.

        :param names: names of the settings.
        """
        if "term_title" in names or "term_title_format" in names:
            self.set_title()
        if self._reader is not None:
            self._reader.settings_changed(names)

    # -- the window's title

    def set_title(self):
        """Put the title that the settings want on the terminal's window."""
        if not self.settings.term_title or self.settings.simple_prompt:
            return
        from zmqkernel.shell.utils.process import abbrev_cwd
        from zmqkernel.shell.utils.terminal import set_term_title, toggle_set_term_title

        toggle_set_term_title(True)
        try:
            folder = abbrev_cwd()
        except OSError:  # it has been removed
            folder = ""
        set_term_title(self.settings.term_title_format.format(cwd=folder))

    def restore_title(self):
        """Bring back the title that was there before."""
        if self.settings.term_title and not self.settings.simple_prompt:
            from zmqkernel.shell.utils.terminal import restore_term_title

            restore_term_title()


def follow(folder):
    """Go where the cells have gone, so that editors and new windows of the terminal begin there; if that can be."""
    try:
        os.chdir(to_native(folder))
    except OSError:
        return
