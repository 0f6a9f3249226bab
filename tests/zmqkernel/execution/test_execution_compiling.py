"""The compiler: names of cells, flags, sources."""
from __future__ import absolute_import, unicode_literals

import linecache

from zmqkernel.shell.execution.compiling import CachingCompiler, PyCF_MASK, code_name


def test_the_name_has_number_and_hash():
    assert code_name("1", 3) == "<ipython-input-3-356a192b7913>"
    assert code_name("1", 3) != code_name("2", 3)


def test_cached_sources_are_never_stale():
    compiler = CachingCompiler()
    name = compiler.cache("a = 1\nb = 2\n", 7)
    linecache.checkcache()
    assert linecache.getline(name, 2) == "b = 2\n"
    assert compiler.format_code_name(name) == ("Cell", "In[7]")
    assert compiler.format_code_name("other.py") is None
    compiler.forget(name)
    assert linecache.getline(name, 2) == "" and compiler.format_code_name(name) is None


def test_flags_stay_and_can_be_reset():
    compiler = CachingCompiler()
    compiler("from __future__ import division", "<x>", "exec")
    with_future = compiler.flags
    compiler.reset_compiler_flags()
    assert compiler.flags & PyCF_MASK == 0 and with_future & PyCF_MASK or not with_future & PyCF_MASK
    assert compiler.compiler_flags == compiler.flags


def test_extra_flags_are_for_a_while():
    compiler = CachingCompiler()
    before = compiler.flags
    with compiler.extra_flags(0x400):
        assert compiler.flags & 0x400
    assert compiler.flags == before


def test_a_subclass_names_cells(session):
    class Named(CachingCompiler):
        def get_code_name(self, raw_code, transformed_code, number):
            return str("/tmp/cell_%d.py") % number
    session.shell.compile = Named()
    session.run("def f(): pass")
    assert session.ns["f"].__code__.co_filename == "/tmp/cell_1.py"
