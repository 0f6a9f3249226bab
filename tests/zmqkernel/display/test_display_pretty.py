# -*- coding: utf-8 -*-
"""Pretty printing: layout, Python's types, extension."""
from __future__ import absolute_import, unicode_literals

import collections
import functools
import io
import re
import types

import pytest
import six

from zmqkernel.shell.display import pretty as module
from zmqkernel.shell.display.pretty import (
    CallExpression, PrettyPrinter, RawStringLiteral, RawText, RepresentationPrinter, for_type, for_type_by_name, pretty)

py3 = pytest.mark.skipif(six.PY2, reason="as Python 3 writes it")


class Lines(object):
    def __repr__(self):
        return str("two\nlines")


class Group(object):
    """Shows itself, inside itself."""

    def _repr_pretty_(self, p, cycle):
        if cycle:
            p.text("Group(...)")
            return
        with p.group(6, "Group(", ")"):
            p.pretty([1, 2])
            p.text(",")
            p.breakable()
            p.pretty(self)


class Plain(object):
    def __init__(self):
        self.x, self._hidden = 1, 2


class Broken(object):
    def __repr__(self):
        raise ValueError("no repr")


class MyDict(dict):
    def __repr__(self):
        return str("mine")


class MyList(list):
    pass


class MyError(Exception):
    pass


Named = collections.namedtuple(str("Named"), [str("a"), str("b")])


def function(a, b=1):
    pass


SIMPLE = [
    (1, "1"), ((1,), "(1,)"), ((), "()"), ([], "[]"), ({}, "{}"), (set(), "set()"), ({3, 1, 2}, "{1, 2, 3}"),
    (frozenset(), "frozenset()"), (frozenset([2, 1]), "frozenset({1, 2})"), ([1, [2, (3,)]], "[1, [2, (3,)]]"),
    (MyDict(a=1), "mine"), (MyList([1]), "[1]"), (Named(1, 2), "Named(a=1, b=2)"), (int, "int"),
    (type(None), "NoneType"),
    (Plain, __name__ + ".Plain"), (collections.OrderedDict, "collections.OrderedDict"), (None, "None"), (1.5, "1.5"),
    (collections.OrderedDict([(1, 2)]), "OrderedDict([(1, 2)])"), (collections.OrderedDict(), "OrderedDict()"),
    (collections.defaultdict(list, {1: []}), "defaultdict(list, {1: []})"),
    (collections.Counter("aab"), None), (collections.deque([1, 2]), "deque([1, 2])"),
    (collections.deque([1], maxlen=3), "deque([1], maxlen=3)"), (function, None), (ValueError(1, "b"), None),
    (re.compile(r"a.b\d"), None), (MyError(), __name__ + ".MyError()"), (Group(), "Group([1, 2], Group(...))"),
    ([Lines(), 1], "[two\n lines,\n 1]"), ({1: Lines()}, "{1: two\n lines}"),
]


@pytest.mark.parametrize("obj, expected", [pair for pair in SIMPLE if pair[1] is not None],
                         ids=lambda value: value if isinstance(value, six.text_type) else "")
def test_objects_on_one_line(obj, expected):
    assert pretty(obj) == expected


@py3
def test_objects_as_python_3_writes_them():
    assert pretty(collections.Counter("aab")) == "Counter({'a': 2, 'b': 1})"
    assert pretty(function) == "<function %s.function(a, b=1)>" % __name__
    assert pretty(len) == "<function len(obj, /)>"
    assert pretty(ValueError(1, "b")) == "ValueError(1, 'b')"
    assert pretty(re.compile("a.b\\d", re.I)) == r"re.compile(r'a.b\d', re.IGNORECASE|re.UNICODE)"
    assert pretty(re.compile(b"x")) == "re.compile(rb'x')"
    assert pretty(types.SimpleNamespace(a=1, b="x")) == "namespace(a=1, b='x')"
    assert pretty(types.MappingProxyType({1: 2})) == "mappingproxy({1: 2})"
    assert pretty({"b": 1, "a": 2}) == "{'b': 1, 'a': 2}"


def test_dictionaries_are_sorted_where_they_have_no_order():
    if six.PY2:
        assert pretty({2: 1, 1: 2, 3: 0}) == "{1: 2, 2: 1, 3: 0}"
    assert pretty({1: 2, 2: 1}) == "{1: 2, 2: 1}"


def test_sets_that_cannot_be_sorted_are_shown():
    assert set(pretty({1, (2,), None})[1:-1].split(", ")) == {"1", "(2,)", "None"}


def test_default_shows_the_class_and_the_address():
    obj = Plain()
    assert pretty(obj) == "<%s.Plain at 0x%x>" % (__name__, id(obj))
    assert pretty(obj, verbose=True) == "<%s.Plain at 0x%x x=1>" % (__name__, id(obj))


def test_super():
    assert pretty(super(MyList, MyList([1]))) == "<super: %s.MyList, [1]>" % __name__


def test_classes_of_the_old_style():
    if six.PY2:
        old = types.ClassType(str("Old"), (), {})
        assert pretty(old) == repr(old) and pretty([old()]).startswith("[<%s.Old instance at 0x" % __name__)


def test_metaclasses_may_say_otherwise():
    meta = type(str("Meta"), (type,), {str("__repr__"): lambda cls: str("meta!")})
    cls = meta(str("Cls"), (object,), {})
    assert pretty(cls) == "meta!"
    assert re.match("<meta! at 0x[0-9a-f]+>$", pretty(cls()))


def cyclic():
    items, table, queue = [1], {}, collections.deque()
    items.append(items)
    table["d"] = table
    queue.append(queue)
    ordered = collections.OrderedDict()
    ordered[1] = ordered
    default = collections.defaultdict(list)
    default[1] = default
    return [(items, "[1, [...]]"), (table, "{%r: {...}}" % "d"), (queue, "deque([deque(...)])"),
            (ordered, "OrderedDict([(1, OrderedDict(...))])"), (default, "defaultdict(list, {1: defaultdict(...)})")]


@pytest.mark.parametrize("number", range(5))
def test_cycles(number):
    obj, expected = cyclic()[number]
    assert pretty(obj) == expected


def test_representations_that_raise_do_so():
    with pytest.raises(ValueError):
        pretty([Broken()])


@pytest.mark.parametrize("obj, expected", [
    (list(range(9)), "[0, 1, 2, 3, ...]"), (tuple(range(9)), "(0, 1, 2, 3, ...)"), (set(range(9)), None),
    (dict.fromkeys(range(9), 0), None), ([1, 2, 3, 4], "[1, 2, 3, 4]"),
])
def test_long_sequences_are_cut(obj, expected):
    shown = pretty(obj, max_seq_length=4)
    assert shown == expected if expected else shown.endswith(", ...}") and shown.count(",") == 4


def test_limit_is_a_thousand():
    assert pretty(list(range(1001))).splitlines()[-1] == " ...]"
    assert pretty(list(range(1000))).splitlines()[-1] == " 999]"
    assert pretty(list(range(1001)), max_seq_length=0).splitlines()[-1] == " 1000]"


def test_lines_are_broken_from_the_outside():
    nested = [["a" * 30, "b" * 30], [1, 2]]
    text = pretty(nested, max_width=75)
    assert text.splitlines() == ["[[%r, %r]," % ("a" * 30, "b" * 30), " [1, 2]]"] or six.PY2
    narrow = pretty([[1, 2], [3, 4]], max_width=10)
    assert narrow == "[[1, 2],\n [3, 4]]"


def test_wide_containers_keep_their_indentation():
    text = pretty(collections.OrderedDict((n, 10 ** 30) for n in range(3)))
    assert [line.index("(%d," % n) for n, line in enumerate(text.splitlines())] == [13, 13, 13]


def test_new_lines_are_as_asked_for():
    assert pretty([[1, 2], [3, 4]], max_width=10, newline="\r\n") == "[[1, 2],\r\n [3, 4]]"


@pytest.mark.parametrize("width", [1, 5, 20, 79])
def test_nothing_is_lost_at_any_width(width):
    obj = {1: [2, (3, {4: 5})], 6: [[7], [8, 9]] * 3}
    assert eval(pretty(obj, max_width=width)) == obj


def test_code_in_raw_form():
    assert pretty(CallExpression("f", 1, a=2)) == "f(1, a=2)"
    assert pretty(CallExpression.factory("g")(RawText("x y"))) == "g(x y)"
    assert pretty(RawStringLiteral(str("a\\b"))) == "r'a\\b'"
    assert pretty(CallExpression("call", *[10 ** 18] * 4)).splitlines()[1] == "     %d," % 10 ** 18


def test_printers_for_types():
    class Mine(object):
        pass

    assert for_type(Mine, lambda obj, p, cycle: p.text("mine!")) is None
    assert pretty([Mine()]) == "[mine!]"
    assert for_type(Mine, None) is not None
    del module._type_pprinters[Mine]


def test_printers_by_name():
    cls = type(str("H4Later"), (object,), {str("__module__"): str("h4_later")})
    assert for_type_by_name("h4_later", "H4Later", lambda obj, p, cycle: p.text("later!")) is None
    try:
        assert pretty(cls()) == pretty(cls()) == "later!"
    finally:
        module._deferred_type_pprinters.pop(("h4_later", "H4Later"), None)


def test_printer_takes_tables():
    stream = io.StringIO()
    printer = RepresentationPrinter(stream, type_pprinters={int: lambda obj, p, cycle: p.text("int")},
                                    singleton_pprinters={}, deferred_pprinters={})
    printer.pretty(3)
    printer.flush()
    assert stream.getvalue() == "int"


def test_layout_by_hand():
    stream = io.StringIO()
    p = PrettyPrinter(stream, max_width=12)
    p.begin_group(2, "do {")
    for word in ("one", "two", "three"):
        p.breakable()
        p.text(word)
    p.end_group(2, " }")
    p.flush()
    assert stream.getvalue() == "do {\n  one\n  two\n  three }"


def test_indent_and_forced_breaks():
    stream = io.StringIO()
    p = PrettyPrinter(stream)
    p.text("a:")
    with p.indent(3):
        p.break_()
        p.text("b")
    p.break_()
    p.text("c")
    p.flush()
    assert stream.getvalue() == "a:\n   b\nc"


def test_pprint(capsys):
    module.pprint([1, 2])
    assert capsys.readouterr()[0] == "[1, 2]\n"


@pytest.mark.parametrize("wrap", [lambda obj: [obj], lambda obj: (obj,), lambda obj: {1: obj}])
def test_deep_nesting(wrap):
    obj = 0
    for _ in range(250):
        obj = wrap(obj)
    assert pretty(obj).count("0") >= 1


def test_empty_sets_are_called_by_the_names_of_their_classes():
    class Bag(set):
        pass

    class Frozen(frozenset):
        pass
    assert pretty([Bag(), Frozen(), set(), frozenset()]) == "[Bag(), Frozen(), set(), frozenset()]"


@pytest.mark.skipif(not hasattr(functools, "partialmethod"), reason="Python 3")
def test_a_representation_that_is_a_partial_method():
    kind = type(str("Kind"), (tuple,), {str("__repr__"): functools.partialmethod(lambda self: "by a partial")})
    assert pretty(kind()) == "by a partial"
