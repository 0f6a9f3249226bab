"""Reloading of those definitions that have changed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast

import pytest
from test_extensions_autoreload import module, reloading  # noqa: F401  (fixtures)

from IPython.extensions.deduperreload.deduperreload import (
    AutoreloadTree, ConstexprDetector, DeduperReloader, DependencyNode, GatherResult, compare_ast, get_module_file_name)
from IPython.extensions.deduperreload.deduperreload_patching import DeduperReloaderPatchingMixin


def test_state_stays_when_only_functions_change(reloading):  # noqa: F811
    before = """
        import os
        LIMIT = 1
        state = []
        def f(): return 1
        class K(object):
            shared = []
            size = 1
            def m(self): return 1
            @property
            def p(self): return 1
            def lost(self): pass
        """
    after = """
        import os, re as regex
        LIMIT = 2
        state = []
        def f(): return 2, LIMIT, g()
        def g(): return regex.__name__
        class K(object):
            shared = []
            size = 2
            def m(self): return 2, self.extra()
            @property
            def p(self): return 2
            def extra(self): return "extra"
        """
    setup = ("import reloaded_m as m; from reloaded_m import f, K; k = K(); old = K; m.state.append(5); "
             "K.shared.append(6)")
    assert reloading(before, setup, after,
                     "(f(), m.f is f, m.state, K.shared, k.m(), k.p, k.size, hasattr(k, 'lost'), old is m.K, m.LIMIT)"
                     ) == ((2, 2, "re"), True, [5], [6], (2, "extra"), 2, 2, False, True, 2)


@pytest.mark.parametrize("before, after", [
    ("def dec(f): return f\n@dec\ndef g(): pass\n", "def dec(f): return f, 1\n@dec\ndef g(): pass\n"),
    ("x = 1\ny = [x]\nfor i in y: pass\n", "x = 2\ny = [x]\nfor i in y: pass\n"),
    ("class A(object): pass\n", "class B(object): pass\nclass A(B): pass\n"),
    ("def f(): pass\ndef f(): return 1\n", "def f(): pass\ndef f(): return 2\n"),
])
def test_what_runs_at_loading_needs_a_whole_reload(before, after):
    reloader = DeduperReloader()
    assert not reloader.detect_autoreload(ast.parse(before), ast.parse(after))
    assert DeduperReloader().detect_autoreload(ast.parse(before), ast.parse(before))


def test_whole_reload_on_demand(ip, module):  # noqa: F811
    ip.run_line_magic("load_ext", "autoreload")
    ip.run_line_magic("autoreload", "--full 2")
    module("state = []\ndef f(): return 1\n")
    ip.run_cell("import reloaded_m as m; m.state.append(1)")
    module("state = []\ndef f(): return 2\n")
    assert ip.run_cell("(m.state, m.f())").result == ([], 2)


def test_constants():
    constant = ConstexprDetector()
    for source, wanted in (("1", True), ("[1, ('a', None)]", True), ("int", True), ("-1 + 2", True), ("f()", False),
                           ("name", False), ("{'a': 1}", True)):
        assert constant(ast.parse(source).body[0].value) is wanted
    with constant.disallow_builtins_exceptions():
        assert not constant(ast.parse("int").body[0].value)
    assert DeduperReloader.is_enum_subclass(ast.parse("class E(enum.IntEnum): pass").body[0])
    assert not DeduperReloader.is_constexpr_assign(ast.parse("a.b = 1").body[0], None)


def test_small_parts():
    assert compare_ast(ast.parse("a=1"), ast.parse("a  =  1")) and not compare_ast(ast.parse("a"), ast.parse("b"))
    node = DependencyNode(["a"], None)
    assert node.qualified_name == ("a",) and node.abstract_syntax_tree is None
    one, two = GatherResult.create(), GatherResult.create()
    two.function_defs.append(node)
    two.classes["K"] = None
    one.inplace_merge(two)
    assert list(one.all_defs()) == [node] and "K" in one.classes
    tree = AutoreloadTree()
    assert tree.traverse_prefixes(["A", "B"]) is tree.children["A"].children["B"]
    assert get_module_file_name(ast).endswith("ast.py") and get_module_file_name("sys") == ""


def test_functions_are_patched():
    def old():
        return 1

    def new(x=5):
        return x
    assert DeduperReloaderPatchingMixin.patch_function(old, new, False) and old() == 5
    y = 1
    assert not DeduperReloaderPatchingMixin.patch_function(old, lambda: y, True)
    DeduperReloaderPatchingMixin.try_patch_attr(old, "text", "__doc__", new_is_value=True)
    DeduperReloaderPatchingMixin.try_write_readonly_attr(old, "__closure__", None)
    assert old.__doc__ == "text"
