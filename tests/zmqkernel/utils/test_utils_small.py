"""The small ones: struct, context managers, frames, decorators, time, terminal, system."""
from __future__ import absolute_import, unicode_literals

import copy
import sys

import pytest

from zmqkernel.shell.utils import (
    contexts, data, decorators, encoding, frame, ipstruct, sentinel, sysinfo, terminal, timing)


def test_struct_has_keys_as_attributes():
    struct = ipstruct.Struct(a=1)
    struct.b = 2
    assert struct["b"] == 2 and struct.a == 1 and struct.hasattr("a") and struct.dict() is struct
    assert not hasattr(struct, "missing")
    with pytest.raises(AttributeError):
        struct.get = 1


def test_struct_can_be_locked():
    struct = ipstruct.Struct(a=1)
    struct.allow_new_attr(False)
    struct.a = 2
    with pytest.raises(AttributeError):
        struct.b = 2
    with pytest.raises(KeyError):
        struct["b"] = 2
    struct.allow_new_attr(True)
    struct.b = 2


def test_structs_add_up():
    total = ipstruct.Struct(a=1) + ipstruct.Struct(a=2, b=3)
    assert total == {"a": 1, "b": 3}
    total -= {"a": 0}
    assert total == {"b": 3} and type(total) is ipstruct.Struct


@pytest.mark.parametrize("policy, expected", [
    ("preserve", "1"), ("update", "2"), ("add", "12"), ("add_flip", "21"), ("add_s", "1 2"),
    (lambda old, new: old * 3, "111"),
])
def test_struct_merges(policy, expected):
    struct = ipstruct.Struct(x="1")
    struct.merge({"x": "2", "y": 5}, {policy: "x"})
    assert struct == {"x": expected, "y": 5}


def test_keys_are_preserved():
    values = {"a": 1, "b": 2}
    with contexts.preserve_keys(values, "a", "c"):
        values.update(a=9, b=9, c=9)
    assert values == {"a": 1, "b": 9}


def test_variables_of_callers():
    here = 3

    def inner():
        return frame.extract_vars_above("here"), frame.extract_vars("here", depth=1)

    assert inner() == ({"here": 3}, {"here": 3})
    module, variables = frame.extract_module_locals()
    assert module is sys.modules[__name__] and variables["here"] == here


def test_flagged_calls():
    @decorators.flag_calls
    def fails(really):
        if really:
            raise ValueError()

    assert fails.called is False
    fails(False)
    assert fails.called is True
    with pytest.raises(ValueError):
        fails(True)
    assert fails.called is False and decorators.flag_calls(fails) is fails


def test_sequences():
    assert data.chop("abcdefg", 3) == ["abc", "def", "g"]
    with pytest.warns(DeprecationWarning):
        assert data.uniq_stable([3, 1, 3, 2, 1]) == [3, 1, 2]
    assert data.flatten([[1], [2, 3]]) == [1, 2, 3]


def test_sentinels_stay_themselves():
    one = sentinel.Sentinel(str("one"), str("here"), "doc")
    assert repr(one) == "here.one" and copy.deepcopy(one) is one and copy.copy(one) is one and one.__doc__ == "doc"


def test_timings():
    total, each, value = timing.timings_out(3, lambda x: x + 1, 4)
    assert value == 5 and total >= each >= 0
    assert len(timing.timings(2, len, [])) == 2
    assert abs(timing.clock() - sum(timing.clock2())) < 5
    with pytest.raises(AssertionError):
        timing.timings(0, len, [])


def test_encodings():
    assert encoding.get_stream_enc(None, "x") == "x"
    assert encoding.getdefaultencoding(prefer_stream=False).lower() != "ascii"


def test_system_facts():
    facts = sysinfo.get_sys_info()
    assert facts["sys_executable"] == sys.executable and "commit_hash" in facts
    assert "sys_platform" in sysinfo.sys_info() and sysinfo.num_cpus() >= 1


class Screen(object):
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


@pytest.fixture
def screen(monkeypatch):
    made = Screen()
    monkeypatch.setattr(sys, "__stdout__", made)
    monkeypatch.setattr(terminal, "TERM", "xterm-256color")
    for name, function in zip(("_set_term_title", "_restore_term_title"), terminal._title_functions()):
        monkeypatch.setattr(terminal, name, function)
    monkeypatch.setattr(terminal, "ignore_termtitle", True)
    monkeypatch.setattr(terminal, "_xterm_term_title_saved", False)
    return made


def test_title_of_the_terminal(screen):
    terminal.set_term_title("not yet")
    assert screen.text == ""
    terminal.toggle_set_term_title(True)
    terminal.set_term_title("a\x07\x1bb")
    assert screen.text == "\x1b[22;0t\x1b]0;ab\x07"
    terminal.restore_term_title()
    assert screen.text.endswith("\x1b[23;0t")
    terminal.freeze_term_title()
    terminal.set_term_title("no more")
    assert "no more" not in screen.text


def test_a_terminal_without_a_title_gets_no_sequences(screen, monkeypatch):
    monkeypatch.setattr(terminal, "TERM", "dumb")
    for function in terminal._title_functions():
        function("a title")
    assert screen.text == ""


def test_clearing_the_terminal(monkeypatch):
    commands = []
    monkeypatch.setattr(terminal.os, "system", commands.append)
    terminal._term_clear()
    assert commands == ["cls" if terminal.os.name == "nt" else "clear"]


def test_size_of_the_terminal(monkeypatch):
    monkeypatch.setenv(str("COLUMNS"), str("123"))
    monkeypatch.setenv(str("LINES"), str("45"))
    assert tuple(terminal.get_terminal_size()) == (123, 45)


def test_a_code_page_that_is_none(monkeypatch):
    monkeypatch.setattr(encoding, "get_stream_enc", lambda stream: "cp0")
    with pytest.warns(RuntimeWarning):
        assert encoding.getdefaultencoding() == "cp1252"
