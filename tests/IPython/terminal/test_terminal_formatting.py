"""Laying out a cell with a formatter: stand-ins for black and yapf, which say what those say."""
from __future__ import absolute_import, unicode_literals

import types

import pytest

from IPython.terminal.ui.formatting import reformat
from ipython_compat import to_native


class InvalidInput(ValueError):
    """What black raises for text that is not Python."""


class YapfError(Exception):
    """What yapf raises for text that is not Python."""


def laid_out(error):
    """Return a function that spaces ``=`` out, ends the text with a newline, and raises ``error`` for magics."""
    def layout(text):
        if text.startswith("%"):
            raise error("cannot parse")
        return text.replace("=", " = ").rstrip("\n") + "\n"

    return layout


@pytest.fixture(params=["black", "yapf"])
def formatter(request, monkeypatch):
    """The name of a formatter that can be imported."""
    def module(name, **contents):
        made = types.ModuleType(to_native(name))
        made.__dict__.update(contents)
        monkeypatch.setitem(__import__("sys").modules, to_native(name), made)
        return made

    layout = laid_out(InvalidInput)
    module("black", InvalidInput=InvalidInput, FileMode=object, format_str=lambda text, mode: layout(text))
    parts = {
        "errors": module("yapf.yapflib.errors", YapfError=YapfError),
        "file_resources": module("yapf.yapflib.file_resources", GetDefaultStyleForDir=lambda folder: "pep8"),
        "yapf_api": module("yapf.yapflib.yapf_api",
                           FormatCode=lambda text, style_config: (laid_out(YapfError)(text), True)),
    }
    module("yapf.yapflib", **parts)
    module("yapf")
    return request.param


def test_a_cell_is_laid_out_without_a_line_more(formatter):
    assert reformat("x=1", formatter) == "x = 1"
    assert reformat("if x:\n    y=1\n", formatter) == "if x:\n    y = 1\n"


def test_what_a_formatter_cannot_read_stays(formatter):
    assert reformat("%time  x=1", formatter) == "%time  x=1"


def test_without_a_formatter_the_text_stays():
    assert reformat("x=1", None) == "x=1"
