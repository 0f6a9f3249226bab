"""%automagic and %autocall."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest


def test_automagic_is_switched(ip, capsys):
    assert ip.magics_manager.auto_magic
    for line, wanted in (("", False), ("", True), ("off", False), ("on", True), ("0", False), ("True", True)):
        ip.run_line_magic("automagic", line)
        assert ip.magics_manager.auto_magic is wanted
    assert "Automagic is ON" in capsys.readouterr()[0]


def test_automagic_in_cells(ip, shown):
    assert shown("pwd") != ""
    ip.run_line_magic("automagic", "off")
    assert not ip.run_cell("pwd").success


def test_autocall_goes_back_to_its_last_mode(ip, capsys):
    modes = []
    for line in ("", "", "2", "", "", "0", ""):
        ip.run_line_magic("autocall", line)
        modes.append(ip.autocall)
    assert modes == [1, 0, 2, 0, 2, 0, 2]
    assert "Automatic calling is: Full" in capsys.readouterr()[0]


@pytest.mark.parametrize("magic, line", [("autocall", "3"), ("autocall", "smart"), ("automagic", "maybe")])
def test_wrong_modes_are_told(usage, magic, line):
    assert "usage: %" + magic in usage(magic, line)
