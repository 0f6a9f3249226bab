"""The command ``ipython`` on a pseudo-terminal."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

from .terminal import Terminal


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
