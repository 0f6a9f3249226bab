"""What is evaluated under each policy, and that nobody's code runs under ``limited``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import sys

import pytest
from ipython_compat import PY2
from testkit.completing import make_completer, texts

from zmqkernel.shell.completion.guarded_eval import (
    EvaluationContext, GuardRejection, guarded_eval)

RAN = []


class Noisy(object):
    """Whatever is done to it runs code."""

    def _ran(self, *args):
        RAN.append(args)
        return self

    __getitem__ = __call__ = __add__ = __radd__ = __neg__ = __contains__ = __lt__ = __iter__ = _ran

    def __getattr__(self, name):
        RAN.append(name)
        raise AttributeError(name)

    def __eq__(self, other):
        RAN.append("eq")
        return False

    def __hash__(self):
        RAN.append("hash")
        return 1

    def __bool__(self):
        RAN.append("bool")
        return True

    __nonzero__ = __bool__

    @property
    def prop(self):
        RAN.append("prop")
        return "text"

    plain = "text"


class Reflected(int):
    """A number that takes part in operations on its side."""

    def _ran(self, *args):
        RAN.append(args)
        return 1

    __radd__ = __rmul__ = __eq__ = __gt__ = __index__ = _ran
    __hash__ = int.__hash__


class Curious(type):
    """A metaclass that notices whoever asks its classes for something."""

    def __getattribute__(cls, name):
        if name not in ("__name__", "__mro__"):  # pytest's own
            RAN.append(name)
        return type.__getattribute__(cls, name)

    def __hash__(cls):
        RAN.append("hash")
        return 1


def noticing(self, name):
    RAN.append(name)
    return object.__getattribute__(self, name)


CURIOUS = Curious(str("CURIOUS"), (object,), {"known": 1})()
NOTICING = type(str("NOTICING"), (object,), {"__getattribute__": noticing, "known": 1})()


class Hooked(object):
    known = 1

    def __getattr__(self, name):
        RAN.append(name)
        return 1


def running():
    RAN.append("generator")
    yield "text"


class Counter(dict):
    def __missing__(self, key):
        RAN.append("missing")
        return 0


class Made(object):
    def __init__(self):
        RAN.append("init")
        self.late = 1

    def method(self):
        RAN.append("method")
        return 1

    known = "text"


class Deleted(object):
    def __del__(self):
        RAN.append("del")


def called():
    RAN.append("called")
    return 1


def names():
    return {"noisy": Noisy(), "Noisy": Noisy, "Made": Made, "Deleted": Deleted, "called": called,
            "counter": Counter(a=1),
            "default": collections.defaultdict(called, a=1), "plain": {"a": [1, {"b": "text"}]}, "number": 3,
            "text": "abc", "noisies": [Noisy()],
            "number_of_theirs": Reflected(1), "hooked": Hooked(), "curious": CURIOUS, "noticing": NOTICING,
            "generator": running(), "zipped": running() if PY2 else zip(running()),
            "pair": collections.namedtuple(str("Pair"), str("first second"))(1, 2)}


def evaluate(code, policy, **changes):
    del RAN[:]
    return guarded_eval(code, EvaluationContext(names(), {}, policy, **changes))


ALLOWED = [
    ("number", 3), ("plain['a'][1]['b']", "text"), ("text.upper()", "ABC"), ("1 + 2 * 3", 7),
    ("not number", False), ("number < 4", True), ("'a' in text", True), ("text if number else 0", "abc"),
    ("[1, (2, 3)][1]", (2, 3)), ("{1: 'x'}[1]", "x"), ("{1, 2}", {1, 2}), ("list(text)", ["a", "b", "c"]),
    ("dict(a=1)", {"a": 1}), ("text[0:2]", "ab"), ("default['a']", 1), ("number is None", False), ("len('abc')", 3),
    ("', '.join(['a', 'b'])", "a, b"), ("-number", -3), ("number and text", "abc"), ("None", None), ("x = [1]\nx", [1]),
    ("x, y = 1, 'b'\ny", "b"), ("Made().known", "text"), ("[3, 4].index(4)", 1), ("plain.get('a')[0]", 1),
    ("{1}.union({2})", {1, 2}), ("plain.keys()", {"a": 0}.keys() if not PY2 else ["a"]), ("1 in [1, 2]", True),
    ("pair.first", 1), ("pair[1]", 2), ("'%s' % number", "3"), ("max(1, number)", 3),
    ("[*[1, 2], 3]" if not PY2 else "[1, 2, 3]", [1, 2, 3]), ("type(number)", int),
    ("(lambda: 'text')()", "text"), ("for k, v in {'a': 1}.items():\n    pass\nv", 1), ("f = lambda x: [1]\nf(2)", [1]),
    ("import datetime as t\nt.date(2020, 1, 2).day", 2),
    ("def f(x):\n    return 'text'\nf(1)", "text"),
    ("class C(object):\n    a = 1\n    def m(self):\n        return 'text'\nC().m()", "text"),
    ("class C(object):\n    def __init__(self):\n        self.a = [1]\nC().a", [1]),
    ("for n in [7]:\n    pass\nn", 7), ("if number:\n    n = 1\nn", 1), ("import sys as s\ns", sys),
    ("from sys import path as p\np", sys.path), ("try:\n    n = 1\nexcept ValueError:\n    pass\nn", 1),
]


@pytest.mark.parametrize("code, value", ALLOWED)
def test_limited_evaluates_what_runs_no_code(code, value):
    assert evaluate(code, "limited") == value
    assert RAN == []


@pytest.mark.parametrize("code", [
    "1 + number_of_theirs", "number_of_theirs in [1]", "1 == number_of_theirs", "1 < number_of_theirs",
    "[1, 2][number_of_theirs:]", "'a' * number_of_theirs", "hooked.known", "hooked.other", "list(generator)",
    "for x in generator:\n    pass\nx", "for x in zipped:\n    pass\nx", "list(zipped)", "[*generator]", "text[noisy:]",
    "noticing.known", "noticing.x", "noticing()", "noticing[0]", "noticing + 1", "[1][noticing]", "list(noticing)",
    "not noticing", "noticing == 1", "curious()", "curious[0]", "curious + 1", "[1][curious]", "{curious: 1}",
    "{noticing}", "len(noticing)", "curious.x", "noticing and 1", "1 in noticing", "'%s' % noticing", "type(curious)()",
    "noisy[0]", "noisy()", "noisy + 1", "1 + noisy", "-noisy", "noisy.prop", "noisy.other", "1 in noisy", "noisy < 1",
    "called()", "counter['b']", "default['b']", "{noisy: 1}", "{noisy}", "list(noisies)", "plain[noisy]", "str(noisy)",
    "'%s' % noisy", "text.join(noisies)", "sorted(noisies)", "[1].index(noisy)", "Made().late", "Made().method()",
    "Deleted()", "noisies.index(noisy)", "with noisy as n:\n    pass\nn", "for n in noisy:\n    pass\nn",
    "class C(Noisy):\n    pass\nC().prop", "def f():\n    return called()\nf()", "[*noisy]", "dict(**noisy)",
    "10 ** 10 ** 10", "'a' * 10 ** 9", "called", "__import__('os')", "open('x')", "eval('1')",
])
def test_limited_runs_nothing(code):
    try:
        evaluate(code, "limited")
    except Exception as error:
        assert isinstance(error, (GuardRejection, KeyError, NameError, AttributeError, SyntaxError)), repr(error)
    assert RAN == []


@pytest.mark.parametrize("code, value", [("1", 1), ("'abc'", "abc"), ("[1, 2]", [1, 2]), ("int", int)])
def test_minimal_evaluates_literals_and_builtins(code, value):
    assert evaluate(code, "minimal") == value


@pytest.mark.parametrize("code", ["number", "text.upper", "1 + 2", "[1][0]", "int()", "1 < 2"])
def test_minimal_evaluates_no_more(code):
    with pytest.raises(GuardRejection):
        evaluate(code, "minimal")


def test_forbidden_evaluates_nothing():
    with pytest.raises(GuardRejection):
        evaluate("1", "forbidden")


def test_unsafe_and_dangerous_run_code():
    assert evaluate("called()", "unsafe") == 1 and RAN == ["called"]
    assert evaluate("noisy.prop.upper()", "unsafe") == "TEXT"
    assert evaluate("called() + (lambda: 1)()", "dangerous") == 2


def test_overrides():
    assert evaluate("called()", "limited", policy_overrides={"allow_any_calls": True}) == 1
    with pytest.raises(GuardRejection):
        evaluate("number", "limited", policy_overrides={"allow_locals_access": False})


def test_subscripts_may_be_slices_and_tuples():
    assert evaluate("1, 'a'", "limited", in_subscript=True) == (1, "a")
    assert evaluate("1:number", "limited", in_subscript=True) == slice(1, 3)
    assert evaluate("1, 2", "dangerous", in_subscript=True) == (1, 2)


def test_a_name_can_be_imported_where_that_is_allowed():
    asked = []

    def importer(path):
        asked.append(path)
        return "module"
    overrides = {"allow_auto_import": True}
    assert evaluate("nowhere", "limited", auto_import=importer, policy_overrides=overrides) == "module"
    assert asked == ["nowhere"]
    with pytest.raises(NameError):
        evaluate("nowhere", "limited", auto_import=importer)


def test_the_completer_follows_its_policy():
    completer = make_completer(names(), use_jedi=False)
    del RAN[:]
    assert texts(completer, "noisy.prop.upp") == [] and texts(completer, "text.upp") == [".upper"]
    assert "prop" not in RAN
    completer.evaluation = "unsafe"
    assert texts(completer, "noisy.prop.upp") == [".upper"]
    completer.evaluation = "forbidden"
    assert texts(completer, "text.upp") == []
    completer.evaluation = "minimal"
    assert texts(completer, "'abc'.upp") == [".upper"] and texts(completer, "text.upp") == []


def test_greedy_is_another_name_for_unsafe():
    completer = make_completer(names())
    completer.greedy = True
    assert completer.evaluation == "unsafe" and completer.auto_close_dict_keys
    completer.greedy = False
    assert completer.evaluation == "limited"


def test_auto_import_in_completion():
    completer = make_completer({}, use_jedi=False)
    assert texts(completer, "json.dum") == []
    completer.policy_overrides = {"allow_auto_import": True}
    assert texts(completer, "json.dum") == [".dump", ".dumps"]
