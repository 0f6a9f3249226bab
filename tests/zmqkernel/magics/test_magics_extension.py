"""%load_ext, %unload_ext and %reload_ext."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest


@pytest.fixture
def extension(ip, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "an_extension.py").write_text(
        "def load_ipython_extension(ip):\n    ip.user_ns['calls'].append('load')\n"
        "def unload_ipython_extension(ip):\n    ip.user_ns['calls'].append('unload')\n")
    (tmp_path / "no_extension.py").write_text("x = 1\n")
    (tmp_path / "stays_extension.py").write_text("def load_ipython_extension(ip):\n    pass\n")
    ip.user_ns["calls"] = []
    return ip.user_ns["calls"]


def test_load_reload_unload(ip, extension, shown):
    assert shown("%load_ext an_extension") == "" and extension == ["load"]
    assert "already loaded" in shown("%load_ext an_extension") and extension == ["load"]
    ip.run_line_magic("reload_ext", "an_extension")
    assert extension == ["load", "unload", "load"]
    ip.run_line_magic("unload_ext", "an_extension")
    assert extension[-1] == "unload"
    assert "not loaded" in shown("%unload_ext an_extension")


def test_what_is_no_extension_is_told(ip, extension, shown):
    assert "not an IPython extension" in shown("%load_ext no_extension")
    shown("%load_ext stays_extension")
    assert "doesn't define how to unload" in shown("%unload_ext stays_extension")
    assert not ip.run_cell("%load_ext not_there_at_all").success


@pytest.mark.parametrize("magic", ["load_ext", "unload_ext", "reload_ext"])
def test_wrong_arguments_are_told(usage, magic):
    assert "Missing module name." in usage(magic, "")
    usage(magic, "one two")
