"""%autoreload of what only Python 3 has: super() without arguments, enumerations, dataclasses."""
import importlib.util

import pytest

from test_extensions_autoreload import module, reloading  # noqa: F401  (fixtures)


def test_super_without_arguments(reloading):  # noqa: F811
    source = """
        class A:
            def m(self): return "A1"
        class B(A):
            def m(self): return "B1" + super().m()
        """
    assert reloading(source, "from reloaded_m import A, B; b = B(); bound = b.m; held = [B]",
                     source.replace("1", "2"), "(b.m(), B().m(), bound(), held[0]().m())") == ("B2A2",) * 4


def test_enumerations(reloading):  # noqa: F811
    before = """
        from enum import Enum
        class E(Enum):
            A = 1
            B = 2
        """
    after = """
        from enum import Enum
        class E(Enum):
            A = 1
            C = 3
            def shout(self): return self.name + "!"
        """
    assert reloading(
        before, "import reloaded_m as m; from reloaded_m import E; a = E.A; held = [E]", after,
        "(a is m.E.A, E.C.value, a.shout(), hasattr(E, 'B'), [e.name for e in E], E(1) is a, isinstance(a, E),"
        " held[0]['C'].value)") == (True, 3, "A!", False, ["A", "C"], True, True, 3)


@pytest.mark.skipif(importlib.util.find_spec("dataclasses") is None, reason="no dataclasses here")
def test_dataclasses(reloading):  # noqa: F811
    source = """
        from dataclasses import dataclass
        @dataclass
        class D:
            x: int = 1
        """
    assert reloading(source, "from reloaded_m import D; d = D()", source + "    y: int = 5\n",
                     "(repr(D()), repr(D(2, 3)), d.y, d.x)") == ("D(x=1, y=5)", "D(x=2, y=3)", 5, 1)
