"""Passphrases, formulas, clipboards and brands of Qt: what can be told without a display."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.core.error import TryNext
from IPython.lib import clipboard, latextools, security


def test_a_stored_passphrase_is_recognised():
    stored = security.passwd("geheim", algorithm="sha256")
    assert stored.startswith("sha256:")
    assert security.passwd_check(stored, "geheim")
    assert not security.passwd_check(stored, "Geheim")
    assert not security.passwd_check("no:such", "geheim")
    assert not security.passwd_check("nohash:salt:00", "geheim")


def test_a_formulas_document(monkeypatch):
    monkeypatch.setattr(latextools, "kpsewhich", lambda name: None)
    head = ["\\documentclass{article}"] + ["\\usepackage{%s}" % name for name in ("amsmath", "amsthm", "amssymb", "bm")]
    begin, end = ["\\pagestyle{empty}", "\\begin{document}"], ["\\end{document}"]
    assert list(latextools.genelatex("x^2", wrap=False)) == head + begin + ["x^2"] + end
    assert list(latextools.genelatex("x^2", wrap=True)) == head + begin + ["$$x^2$$"] + end
    monkeypatch.setattr(latextools, "kpsewhich", lambda name: "/tex/" + name)
    assert list(latextools.genelatex("x^2", wrap=True)) == (
        head + ["\\usepackage{breqn}"] + begin + ["\\begin{dmath*}", "x^2", "\\end{dmath*}"] + end)


def test_a_backend_that_does_not_exist():
    with pytest.raises(ValueError):
        latextools.latex_to_png("x", backend="crayon")


def test_no_clipboard_without_a_display(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    for ask in (clipboard.wayland_clipboard_get, clipboard.tkinter_clipboard_get):
        with pytest.raises(TryNext):
            ask()


def test_a_second_brand_of_qt_is_kept_out():
    from IPython.external.qt_loaders import ImportDenier

    denier = ImportDenier()
    denier.forbid("PyQt4")
    assert denier.find_module("json") is None
    with pytest.raises(ImportError):
        denier.load_module("PyQt4")
