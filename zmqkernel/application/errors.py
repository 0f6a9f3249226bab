"""A mistake of the person who runs a program, told in one line instead of a traceback."""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from ipython_compat import to_text


class ApplicationError(Exception):
    """What the person asked for cannot be done; the message says why in one line.

    :param message: what is wrong, and where.
    :param exit_code: status the process ends with.
    """

    def __init__(self, message, exit_code=1):
        Exception.__init__(self, message)
        self.message = message
        self.exit_code = exit_code


class ConfigFileError(ApplicationError):
    """A config file is missing or cannot be executed."""


def one_line(exc):
    """Return an exception as one line of text: its class and the first line that says something."""
    name = type(exc).__name__
    try:
        text = to_text(str(exc))
    except UnicodeError:
        text = repr(exc)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "%s: %s" % (name, lines[0]) if lines else name


def os_reason(exc):
    """Return why the system refused something (``Permission denied``), from an ``OSError``."""
    return to_text(getattr(exc, "strerror", None) or one_line(exc))


def complain(program, error):
    """Print ``error`` on stderr as ``program: message`` and return the status to exit with."""
    print("%s: %s" % (program, error.message), file=sys.stderr)
    return error.exit_code
