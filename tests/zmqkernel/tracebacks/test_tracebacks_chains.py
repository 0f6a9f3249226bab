"""Exceptions that belong together: chains, notes, groups."""
from __future__ import absolute_import, unicode_literals

import pytest
from six.moves import builtins

from zmqkernel.shell.tracebacks.ultratb import FormattedTB, VerboseTB

chained = pytest.mark.skipif(not hasattr(BaseException(), "__cause__"), reason="no chained exceptions")
try:
    from exceptiongroup import ExceptionGroup
except ImportError:
    ExceptionGroup = getattr(builtins, "ExceptionGroup", None)
groups = pytest.mark.skipif(ExceptionGroup is None, reason="no exception groups")
NESTED = "try:\n    1/0\nexcept Exception as error:\n    %s"


@chained
def test_an_error_in_a_handler_shows_both(cells):
    text = cells.text(NESTED % "raise KeyError('k')")
    first, second = text.split("\nDuring handling of the above exception, another exception occurred:\n")
    assert "ZeroDivisionError" in first and "----> 2     1/0" in first
    assert "----> 4     raise KeyError('k')" in second and second.endswith("KeyError: 'k'")


@chained
@pytest.mark.parametrize("mode", ["Context", "Verbose", "Plain", "Docs", "Doctest"])
def test_a_cause_is_shown_in_every_mode(cells, mode):
    cells.namespace["link"] = _link
    text = cells.text(NESTED % "raise link(KeyError('k'), error)", mode)
    assert "\nThe above exception was the direct cause of the following exception:\n" in text
    assert text.index("ZeroDivisionError") < text.index("KeyError")


def _link(error, cause):
    error.__cause__ = cause
    return error


@chained
def test_a_suppressed_context_is_left_out(cells):
    cells.namespace["link"] = _link
    assert "ZeroDivision" not in cells.text(NESTED % "raise link(KeyError('k'), None)")


@chained
def test_a_cause_without_a_traceback_is_told(cells):
    cells.namespace["link"] = _link
    assert "ValueError: never raised" in cells.text("raise link(KeyError('k'), ValueError('never raised'))")


@chained
def test_a_chain_that_bites_its_tail_ends():
    first, second = ValueError("first"), ValueError("second")
    first.__context__, second.__context__ = second, first
    text = VerboseTB(theme_name="nocolor").text(ValueError, first, None)
    assert text.count("first") == 1 and text.count("second") == 1


def test_notes_follow_the_message(cells):
    source = "error = ValueError('message')\nerror.__notes__ = ['one', 'two\\nlines']\nraise error"
    assert cells.text(source).endswith("ValueError: message\none\ntwo\nlines")
    assert cells.text(source, "Plain").endswith("ValueError: message\none\ntwo\nlines\n")


def test_parts_of_a_chain_are_offered_to_subclasses():
    formatter = FormattedTB()
    assert formatter.get_parts_of_chained_exception(ValueError()) is None
    error = ValueError()
    error.__cause__ = KeyError("k")
    assert formatter.get_parts_of_chained_exception(error)[:2] == (KeyError, error.__cause__)
    assert "direct cause" in formatter.prepare_chained_exception_message(error)[0][0] or not hasattr(error, "with_traceback")


@groups
@pytest.mark.parametrize("mode", ["Context", "Verbose", "Plain", "Minimal"])
def test_a_group_is_drawn_as_a_tree_with_the_cells_name(cells, mode):
    cells.namespace["ExceptionGroup"] = ExceptionGroup
    text = cells.text("raise ExceptionGroup('many', [ValueError(1), TypeError('t')])", mode)
    assert "ExceptionGroup: many (2 sub-exceptions)" in text
    assert "| ValueError: 1" in text and "| TypeError: t" in text
    assert "ipython-input" not in text
    assert ("Cell In[1], line 1" in text) == (mode != "Minimal")
