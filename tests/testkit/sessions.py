"""The command ``ipython`` on a pseudo-terminal."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import sys

from .terminal import Terminal

#: seconds: a loaded machine may take that long to run a cell that starts a program
LONG = 30.0


def ipython_argv(*options):
    """Return the command line of ``ipython`` under the running interpreter."""
    return [sys.executable, "-m", "IPython"] + list(options)


def ipython(*options, **settings):
    """Return a :class:`~testkit.terminal.Terminal` with ``ipython`` in it.

    :param options: of the command line.
    :param settings: ``env``: variables to set; others are for ``Terminal``.
    """
    env = dict(os.environ)
    env[str("TERM")] = str("xterm-256color")
    env[str("PAGER")] = str("cat")
    env.update(settings.pop("env", {}))
    return Terminal(ipython_argv(*options), env=env, **settings)


def prompt(number):
    """Return a pattern: the prompt with this number is the last thing on the screen."""
    return re.compile(r"In \[%d\]:\s*$" % number)


def run(term, code, number):
    """Type a line; return the screen's text when the next prompt, which has ``number``, stands there."""
    term.type(code + "{enter}")
    return term.wait(prompt(number), LONG)
