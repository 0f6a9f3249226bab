"""Session logs."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os

import pytest


def read(name):
    with io.open(name, encoding="utf-8") as f:
        return f.read()


def test_log_has_what_was_typed_before_and_after(ip, shown):
    ip.run_cell("before = 1", store_history=True)
    assert "log.py" in shown("%logstart -o log.py over")
    ip.run_cell("before + 1", store_history=True)
    ip.run_line_magic("logoff", "")
    ip.run_cell("paused = 1", store_history=True)
    ip.run_line_magic("logon", "")
    ip.run_cell("after = 1", store_history=True)
    ip.run_line_magic("logstop", "")
    text = read("log.py")
    assert text.startswith("# IPython log file") and "before = 1\n" in text and "#[Out]# 2" in text
    assert "after = 1" in text and "paused" not in text


def test_raw_and_quiet(ip, shown):
    ip.run_cell("%pwd", store_history=True)
    assert shown("%logstart -r -q raw.py") == ""
    ip.run_line_magic("logstop", "")
    assert "%pwd\n" in read("raw.py")
    ip.run_line_magic("config", "LoggingMagics.quiet = True")
    assert shown("%logstart other.py") == ""
    ip.run_line_magic("logstop", "")


def test_only_one_log_at_a_time(ip, shown):
    shown("%logstart one.py")
    assert "already in place" in shown("%logstart two.py") and not os.path.exists("two.py")
    assert "one.py" in shown("%logstate")
    ip.run_line_magic("logstop", "")


@pytest.mark.parametrize("line", ["a b c", "a sideways", "-z", "/no/such/folder/log.py"])
def test_wrong_arguments_are_told(usage, ip, line):
    usage("logstart", line)
    assert ip.logfile == ""
