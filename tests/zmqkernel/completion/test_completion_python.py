"""Names, attributes, arguments and keys of live objects."""
from __future__ import absolute_import, division, print_function, unicode_literals

import collections
import os
import sys

import pytest
from testkit.completing import ask, make_completer, texts

RAN = []


class Thing(object):
    attr = 1
    _hidden = 2

    def meth(self, first, second=3, *rest):
        return first

    @property
    def prop(self):
        RAN.append("prop")
        return []


class Keyed(object):
    def _ipython_key_completions_(self):
        return ["kone", "ktwo", 7]

    def __getitem__(self, key):
        RAN.append("getitem")
        return Thing()


def function(alpha, beta=1, *args, **kwargs):
    """Return nothing."""


@pytest.fixture
def completer():
    del RAN[:]
    names = {"thing": Thing(), "Thing": Thing, "keyed": Keyed(), "function": function, "os": os, "sys": sys,
             "collections": collections, "name_one": 1, "name_two": 2, "data_and_frame": 3,
             "things": [Thing(), {"x": 1}],
             "table": {"abc": 1, "abd": {"in": Thing(), "sp ace": 2}, "qu\"ote": 5, 5: 1, 55: 2, ("t1", "t2"): 3,
                       ("t1", "u"): 4, None: 6}}
    completer = make_completer(names)
    yield completer
    assert RAN == [], "completion has run the user's code"


@pytest.mark.parametrize("text, expected", [
    ("name_", ["name_one", "name_two"]),
    ("print(name_", ["name_one", "name_two"]),
    ("x = [n for n in name_", ["name_one", "name_two"]),
    ("d_a", ["data_and_frame"]),
    ("impo", ["import"]),
    ("isinst", ["isinstance"]),
    ("thing.", ["attr", "meth", "prop"]),
    ("thing.m", ["meth"]),
    ("thing._h", ["_hidden"]),
    ("Thing().m", ["meth"]),
    ("things[0].m", ["meth"]),
    ("things[0:1][0].m", ["meth"]),
    ("table['abd']['in'].m", ["meth"]),
    ("if thing.m", ["meth"]),
    ("function(thing.m", ["meth"]),
    ("{'a': thing.m", ["meth"]),
    ("os.path.joi", ["join"]),
    ("'abc'.upper().isup", ["isupper"]),
    ("[1, 2].app", ["append"]),
    ("(1).bit_le", ["bit_length"]),
    ("1.0.as_int", ["as_integer_ratio"]),
    ("function.__na", ["__name__"]),
    ("f'{thing.m", ["meth"]),
    ("f'{name_", ["name_one", "name_two"]),
    ("things.append(1).x", []),
    ("thing.prop.", []),
    ("keyed[0].", []),
    ("no_such_name.x", []),
    ("1.", []),
    ("# name_", []),
    ("'name_", []),
])
def test_names_and_attributes(completer, text, expected):
    completer.use_jedi = False
    assert texts(completer, text) == ["." + name if "." in text.replace("1.0", "") and expected and name not in (
        "name_one", "name_two") else name for name in expected]


def test_private_names_come_when_they_are_asked_for(completer):
    assert texts(completer, "thing.") == ["attr", "meth", "prop"]
    completer.omit__names = 1
    assert texts(completer, "thing.") == ["attr", "meth", "prop", "_hidden"]
    assert "__class__" in texts(completer, "thing._")
    completer.omit__names = 0
    assert "__class__" in texts(completer, "thing.")


def test_only_public_names_of_a_module(completer):
    assert "sys" in texts(completer, "os.")
    completer.limit_to__all__ = True
    assert "sys" not in texts(completer, "os.") and "path" in texts(completer, "os.")


def test_what_a_completion_is(completer):
    kinds = dict((completion.text, completion.type) for completion in ask(completer, "thing."))
    assert kinds == {"attr": "instance", "meth": "function", "prop": "property"}
    kinds = dict((completion.text, completion.type) for text in ("Thin", "o", "impo", "pri", "func")
                 for completion in ask(completer, text))
    assert [kinds[name] for name in ("Thing", "os", "import", "function")] == [
        "class", "module", "keyword", "function"]


def test_ranges(completer):
    found = ask(completer, "x = thing.me|  # comment")
    assert [(completion.start, completion.end, completion.text) for completion in found] == [(10, 12, "meth")]
    found = ask(completer, "x = 1\ny = thing.me")
    assert [(completion.start, completion.end) for completion in found] == [(16, 18)]


def test_names_that_the_cell_defines_are_known_before_it_runs(completer):
    assert "local_name" in texts(completer, "def f(local_arg):\n    local_name = 1\n    return loc")
    assert "local_arg" in texts(completer, "def f(local_arg):\n    local_name = 1\n    return loc")
    assert "local_module" in texts(completer, "import os as local_module\nloc")
    assert texts(completer, "here = 'text'\nhere.isup") == ["isupper"]
    assert texts(completer, "import json\njson.dum") == ["dump", "dumps"]


def test_keyword_arguments(completer):
    assert texts(completer, "function(al") == ["alpha=", "all"]
    assert texts(completer, "function(1, be") == ["beta="]
    assert texts(completer, "function(beta=2, be") == []
    assert texts(completer, "thing.meth(se") == ["second=", "set", "setattr"]
    assert texts(completer, "function(alpha=name_o") == ["name_one"]
    assert "alpha=" in texts(completer, "function(")
    assert "alpha=" not in texts(completer, "function(1) + al")


def test_names_of_c_functions_arguments_come_from_their_docstrings(completer):
    assert texts(completer, "max([1], ke")[0] == "key="


@pytest.mark.parametrize("text, expected", [
    ("table[", ["'abc'", "'abd'", "'qu\"ote'", "'t1'", "5", "55"]),
    ("table['", ["abc", "abd", "qu\"ote", "t1"]),
    ("table['ab", ["abc", "abd"]),
    ("table[ 'abc", ["abc"]),
    ("table[\"qu", ["qu\\\"ote"]),
    ("table[5", ["5", "55"]),
    ("table['abd']['", ["in", "sp ace"]),
    ("table['abd']['sp ", ["ace"]),
    ("table['t1', ", ["'t2'", "'u'"]),
    ("table['t1', '", ["t2", "u"]),
    ("print(table['ab", ["abc", "abd"]),
    ("things[1]['", ["x"]),
    ("{'k1': 1}['", ["k1"]),
    ("dict(a=1)['", ["a"]),
    ("keyed[", ["'kone'", "'ktwo'", "7"]),
    ("keyed['ko", ["kone"]),
    ("table['ab|']", ["abc", "abd"]),
])
def test_keys(completer, text, expected):
    found = ask(completer, text)
    assert [completion.text for completion in found] == expected
    assert set(completion.type for completion in found) == {"dict key"}


def test_keys_of_the_environment(completer, monkeypatch):
    monkeypatch.setenv(str("A_NAME_OF_OURS"), str("1"))
    assert texts(completer, "os.environ['A_NAME_OF") == ["A_NAME_OF_OURS"]


def test_bytes_keys():
    completer = make_completer({"table": {b"one": 1, b"two": 2}})
    assert texts(completer, "table[b'o") == ["one"]


def test_brackets_are_closed_where_that_is_wanted(completer):
    completer.auto_close_dict_keys = True
    assert texts(completer, "table['abc") == ["abc']"]
    assert texts(completer, "table['abc|']") == ["abc"]
    assert texts(completer, "table['t1") == ["t1', "]


def test_a_large_dict_gives_so_many_keys():
    completer = make_completer({"table": dict(("key%06d" % number, number) for number in range(100000))})
    assert len(ask(completer, "table['key")) == 500
    assert texts(completer, "table['key09999") == ["key09999%d" % number for number in range(10)]


def test_columns_of_a_table():
    pandas = pytest.importorskip("pandas")
    completer = make_completer({"frame": pandas.DataFrame({"alpha": [1], "beta": [2]})})
    assert texts(completer, "frame['al") == ["alpha"]
    assert texts(completer, "frame.alp") == ["alpha"]
    assert texts(completer, "frame.loc[:, 'al") == ["alpha"]
    assert texts(completer, "frame.loc[0].") != []


def test_an_object_that_fails_is_reported_once(capsys):
    class Bad(object):
        def _ipython_key_completions_(self):
            raise RuntimeError("no keys today")

        def __dir__(self):
            raise RuntimeError("no names today")

        def visible(self):
            pass
    completer = make_completer({"bad": Bad()})
    for _ in range(2):
        assert "kone" not in texts(completer, "bad['")
        assert "visible" in texts(completer, "bad.")
    assert capsys.readouterr()[1].count("no keys today") == 1


def test_names_that_are_no_text_are_left_out():
    class Odd(object):
        def __dir__(self):
            return ["fine", 5, None]

        in_class = 1
    assert "in_class" in texts(make_completer({"odd": Odd()}), "odd.")


def test_types_can_add_their_own_names():
    from zmqkernel.shell.utils.generics import complete_object

    class Registered(object):
        pass

    @complete_object.register(Registered)
    def names_of_registered(obj, names):
        return ["only_this"]
    assert texts(make_completer({"obj": Registered()}), "obj.") == ["only_this"]


@pytest.mark.parametrize("text, expected", [
    ("def f():\n    x = []\n    x.appe", ["append"]),
    ("def f():\n    x = []\n    for y in ['text']:\n        if y:\n            y.isup", ["isupper"]),
    ("class C(object):\n    def __init__(self):\n        self.items = []\n    def m(self, arg):\n        self.item",
     ["items"]),
    ("class C(object):\n    a = 'x'\n    def m(self):\n        if 1:\n            self.a.isup", ["isupper"]),
    ("%%timeit\nx = []\nx.appe", ["append"]),
    ("name_one = 'now a text'\nname_one.isup", ["isupper"]),
    ("try:\n    pass\nexcept ValueError as error:\n    error.arg", ["args"]),
    ("x = {'one': 1}\nx['o", ["one"]),
    ("def f(first, second=1):\n    return {'key': []}\nf(sec", ["second=", "second"]),
    ("def f(first, second=1):\n    return {'key': []}\nf(1)['k", ["key"]),
    ("def f(first, second=1):\n    return {'key': []}\nf(1)['key'].appe", ["append"]),
    ("class C(object):\n    def m(self):\n        return 'text'\nC().m().isup", ["isupper"]),
    ("if unfinished(\nthing.me", ["meth"]), ("with open('none') as f:\n    f.readlin", ["readline", "readlines"]),
    ("def f(x):\n    for k, v in {'a': []}.items():\n        v.appe", ["append"]),
])
def test_what_the_cell_defines_is_known_inside_of_blocks(completer, text, expected):
    completer.use_jedi = False
    assert [item.lstrip(".") for item in texts(completer, text)] == expected


@pytest.mark.parametrize("text, expected", [
    ("x = 'text'; x.isup", ["isupper"]), ("x = (1, 'text'); x[1].isup", ["isupper"]),
    ("if 1:\n    x = []; x.appe", ["append"]), ("s = 'a;b'; thing.me", ["meth"]),
])
def test_statements_before_a_semicolon(completer, text, expected):
    assert texts(completer, text) == expected


def test_text_keys_beyond_ascii_are_written_as_text():
    from zmqkernel.shell.completion.keys import match_dict_keys
    found = match_dict_keys(["ab", "a\u05d0"], "", " ")[2]
    assert set(found) == {"'ab'", "u'a\\u05d0'" if str is bytes else "'a\u05d0'"}
