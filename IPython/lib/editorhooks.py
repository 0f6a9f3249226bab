"""Set the editor that ``%edit`` calls: ``install_editor`` for any, and a function for each of the well-known.

    from IPython.lib.editorhooks import install_editor
    install_editor("vim +{line} {filename}", wait=True)
"""
from __future__ import absolute_import, print_function, unicode_literals

import subprocess

from six.moves import shlex_quote

from IPython import get_ipython
from IPython.core.error import TryNext
from ipython_compat.console_input import read_line


def install_editor(template, wait=False):
    """Make ``%edit`` call the editor that ``template`` starts.

    :param template: a shell command with ``{filename}`` and ``{line}`` (a number) in it.
    :param wait: ask for Enter afterwards, for editors that return at once.
    """
    def call_editor(self, filename, line=0):
        command = template.format(filename=shlex_quote(filename), line=line or 0)
        print(">", command)
        status = subprocess.Popen(command, shell=True).wait()
        if status:
            raise TryNext("the editor ended with status %d: %s" % (status, command))
        if wait:
            read_line("Press Enter when done editing:")

    get_ipython().set_hook("editor", call_editor)
    get_ipython().editor = template


def _known(name, arguments, executable, wait=False):
    """Return a function that installs one well-known editor."""
    def install(exe=executable):
        options = {str("wait"): True} if wait else {}
        install_editor(exe + " " + arguments, **options)
    install.__name__ = str(name)
    install.__doc__ = str("Make ``%%edit`` call %s; ``exe`` names its program." % name)
    return install


komodo = _known("komodo", "-l {line} {filename}", "komodo", wait=True)
scite = _known("scite", "{filename} -goto:{line}", "scite")
notepadplusplus = _known("notepadplusplus", "-n{line} {filename}", "notepad++")
jed = _known("jed", "+{line} {filename}", "jed")
mate = _known("mate", "-w -l {line} {filename}", "mate")
emacs = _known("emacs", "+{line} {filename}", "emacs")
gnuclient = _known("gnuclient", "-nw +{line} {filename}", "gnuclient")
crimson_editor = _known("crimson_editor", "/L:{line} {filename}", "cedt.exe")
kate = _known("kate", "-u -l {line} {filename}", "kate")


def idle(exe="idle"):
    """Make ``%edit`` call IDLE; ``exe`` names its program. IDLE can't be told the line."""
    install_editor(exe + " {filename}")
