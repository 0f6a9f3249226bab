"""%config."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest


def test_classes_are_listed(shown):
    lines = [line.strip() for line in shown("%config").splitlines()]
    for name in ("AliasManager", "DisplayFormatter", "HistoryManager", "IPCompleter", "InteractiveShell",
                 "LoggingMagics", "MagicsManager", "OSMagics", "PrefilterManager", "ScriptMagics"):
        assert name in lines


def test_settings_are_described(shown):
    text = shown("%config LoggingMagics")
    assert "LoggingMagics.quiet=<Bool>" in text and "Current: False" in text and "\n--Log" not in text


def test_settings_are_read_and_set(ip):
    assert ip.run_line_magic("config", "LoggingMagics.quiet") is False
    ip.user_ns["wanted"] = True
    ip.run_line_magic("config", "LoggingMagics.quiet = wanted")
    assert ip.run_line_magic("config", "LoggingMagics.quiet") is True
    ip.run_line_magic("config", "ScriptMagics.script_paths['x'] = '/x'")
    assert ip.run_line_magic("config", "ScriptMagics.script_paths") == {"x": "/x"}
    ip.run_line_magic("config", "ScriptMagics.script_magics.append('new')")
    assert ip.run_line_magic("config", "ScriptMagics.script_magics")[-1] == "new"


def test_base_classes_stand_for_theirs(ip):
    ip.run_line_magic("config", "Completer.greedy = True")
    assert ip.run_line_magic("config", "IPCompleter.greedy") is True


def test_setting_of_a_class_to_come_is_kept(ip, shown):
    assert "kept for when" in shown("%config LaterMagics.answer = 42")
    assert ip.config.LaterMagics.answer == 42


@pytest.mark.parametrize("line, part", [
    ("34", "usage: %config"), ("a b", "usage: %config"), ("Nothing", "usage: %config"),
    ("Nothing.trait", "there is no"),
    ("LoggingMagics.quite = 1", "did you mean quiet"), ("LoggingMagics.quiet = 'x'", "bool"),
    ("LoggingMagics.quiet = not_there", "NameError"), ("LoggingMagics.quiet = = 1", "Invalid")])
def test_wrong_statements_are_told(ip, usage, line, part):
    assert part in usage("config", line)
    assert ip.run_line_magic("config", "LoggingMagics.quiet") is False
