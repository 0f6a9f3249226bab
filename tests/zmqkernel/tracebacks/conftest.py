"""Cells to raise exceptions in, and formatters that know their names."""
from __future__ import absolute_import, unicode_literals

import linecache
import sys

import pytest

from zmqkernel.shell.tracebacks.ultratb import FormattedTB


class Cells(object):
    """Runs sources as cells with names of their own, and names them as a shell's compiler does."""

    def __init__(self):
        self.namespace = {"__name__": str("__main__")}
        self.names = {}

    def add(self, source):
        """Compile and run ``source`` as the next cell."""
        number = len(self.names) + 1
        name = str("<ipython-input-%d-test>" % number)
        self.names[name] = number
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        exec(compile(source, name, str("exec"), 0, True), self.namespace)

    def format_code_name(self, name):
        return ("Cell", "In[%d]" % self.names[name]) if name in self.names else None

    def failure(self, source):
        """Run ``source`` as a cell that fails; return what was raised, as ``sys.exc_info``, from the cell on."""
        try:
            self.add(source)
        except BaseException:
            etype, value, tb = sys.exc_info()
            while tb is not None and tb.tb_frame.f_code.co_filename not in self.names:
                tb = tb.tb_next
            return etype, value, tb
        raise AssertionError("the cell did not fail")

    def text(self, source, mode="Context", theme="nocolor", **options):
        formatter = FormattedTB(mode=mode, theme_name=theme, **options)
        formatter.compiler = self
        return formatter.text(*self.failure(source))


@pytest.fixture
def cells():
    made = Cells()
    yield made
    for name in made.names:
        linecache.cache.pop(name, None)
