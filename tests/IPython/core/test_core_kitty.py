"""Images in kitty's terminal."""
from __future__ import absolute_import, unicode_literals

import base64
import importlib
import os
import re
import sys

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 5000


def kitty(monkeypatch, **variables):
    """Return the module, loaded with these environment variables."""
    for name in ("KITTY_WINDOW_ID", "TERM", "TERM_PROGRAM", "IPYTHON_KITTY_GRAPHICS"):
        monkeypatch.delenv(str(name), raising=False)
    monkeypatch.setattr(os, "getppid", lambda: 0)
    for name, value in variables.items():
        monkeypatch.setenv(str(name), str(value))
    monkeypatch.delitem(sys.modules, str("IPython.core.kitty"), raising=False)
    return importlib.import_module(str("IPython.core.kitty"))


@pytest.mark.parametrize("form", [PNG, base64.b64encode(PNG).decode("ascii")], ids=["bytes", "base64"])
def test_images_become_escape_sequences(monkeypatch, form):
    sequences = re.findall("\x1b_G(.*?);(.*?)\x1b\\\\", kitty(monkeypatch).png_to_kitty_ansi(form))
    assert [keys for keys, _ in sequences] == ["a=T,f=100,m=1", "m=0"]
    assert base64.b64decode("".join(data for _, data in sequences)) == PNG
    assert all(len(data) <= 4096 for _, data in sequences)


def test_other_data_is_refused(monkeypatch):
    with pytest.raises(ValueError):
        kitty(monkeypatch).png_to_kitty_ansi(base64.b64encode(b"GIF").decode("ascii"))


def test_only_terminals_that_can_show_images(monkeypatch, capsys):
    plain = kitty(monkeypatch, TERM="xterm-256color")
    assert plain.display_formatter_default_active_types == ["text/plain"]
    assert plain.terminal_default_mime_renderers == {}
    rich = kitty(monkeypatch, TERM="xterm-kitty")
    assert rich.display_formatter_default_active_types == ["text/plain", "image/png"]
    rich.terminal_default_mime_renderers["image/png"](PNG, None)
    assert capsys.readouterr()[0].startswith("\x1b_G")


def test_the_terminal_is_found_among_the_ancestors(monkeypatch):
    module = kitty(monkeypatch)
    stats = {30: b"30 (a (odd) shell) S 20 1", 20: b"20 (ghostty) S 1 1", 1: b"1 (init) S 0 1"}
    monkeypatch.setitem(module._lazy.__globals__, "_read_proc_stat", stats.__getitem__)
    monkeypatch.setattr(os, "getppid", lambda: 30)
    assert list(module._proc_ancestor_names()) == ["a (odd) shell", "ghostty", "init"]


def test_an_ancestor_that_may_not_be_read_ends_the_search(monkeypatch):
    module = kitty(monkeypatch)

    def refuse(pid):
        raise OSError("not yours")

    monkeypatch.setitem(module._lazy.__globals__, "_read_proc_stat", refuse)
    monkeypatch.setattr(os, "getppid", lambda: 30)
    assert list(module._proc_ancestor_names()) == []


def test_the_answer_follows_the_ancestors(monkeypatch):
    module = kitty(monkeypatch)
    assert module.supports_kitty_graphics is False
    monkeypatch.setitem(module._lazy.__globals__, "_ancestor_process_names", lambda: ["kitty"])
    assert module.supports_kitty_graphics is True


@pytest.mark.parametrize("value, there", [("1", True), ("TRUE", True), ("0", False), ("False", False)])
def test_a_variable_has_the_last_word(monkeypatch, value, there):
    module = kitty(monkeypatch, TERM="xterm-kitty", IPYTHON_KITTY_GRAPHICS=value)
    assert module.supports_kitty_graphics is there


def test_a_misspelt_variable_is_told_and_does_not_count(monkeypatch):
    with pytest.warns(UserWarning):
        module = kitty(monkeypatch, TERM="xterm-kitty", IPYTHON_KITTY_GRAPHICS="yes-please")
    assert "image/png" in module.display_formatter_default_active_types
