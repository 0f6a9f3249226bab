"""``IPython.utils.warn``: messages on standard error (a name of old)."""
from __future__ import absolute_import, print_function, unicode_literals

import sys

_HEADERS = ("", "", "WARNING: ", "ERROR: ", "FATAL ERROR: ")


def warn(msg, level=2, exit_val=1):
    """Print a message.

    :param level: 0 nothing, 1 information, 2 warning, 3 error, 4 error that ends the program.
    :param exit_val: exit status for level 4.
    """
    if level <= 0:
        return
    print(_HEADERS[level] + msg, file=sys.stderr)
    if level == 4:
        print("Exiting.\n", file=sys.stderr)
        sys.exit(exit_val)


def fatal(msg, exit_val=1):
    """Print an error and end the program."""
    warn(msg, 4, exit_val)


def error(msg):
    """Print an error."""
    warn(msg, 3)


def info(msg):
    """Print information."""
    warn(msg, 1)
