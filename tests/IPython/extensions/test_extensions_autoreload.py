"""%autoreload: what was made from old code follows the new."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import logging
import os
import sys
import textwrap
import time

import pytest

from IPython.extensions import autoreload


@pytest.fixture
def module(ip):
    """Return a function that writes ``reloaded_NAME.py``, each time with a later time."""
    clock = [time.time() - 10000]

    def write(source, name="m"):
        clock[0] += 10
        path = "reloaded_%s.py" % name
        with io.open(path, "w", encoding="utf-8") as f:
            f.write(textwrap.dedent(source))
        os.utime(path, (clock[0], clock[0]))
    return write


@pytest.fixture
def reloading(ip, module):
    """Return a function: write and import a module, change it, and return the value of an expression afterwards."""
    ip.run_line_magic("load_ext", "autoreload")
    ip.run_line_magic("autoreload", "2")

    def change(before, setup, after, expression):
        module(before)
        assert ip.run_cell(setup, store_history=True).success
        module(after)
        result = ip.run_cell(expression, store_history=True)
        assert result.success
        return result.result
    return change


def test_functions_defaults_and_new_names(reloading):
    assert reloading("def f(x=1): return x", "import reloaded_m as m; from reloaded_m import f",
                     "def f(x=2): return x, g()\ndef g(): return 3", "(f(), m.f(), m.g(), f is m.f)"
                     ) == ((2, 3), (2, 3), 3, True)


def test_methods_properties_and_objects(reloading):
    before = """
        class K(object):
            gone = 1
            def m(self): return 1
            def lost(self): pass
            @property
            def p(self): return 1
            @classmethod
            def c(cls): return 1
            @staticmethod
            def s(): return 1
        """
    after = """
        class K(object):
            new = 5
            def m(self): return 2
            @property
            def p(self): return 2
            @classmethod
            def c(cls): return 2
            @staticmethod
            def s(): return 2
        """
    assert reloading(
        before, "import reloaded_m as m; from reloaded_m import K; k = K(); bound = k.m; held = [K]", after,
        "(k.m(), bound(), k.p, k.c(), k.s(), k.new, hasattr(k, 'gone'), hasattr(K, 'lost'), isinstance(k, m.K),"
        " K is m.K, held[0]().m(), isinstance(held[0](), K))"
    ) == (2, 2, 2, 2, 2, 5, False, False, True, True, 2, True)


def test_superclasses(reloading):
    before = """
        class A(object):
            def m(self): return "A1"
        class B(A):
            def m(self): return "B1" + super(B, self).m()
        """
    after = """
        class Mixin(object):
            def extra(self): return "mixed"
        class A(object):
            def m(self): return "A2"
        class B(Mixin, A):
            def m(self): return "B2" + super(B, self).m()
        """
    assert reloading(
        before, "from reloaded_m import A, B\nb = B(); bound = b.m\nclass Mine(A):\n    pass\nmine = Mine()", after,
        "(b.m(), B().m(), b.extra(), mine.m(), bound(), isinstance(mine, A))"
    ) == ("B2A2", "B2A2", "mixed", "A2", "B2A2", True)


def test_closures(reloading):
    before = """
        def wrap(f):
            def inner(*args): return "w1", f(*args)
            return inner
        @wrap
        def fun(x): return x
        """
    assert reloading(before, "from reloaded_m import fun; held = [fun]",
                     before.replace("w1", "w2").replace("return x\n", "return x + 1\n"),
                     "(fun(1), held[0](1))") == (("w2", 2), ("w2", 2))


def test_broken_module_stays_as_it_was(ip, reloading, module, capsys):
    assert reloading("x = 1\ndef f(): return x", "import reloaded_m as m", "def f(: pass", "m.f()") == 1
    assert "[autoreload of reloaded_m failed: " in capsys.readouterr()[1]
    ip.run_cell("1")
    assert capsys.readouterr()[1] == ""
    module("x = 1\ndef f(): return 1/0\nf()")
    ip.run_line_magic("autoreload", "--hide-errors 2")
    assert ip.run_cell("m.x").result == 1 and capsys.readouterr()[1] == ""
    module("def f(): return 2")
    assert ip.run_cell("m.f()").result == 2 and not hasattr(sys.modules["reloaded_m"], "x")


def test_mode_complete_brings_values_and_new_names(ip, module):
    ip.run_line_magic("load_ext", "autoreload")
    ip.run_line_magic("autoreload", "3")
    module("x = 1\ny = 1")
    module("z = 1\n_private = 1", "star")
    ip.run_cell("from reloaded_m import x as here, y\nfrom reloaded_star import *\nimport reloaded_m")
    module("x = 2\ny = 2\nother = 2")
    module("z = 2\nnew = 2\n_private = 2", "star")
    assert ip.run_cell("(here, y, z, new)").result == (2, 2, 2, 2)
    assert "other" not in ip.user_ns and "_private" not in ip.user_ns


def test_modes(ip, module, usage):
    ip.run_line_magic("load_ext", "autoreload")
    module("def f(): return 1")
    ip.run_cell("from reloaded_m import f")
    for number, (mode, follows) in enumerate((
            ("off", False), ("all", True), ("0", False), ("explicit", False), ("2-", True), ("1", False))):
        ip.run_line_magic("autoreload", mode)
        before = ip.run_cell("f()").result
        module("def f(): return %d" % (number + 10))
        assert ip.run_cell("f()").result == (number + 10 if follows else before)
    ip.run_line_magic("autoreload", "")
    assert ip.run_cell("f()").result == 15
    assert "Unrecognized autoreload mode" in usage("autoreload", "5")
    with pytest.raises(ValueError):
        ip.run_line_magic("autoreload", "5")
    usage("autoreload", "-z")
    usage("autoreload", "1 2")


def test_aimport(ip, module, shown, usage):
    ip.run_line_magic("load_ext", "autoreload")
    module("def f(): return 1")
    module("def f(): return 1", "other")
    ip.run_line_magic("autoreload", "1")
    ip.run_line_magic("aimport", "reloaded_m, -reloaded_other")
    ip.run_cell("import reloaded_other")
    module("def f(): return 2")
    module("def f(): return 2", "other")
    assert ip.run_cell("(reloaded_m.f(), reloaded_other.f())").result == (2, 1)
    assert shown("%aimport") == "Modules to reload:\nreloaded_m\n\nModules to skip:\nreloaded_other\n"
    ip.run_line_magic("autoreload", "2")
    module("def f(): return 3")
    module("def f(): return 3", "other")
    assert ip.run_cell("(reloaded_m.f(), reloaded_other.f())").result == (3, 1)
    assert "all-except-skipped" in shown("%aimport")
    usage("aimport", "reloaded_not_there")
    usage("aimport", "-")
    with pytest.raises(ImportError):
        ip.run_line_magic("aimport", "reloaded_not_there")
    ip.run_line_magic("aimport", "reloaded_m as short")
    assert ip.user_ns["short"].f() == 3


def test_what_is_reloaded_is_printed_or_logged(ip, module, shown, caplog):
    ip.run_line_magic("load_ext", "autoreload")
    ip.run_line_magic("autoreload", "-p 2")
    module("x = 1")
    ip.run_cell("import reloaded_m")
    module("x = 2")
    assert shown("1") .startswith("Reloading 'reloaded_m'.\n")
    ip.run_line_magic("autoreload", "-l 2")
    module("x = 3")
    with caplog.at_level(logging.INFO):
        assert "Reloading" not in shown("1")
    assert [record.getMessage() for record in caplog.records] == ["Reloading 'reloaded_m'."]


def test_rules_by_themselves():
    def old():
        "old"
        return 1

    def new():
        "new"
        return 2
    autoreload.update_function(old, new)
    assert (old(), old.__doc__) == (2, "new")
    assert autoreload.isinstance2(1, 2, int) and not autoreload.isinstance2(1, "2", int)
    assert not autoreload.update_generic(1, 2)
    a, b = property(lambda self: 1), property(lambda self: 2)
    autoreload.update_property(a, b)
    assert a.fget(None) == 2
    tracker = autoreload.ImportFromTracker({}, {})
    tracker.add_import("m", "x", "y")
    tracker.add_import("m", "x", "y")
    assert tracker.imports_froms == {"m": ["x"]} and tracker.symbol_map == {"m": {"x": ["y"]}}
    assert autoreload.StrongRef(5)() == 5


def test_files_without_source_are_left_alone(ip):
    reloader = autoreload.ModuleReloader()
    assert reloader.filename_and_mtime(sys) == (None, None)
    path, mtime = reloader.filename_and_mtime(autoreload)
    assert path.endswith("autoreload.py") and mtime == os.stat(path).st_mtime
