"""``IPython.consoleapp``: the name of IPython 3 and before for ``jupyter_client.consoleapp``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from jupyter_client.consoleapp import *  # noqa: F401,F403  (names for readers and type checkers)

alias(__name__, "jupyter_client.consoleapp")
