"""``IPython.core.magic_arguments``: arguments of magics, from ``zmqkernel.shell.magics.arguments``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.arguments import (  # noqa: F401  (names for readers and type checkers)
    argument, argument_group, defaults, kwds, magic_arguments, parse_argstring)

alias(__name__, "zmqkernel.shell.magics.arguments")
