"""Values in a traceback never break it."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.tracebacks.ultratb import eqrepr, nullrepr, text_repr

BROKEN = """\
class Broken(object):
    def __repr__(self):
        raise RuntimeError('in repr')
    def __str__(self):
        raise RuntimeError('in str')
    def __getattr__(self, name):
        raise RuntimeError('in getattr')
    @property
    def costly(self):
        ran.append(1)
        return 1
ran = []
def f(value):
    return value.costly + 1 / 0
def g(value):
    return 1 / 0, value
"""


def test_long_values_are_shortened():
    assert len(text_repr("a" * 5000)) <= 102
    assert len(text_repr(list(range(5000)))) < 80
    assert text_repr({"a": 1}) in ("{'a': 1}", "{u'a': 1}")
    assert eqrepr(3) == "=3" and nullrepr(3) == ""


def test_a_value_whose_repr_raises_is_named(cells):
    cells.add(BROKEN)
    text = cells.text("g(Broken())", "Verbose")
    assert "Broken instance, whose repr raised RuntimeError" in text
    assert "ZeroDivisionError" in text


def test_no_property_runs_to_show_variables(cells):
    cells.add(BROKEN.replace("return value.costly + 1 / 0", "1 / 0; value.costly"))
    text = cells.text("f(Broken())", "Verbose")
    assert cells.namespace["ran"] == [] and "ZeroDivisionError" in text


def test_an_exception_whose_str_raises_is_shown(cells):
    cells.add("class Bad(Exception):\n    def __str__(self):\n        raise RuntimeError('no')")
    for mode in ("Context", "Plain", "Minimal"):
        assert "Bad: <exception str() failed: RuntimeError>" in cells.text("raise Bad()", mode)


def test_attributes_and_items_are_shown_as_they_are_written(cells):
    cells.add("class P(object):\n    def __init__(self):\n        self.name = 'n'\np = P()\nd = {'k': 5}\ni = 0")
    text = cells.text("p.name + d['k'] + (i, 1)[i]", "Verbose")
    assert "p.name = 'n'" in text
    assert "d['k'] = 5" in text or "d[u'k'] = 5" in text


def test_modules_and_functions_are_not_listed_as_variables(cells):
    cells.add("import os\ndef helper():\n    1/0")
    text = cells.text("os.path, helper()", "Verbose")
    assert "os = " not in text and "helper = " not in text


def test_an_exception_without_a_message_is_named(cells):
    assert cells.text("raise ValueError").endswith("ValueError: ")
    assert cells.text("raise ValueError", "Plain").endswith("ValueError\n")


def test_a_class_that_only_has_the_name_of_a_known_one(cells):
    cells.add("class array(object):\n    def __repr__(self):\n        return 'x' * 1000")
    assert len(text_repr(cells.namespace["array"]())) <= 100


@pytest.mark.parametrize("mode", ["Context", "Plain"])
def test_what_cannot_be_formatted_is_shown_as_the_interpreter_does(cells, monkeypatch, mode):
    def broken(*args, **kwargs):
        raise RuntimeError("formatter broke")
    monkeypatch.setattr("zmqkernel.shell.tracebacks.verbose.records_of", broken)
    monkeypatch.setattr("zmqkernel.shell.tracebacks.listing.user_links", broken)
    text = cells.text("1/0", mode)
    assert "formatter broke" in text and "Traceback (most recent call last):\n" in text
    assert "ZeroDivisionError" in text.splitlines()[-1]
