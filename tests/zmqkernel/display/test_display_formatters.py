# -*- coding: utf-8 -*-
"""Formatters: tables of printers, methods of objects, bundles, errors."""
from __future__ import absolute_import, unicode_literals

import sys
import types

import pytest
from traitlets import ObjectName

from zmqkernel.shell.display import formatters
from zmqkernel.shell.display.formatters import DisplayFormatter, FormatterABC, FormatterWarning


class Rich(object):
    def _repr_html_(self):
        return "<b>"

    def _repr_json_(self):
        return {"a": 1}

    def _repr_latex_(self):
        raise NotImplementedError

    def _repr_markdown_(self):
        return "*m*", {"x": 1}

    def _repr_javascript_(self):
        return None

    def _repr_png_(self):
        return b"\x89PNG"

    def __repr__(self):
        return str("rich")


class Bundle(object):
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": "b", "x/y": 1, "text/html": "bundle"}, {"x/y": {"a": 1}}

    def _repr_html_(self):
        return "own"


class Itself(object):
    shown = 0

    def _ipython_display_(self):
        self.shown += 1


class Broken(object):
    def __repr__(self):
        return str("broken")

    def _repr_html_(self):
        raise ValueError("html is broken")


@pytest.fixture
def formatter():
    return DisplayFormatter()


def test_objects_are_asked_for_every_form(formatter):
    data, metadata = formatter.format(Rich())
    assert data == {"text/plain": "rich", "text/html": "<b>", "application/json": {"a": 1}, "text/markdown": "*m*",
                    "image/png": b"\x89PNG"}
    assert metadata == {"text/markdown": {"x": 1}}


def test_some_forms_only(formatter):
    assert sorted(formatter.format(Rich(), include=["text/html"])[0]) == ["text/html"]
    assert "text/html" not in formatter.format(Rich(), exclude={"text/html"})[0]


def test_bundles_go_before_methods(formatter):
    assert formatter.format(Bundle())[0]["text/html"] == "bundle"
    assert formatter.format(Bundle())[1] == {"x/y": {"a": 1}}
    assert formatter.format(Bundle(), include=["x/y"]) == ({"x/y": 1}, {"x/y": {"a": 1}})


def test_registered_printers_go_before_bundles(formatter):
    formatter.formatters["text/html"].for_type(Bundle, lambda obj: "registered")
    assert formatter.format(Bundle())[0]["text/html"] == "registered"


def test_objects_may_display_themselves(formatter):
    obj = Itself()
    assert formatter.format(obj) == ({}, {})
    assert obj.shown == 1


def test_errors_are_reported_once_and_the_rest_is_shown(formatter, capsys):
    assert formatter.format(Broken()) == ({"text/plain": "broken"}, {})
    shown = capsys.readouterr()[1]
    assert shown.count("ValueError: html is broken") == 1
    assert "_repr_html_" in shown and "formatter_base" not in shown


def test_wrong_types_are_warned_about(formatter):
    class Wrong(object):
        def _repr_html_(self):
            return 5

    with pytest.warns(FormatterWarning):
        assert "text/html" not in formatter.format(Wrong())[0]


def test_json_as_text_is_parsed(formatter):
    class Text(object):
        def _repr_json_(self):
            return '{"a": [1]}'

    with pytest.warns(FormatterWarning):
        assert formatter.format(Text())[0]["application/json"] == {"a": [1]}


def test_classes_are_not_instances(formatter):
    assert sorted(formatter.format(Rich)[0]) == ["text/plain"]


def test_objects_that_have_everything_have_nothing(formatter):
    class Mock(object):
        def __getattr__(self, name):
            return lambda *args, **kwargs: name

    assert sorted(formatter.format(Mock())[0]) == ["text/plain"]


def test_active_types(formatter):
    assert formatter.active_types == formatter.format_types
    formatter.active_types = ["text/plain"]
    assert formatter.format(Rich()) == ({"text/plain": "rich"}, {})
    assert formatter.formatters["text/html"].enabled is False
    formatter.active_types = ["text/html"]
    assert formatter.format(Rich())[0]["text/plain"] == "rich"  # cannot be switched off


def test_more_formatters(formatter):
    class Csv(formatters.BaseFormatter):
        print_method = ObjectName(str("_repr_html_"))
        _return_type = (type(""), str)

    csv = Csv(parent=formatter)
    csv.format_type = "text/csv"
    formatter.register_formatter(csv)
    assert formatter.format(Rich())[0]["text/csv"] == "<b>"
    assert isinstance(csv, FormatterABC)


@pytest.fixture
def html(formatter):
    return formatter.formatters["text/html"]


def show(obj):
    return "shown"


def test_printers_by_type(html):
    assert html.for_type(int) is None
    assert html.for_type(int, show) is None
    assert html.for_type(int) is show and html.lookup(True) is show and html.lookup_by_type(bool) is show
    assert html(3) == "shown" and int in html and str not in html
    assert html.pop(int) is show
    assert html.pop(int, None) is None
    for ask in (html.pop, html.lookup_by_type):
        with pytest.raises(KeyError):
            ask(int)
    with pytest.raises(KeyError):
        html.lookup(3)


@pytest.fixture
def later():
    module = types.ModuleType(str("h4_formatted"))
    module.Thing = type(str("Thing"), (object,), {str("__module__"): str("h4_formatted")})
    sys.modules["h4_formatted"] = module
    yield module.Thing
    del sys.modules["h4_formatted"]


def test_printers_by_name(html, later):
    assert html.for_type("h4_formatted.Thing", show) is None
    assert html.deferred_printers == {("h4_formatted", "Thing"): show}
    assert html.for_type_by_name("h4_formatted", "Thing") is show
    assert html(later()) == "shown"
    assert html.type_printers == {later: show} and html.deferred_printers == {}
    assert html.lookup_by_type("h4_formatted.Thing") is show
    assert html.pop("h4_formatted.Thing") is show


def test_printers_of_single_objects(html):
    one = object()
    html.singleton_printers[id(one)] = show
    assert html(one) == "shown" and html(object()) is None


def test_plain_text_is_pretty(formatter):
    plain = formatter.formatters["text/plain"]
    assert plain([1] * 60).count("\n") == 59
    plain.pprint = False
    assert plain([1] * 60).count("\n") == 0


@pytest.mark.parametrize("precision, expected", [
    (2, "3.14"), ("3", "3.142"), ("%e", "3.141590e+00"), ("%.1f", "3.1"), ("", "3.14159"),
])
def test_precision_of_numbers(formatter, precision, expected):
    plain = formatter.formatters["text/plain"]
    plain.float_precision = precision
    assert plain(3.14159) == expected and plain([3.14159]) == "[%s]" % expected


@pytest.mark.parametrize("wrong", ["x", "%d%d", "-1", "2.5"])
def test_precision_that_is_none(formatter, wrong):
    with pytest.raises(ValueError):
        formatter.formatters["text/plain"].float_precision = wrong


def test_precision_reaches_numpy(formatter, monkeypatch):
    calls = []
    numpy = types.ModuleType(str("numpy"))
    numpy.set_printoptions = lambda **options: calls.append(options)
    monkeypatch.setitem(sys.modules, str("numpy"), numpy)
    formatter.formatters["text/plain"].float_precision = 4
    formatter.formatters["text/plain"].float_precision = ""
    assert calls == [{"precision": 4}, {"precision": 8}]


def test_text_of_python_2_becomes_text(formatter):
    class Native(object):
        def _repr_html_(self):
            return str("<i>")

    assert isinstance(formatter.format(Native())[0]["text/html"], type(""))


def test_format_display_data_works_without_a_shell(monkeypatch):
    monkeypatch.setattr(formatters, "get_ipython", lambda: None)
    assert formatters.format_display_data(3)[0] == {"text/plain": "3"}
