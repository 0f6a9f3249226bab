"""Images in kitty's terminal."""
from __future__ import absolute_import, unicode_literals

import base64
import importlib
import re
import sys

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 5000


def kitty(monkeypatch, **variables):
    """Return the module, loaded with these environment variables."""
    for name in ("KITTY_WINDOW_ID", "TERM", "TERM_PROGRAM"):
        monkeypatch.delenv(str(name), raising=False)
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
