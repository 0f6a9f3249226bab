# -*- coding: utf-8 -*-
"""Completion where a value may be one of several, and of keys and names as they are written."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import types
import warnings

import pytest
import six
from testkit.completing import make_completer, texts

from zmqkernel.shell.completion.evaluation.alternatives import OneOf, for_each, one_of

py3 = pytest.mark.skipif(six.PY2, reason="syntax of Python 3")


@pytest.mark.parametrize("code, wanted", [
    ("t = []\nif a:\n    t = 'x'\nt.", ["append", "upper"]),
    ("t = []\nif a:\n    t = 'x'\nelif b:\n    t = {}\nelse:\n    t = 1\nt.", ["append", "upper", "keys", "real"]),
    ("t = []\nif a:\n    if b:\n        t = 'x'\nt.", ["append", "upper"]),
    ("t = []\nwhile a:\n    t = 'x'\nt.", ["append", "upper"]),
    ("def f(x):\n    if x:\n        return 'x'\n    return 1\nf().", ["upper", "real"]),
    ("def f(x):\n    if x:\n        return {'a': 1}\n    return {'a': []}\nf()['a'].", ["real", "append"]),
    ("d = {1: 'x'}\nd[2] = []\nd[2].", ["append"]),
    ("class C:\n    def f(self):\n        self.x = []\n        return self.x\nC().f().", ["append"]),
    ("class C:\n    @unknown\n    @property\n    def p(self):\n        return []\nC().p.", ["append"]),
])
def test_attributes_of_all_that_it_may_be(code, wanted):
    found = texts(make_completer({}, use_jedi=False), code)
    assert set("." + name for name in wanted) <= set(found)


@py3
@pytest.mark.parametrize("code, wanted", [
    ("a, *b, c = 1, 'x', 'y', []\nb.", "append"), ("a, *b, c = 1, 'x', 'y', []\nc.", "append"),
    ("async def f():\n    return []\nf().", "cr_await"),
])
def test_stars_and_coroutines(code, wanted):
    assert "." + wanted in texts(make_completer({}, use_jedi=False), code)


def test_the_users_dictionary_is_not_changed():
    kept = {1: "x"}
    completer = make_completer({"kept": kept}, use_jedi=False)
    texts(completer, "other = kept\nother[2] = []\nother[2].")
    assert kept == {1: "x"}


def test_one_of_several_values():
    marks = [], {}
    value = one_of(marks)
    assert type(value) is OneOf and value.append is not None and "keys" in dir(value)
    assert one_of([1, 2]) == 1 and one_of([value, marks[0]])._values == marks
    assert for_each(value, len) == 0
    with pytest.raises(AttributeError):
        value.no_such_name
    with pytest.raises(ZeroDivisionError):
        for_each(value, lambda each: 1 // 0)


@pytest.mark.parametrize("line, wanted", [
    ("d[0xdead", "0xdeadbeef"), ("d[0b1", "0b10101"), ("d[0o2", "0o25"), ("d[37", "3735928559"),
    ("d['a\\u05d0", "u05d0"), ("d['a\u05d0", "a\u05d0"),
])
def test_keys_as_they_are_begun(line, wanted):
    d = {0xDEADBEEF: 1, 0o25: 2, "a\u05d0": 3}
    found = make_completer({"d": d}, use_jedi=False).complete(line_buffer=line)[1]
    if six.PY2 and "\u05d0" in line:
        pytest.skip("keys are written with escapes there")
    assert wanted in found or (six.PY2 and wanted in [text.rstrip("L") for text in found])


def test_a_string_that_is_closed_begins_no_key():
    assert make_completer({"d": {"abc": 1}}, use_jedi=False).complete(line_buffer="d['' ''")[1].count("abc") == 0


def test_keys_of_a_class():
    class Registry(object):
        @classmethod
        def _ipython_key_completions_(cls):
            return ["first"]

    assert make_completer({"r": Registry}, use_jedi=False).complete(line_buffer="r['f")[1] == ["first"]


def test_greedy_keys_come_with_what_stands_before():
    completer = make_completer({"get": lambda: {"abc": 1}}, use_jedi=False, greedy=True)
    assert completer.complete(line_buffer="get()['a")[1] == ["get()['abc']"]


def test_no_names_behind_an_operand():
    completer = make_completer({"floor": 1}, use_jedi=False)
    assert "floor" not in texts(completer, "x = 1 flo") and "for" in texts(completer, "[1 fo")
    assert "floor" in texts(completer, "timeit -n 1 flo")


def test_files_behind_an_assigned_command(tmpdir):
    tmpdir.join("marker_file").write("")
    with tmpdir.as_cwd():
        assert texts(make_completer({}, use_jedi=False), "files = ! cat mark") == ["marker_file"]


def test_types_of_modules_that_are_trusted(monkeypatch):
    module = types.ModuleType(str("trusted.inner"))
    monkeypatch.setitem(sys.modules, "trusted.inner", module)
    six.exec_("class Maker(object):\n    def __getattr__(self, name):\n        return []\n", vars(module))
    space = {"maker": module.Maker()}
    assert texts(make_completer(space, use_jedi=False), "maker.thing.app") == []
    trusting = make_completer(space, use_jedi=False, policy_overrides={"allowed_getattr_external": {"trusted"}})
    assert texts(trusting, "maker.thing.app") == [".append"]


def test_overrides_that_the_policy_does_not_have():
    with pytest.warns(UserWarning):
        make_completer({}).policy_overrides = {"no_such_switch": True}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make_completer({}).policy_overrides = {"allow_auto_import": True}
