"""What the shell has to say to, or wants from, the person in front of it and the frontend between them."""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from zmqkernel.shell.utils import io


class Frontend(object):
    """Talks to the frontend of one shell; a shell with one of its own overrides most of this.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def ask_yes_no(self, prompt, default=None, interrupt=None):
        """Ask a question that is answered by yes or no.

        :param prompt: the question.
        :param default: ``y`` or ``n``: what Enter alone, or the end of the input, means.
        :param interrupt: ``y`` or ``n``: what Ctrl-C means; by default what ``default`` says.
        :return: True for yes.
        :raises EOFError: at the end of the input without a default.
        """
        if self.shell.quiet:
            return True
        return io.ask_yes_no(prompt, default, interrupt if interrupt is not None else default)

    def set_next_input(self, s, replace=False):
        """Fill in what the user types next.

        :param s: the text.
        :param replace: in the place of this cell, in frontends with cells.
        """
        self.shell.rl_next_input = s
        self.shell.payload_manager.write_payload({"source": "set_next_input", "text": s, "replace": replace})

    def auto_rewrite_input(self, cmd):
        """Show a line as it is run, where autocall has added to it."""
        if self.shell.show_rewritten_input:
            print("------> " + cmd)

    def show_usage(self):
        """Show what ``?`` alone asks for: an introduction to IPython."""
        from zmqkernel.shell import paging, usage
        paging.page(usage.interactive_usage)

    def show_banner(self, banner=None):
        """Print the banner.

        :param banner: another text.
        """
        sys.stdout.write(self.shell.banner if banner is None else banner)

    def switch_doctest_mode(self, mode):
        """A step for subclasses: take over, or leave, the prompts of doctests."""

    def set_autoindent(self, value=None):
        """Switch indenting of new lines on or off.

        :param value: by default the other state.
        """
        self.shell.autoindent = not self.shell.autoindent if value is None else bool(value)

    def write(self, data):
        """Write to standard output; old name of ``sys.stdout.write``."""
        sys.stdout.write(data)

    def write_err(self, data):
        """Write to standard error; old name of ``sys.stderr.write``."""
        sys.stderr.write(data)

    # -- toolkits

    def enable_gui(self, gui=None):
        """Run the event loop of a toolkit while the shell waits; only shells that wait can.

        :raises NotImplementedError: here.
        """
        raise NotImplementedError("Implement enable_gui in a subclass")

    def enable_matplotlib(self, gui=None):
        """Make matplotlib work with the shell.

        :param gui: name of a backend, ``auto`` or None for the configured one.
        :return: the toolkit and the backend that were chosen.
        """
        from zmqkernel.shell.display import pylabtools
        shell = self.shell
        gui, backend = pylabtools.find_gui_and_backend(gui, self.pylab_gui_select)
        if gui is not None:
            # The first toolkit chosen is the one the process stays with.
            if self.pylab_gui_select is None:
                self.pylab_gui_select = gui
            elif gui != self.pylab_gui_select:
                print("Warning: Cannot change to a different GUI toolkit: %s. Using %s instead."
                      % (gui, self.pylab_gui_select))
                gui, backend = pylabtools.find_gui_and_backend(self.pylab_gui_select)
        pylabtools.activate_matplotlib(backend)
        pylabtools.configure_inline_support(shell, backend)
        shell.enable_gui(gui)
        runner = shell.magics_manager.registry.get("ExecutionMagics")
        if runner is not None:
            # %run shows figures as a script would.
            runner.default_runner = pylabtools.mpl_runner(shell.safe_execfile)
        return gui, backend

    #: the toolkit that matplotlib was first set up for
    pylab_gui_select = None

    def enable_pylab(self, gui=None, import_all=True):
        """Make matplotlib work with the shell, and import numpy and matplotlib into the user's namespace.

        :param gui: as for :meth:`enable_matplotlib`.
        :param import_all: all of numpy's and pylab's names, too.
        :return: toolkit, backend, and the names that were replaced by others.
        """
        from zmqkernel.shell.display.pylabtools import import_pylab
        shell = self.shell
        gui, backend = shell.enable_matplotlib(gui)
        names = {}
        import_pylab(names, import_all)
        builtin = shell.ns_table["builtin"]
        replaced = [name for name, value in names.items()
                    if name in shell.user_ns and shell.user_ns[name] is not value and name not in builtin]
        shell.user_ns.update(names)
        shell.user_ns_hidden.update(names)
        return gui, backend, set(replaced)
