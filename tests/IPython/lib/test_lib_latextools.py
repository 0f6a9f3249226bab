"""Formulas as pictures, where the programs are missing."""
from __future__ import absolute_import, unicode_literals

import types

import pytest

from IPython.lib import deepreload, latextools
from IPython.utils.process import FindCmdError


@pytest.mark.parametrize("missing", ["latex", "dvipng"])
def test_without_the_programs_there_is_no_picture(monkeypatch, missing):
    def find(name):
        if name == missing:
            raise FindCmdError(name)
    monkeypatch.setattr(latextools, "find_cmd", find)
    assert latextools.latex_to_png_dvipng("x", True) is None


@pytest.mark.parametrize("color", ["#f00", "#f00bar", "#12345678"])
def test_colours_that_are_none(color):
    with pytest.raises(ValueError):
        latextools.latex_to_png("$x$", backend="dvipng", color=color)


def test_a_module_that_was_not_imported_is_not_reloaded():
    with pytest.raises(ImportError):
        deepreload.reload(types.ModuleType(str("made_by_hand")))
