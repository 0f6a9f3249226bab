"""Debuggers that read commands from a list and write into a text."""
from __future__ import absolute_import, unicode_literals

import io
import sys

import pytest

from ipython_compat import to_text
from zmqkernel.shell.debugger import Pdb


class Output(io.StringIO):
    """A text file that takes native strings too."""

    def write(self, text):
        return io.StringIO.write(self, to_text(text))


class Session(object):
    """One run of a debugger: ``commands`` go in, ``run`` returns what came out."""

    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch

    def _feed(self, commands):
        waiting = list(commands)

        def read(prompt=""):
            self.out.write(to_text(prompt))
            if not waiting:
                raise EOFError
            line = waiting.pop(0)
            return str(line)
        from six.moves import builtins
        name = str("raw_input") if hasattr(builtins, "raw_input") else str("input")
        self.monkeypatch.setattr(builtins, name, read)
        self.out = Output()
        self.monkeypatch.setattr(sys, "stdout", self.out)

    def post_mortem(self, function, commands, factory=Pdb, whole=False, **options):
        """Debug what ``function`` raises."""
        try:
            function()
        except Exception as error:
            value, tb = error, sys.exc_info()[2]
        self._feed(commands)
        debugger = factory(theme_name=options.pop("theme_name", "nocolor"), **options)
        debugger.reset()
        debugger.interaction(None, value if whole else tb.tb_next)
        self.debugger = debugger
        return self.out.getvalue()

    def step(self, function, commands, factory=Pdb):
        """Run ``function`` from its first line on in the debugger."""
        self._feed(commands)
        debugger = factory(theme_name="nocolor")
        trace = sys.gettrace()
        try:
            debugger.runcall(function)
        except Exception as error:
            self.error = error
        finally:
            sys.settrace(trace)
        return self.out.getvalue()


@pytest.fixture
def session(monkeypatch):
    return Session(monkeypatch)
