"""A real shell for tests, and what it shows."""
from __future__ import absolute_import, unicode_literals

import contextlib
import io
import sys

import six

from ipython_compat import to_text


class Stream(io.StringIO):
    """A text stream that also takes Python 2's byte strings."""

    def write(self, data):
        """Write text or bytes."""
        return io.StringIO.write(self, to_text(data))


@contextlib.contextmanager
def shown():
    """Catch standard output and error; the block gets an object with ``out`` and ``err`` of what was written."""
    saved = sys.stdout, sys.stderr
    caught = Shown()
    sys.stdout, sys.stderr = caught.stdout, caught.stderr
    try:
        yield caught
    finally:
        sys.stdout, sys.stderr = saved


class Shown(object):
    """What was written to standard output and error."""

    def __init__(self):
        self.stdout, self.stderr = Stream(), Stream()

    @property
    def out(self):
        """Standard output so far."""
        return self.stdout.getvalue()

    @property
    def err(self):
        """Standard error so far."""
        return self.stderr.getvalue()


def make_shell(cls=None, **kwargs):
    """Return a new shell without colours and without a history file."""
    from traitlets.config import Config
    from zmqkernel.shell.interactiveshell import InteractiveShell
    config = Config()
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "nocolor"
    kwargs = dict((str(key), value) for key, value in six.iteritems(kwargs))
    kwargs.setdefault(str("config"), config)
    return (cls or InteractiveShell)(**kwargs)


class Session(object):
    """A shell, and shortcuts for what most tests do with it."""

    def __init__(self, shell):
        self.shell = shell
        self.ns = shell.user_ns

    def run(self, cell, **kwargs):
        """Run a cell; return its result, with ``out`` and ``err`` of what it showed."""
        kwargs.setdefault(str("store_history"), True)
        with shown() as caught:
            result = self.shell.run_cell(cell, **dict((str(key), value) for key, value in kwargs.items()))
        result.out, result.err = caught.out, caught.err
        return result

    def value(self, cell):
        """Run a cell that must not fail; return its value."""
        result = self.run(cell)
        result.raise_error()
        return result.result
