# -*- coding: utf-8 -*-
"""The display hook, the publisher, ``display`` and the sink of streams, with a shell of a few lines."""
from __future__ import absolute_import, unicode_literals

import io
import sys
import warnings

import pytest
import six
from six.moves import builtins

from zmqkernel.shell.colors import Token
from zmqkernel.shell.display import functions
from zmqkernel.shell.display.formatters import DisplayFormatter
from zmqkernel.shell.display.functions import DisplayHandle, clear_output, display, update_display
from zmqkernel.shell.display.hook import CapturingDisplayHook, DisplayHook
from zmqkernel.shell.display.publisher import CapturingDisplayPublisher, DisplayPublisher
from zmqkernel.shell.display.sinks import StreamSink
from zmqkernel.shell.utils.text import strip_ansi


class History(object):
    def __init__(self):
        self.input_hist_parsed = [""]
        self.output_hist_reprs = {}
        self.noted = []

    def note_output(self, *args):
        self.noted.append(args)


class Shell(object):
    """What the display parts need of a shell."""

    separate_out = separate_out2 = ""

    def __init__(self):
        self.user_ns = {"_oh": {}}
        self.execution_count = 1
        self.display_formatter = DisplayFormatter()
        self.history_manager = History()
        self.display_pub = DisplayPublisher(shell=self)
        self.displayhook = DisplayHook(shell=self, cache_size=5)

    def cell(self, source, value):
        """Have ``value`` be the value of the cell ``source``."""
        self.history_manager.input_hist_parsed.append(source)
        self.displayhook(value)
        self.execution_count += 1


class Records(object):
    """A sink that writes down what it is called with."""

    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        return lambda *args, **kwargs: self.calls.append((name,) + args + ((kwargs,) if kwargs else ()))


@pytest.fixture
def shell(monkeypatch):
    made = Shell()
    monkeypatch.setattr(functions, "get_ipython", lambda: made)
    monkeypatch.delattr(builtins, "_", raising=False)
    return made


@pytest.fixture
def sink(shell):
    shell.displayhook.sink = shell.display_pub.sink = Records()
    return shell.displayhook.sink


def test_values_go_to_the_sink(shell, sink):
    shell.cell("3", 3)
    assert sink.calls == [("result", 1, {"text/plain": "3"}, {})]
    assert shell.history_manager.noted == [(1, "execute_result", {"text/plain": "3"})]


def test_values_are_kept(shell, sink):
    for number in (10, 20, 30, 40):
        shell.cell(str(number), number)
    names = shell.user_ns
    assert (names["_"], names["__"], names["___"]) == (40, 30, 20)
    assert names["_oh"] == {1: 10, 2: 20, 3: 30, 4: 40} and names["_2"] == 20
    assert shell.history_manager.output_hist_reprs == {1: "10", 2: "20", 3: "30", 4: "40"}


def test_none_is_no_value(shell, sink):
    shell.cell("None", None)
    assert sink.calls == [] and shell.user_ns["_"] == ""


@pytest.mark.parametrize("source, silent", [
    ("5;", True), ("5; # why", True), ("x = 1\n5;\n\n", True), ("5", False), ("'a;'", False), ("5 # ;", False),
    ("f(';'\n)", False), ("f(\n1);", True), ("'''\n;'''", False), ("", False), ("for i in x:\n    i;", True),
])
def test_semicolons_silence(shell, sink, source, silent):
    shell.cell(source, 5)
    assert (sink.calls == []) is silent
    assert DisplayHook.semicolon_at_end_of_expression(source) is silent


def test_the_running_cell_is_asked_first(shell, sink):
    shell.displayhook.exec_result = type(str("Result"), (), {})()
    shell.displayhook.exec_result.info = type(str("Info"), (), {str("raw_cell"): "5;"})()
    shell.cell("5", 5)
    assert sink.calls == []


def test_results_of_cells_get_the_value(shell, sink):
    result = shell.displayhook.exec_result = type(str("Result"), (), {str("info"): None})()
    shell.cell("5", 5)
    assert result.result == 5


def test_names_that_the_user_took_are_left_alone(shell, sink):
    shell.cell("1", 1)
    shell.user_ns["_"] = "mine"
    shell.cell("2", 2)
    assert shell.user_ns["_"] == "mine" and shell.user_ns["_2"] == 2
    del shell.user_ns["_"]
    shell.cell("3", 3)
    assert shell.user_ns["_"] == 3 and shell.user_ns["__"] == 1


def test_gettext_keeps_its_underscore(shell, sink, monkeypatch):
    shell.cell("1", 1)
    monkeypatch.setattr(builtins, "_", lambda text: text, raising=False)
    shell.cell("2", 2)
    assert "_" not in shell.user_ns and shell.user_ns["_2"] == 2


def test_a_full_cache_drops_the_oldest(shell, sink):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for number in range(1, 7):
            shell.cell(str(number), number * 10)
    assert sorted(shell.user_ns["_oh"]) == [3, 4, 5, 6] and "_1" not in shell.user_ns
    assert ["Output cache limit" in str(w.message) for w in caught] == [True]


def test_flushing(shell, sink):
    for number in range(1, 4):
        shell.cell(str(number), number)
    shell.user_ns["_2"] = "mine"
    shell.displayhook.flush()
    assert shell.user_ns == {"_oh": {}, "_": "", "__": "", "___": "", "_2": "mine"}


@pytest.mark.parametrize("size, warned", [(0, False), (2, True)])
def test_no_cache(shell, sink, size, warned):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        shell.displayhook = DisplayHook(shell=shell, cache_size=size)
    shell.displayhook.sink = sink
    assert bool(caught) is warned
    shell.cell("1", 1)
    assert shell.user_ns["_oh"] == {} and "_1" not in shell.user_ns
    with pytest.raises(ValueError):
        shell.displayhook.flush()


def test_stages_can_be_replaced(shell):
    stages = []

    class Mine(DisplayHook):
        def start_displayhook(self):
            stages.append("start")

        def write_output_prompt(self):
            stages.append("prompt")

        def write_format_data(self, format_dict, md_dict=None):
            stages.append(format_dict["text/plain"])

        def finish_displayhook(self):
            stages.append("finish")

    shell.displayhook = Mine(shell=shell)
    shell.cell("7", 7)
    assert stages == ["start", "prompt", "7", "finish"]


def test_hooks_that_capture(shell):
    hook = CapturingDisplayHook(shell)
    hook(None)
    hook(3)
    assert hook.outputs == [{"data": {"text/plain": "3"}, "metadata": {}}]


class Html(object):
    def _repr_html_(self):
        return "<b>", {"own": 1}

    def __repr__(self):
        return str("html")


def test_display(sink):
    display(Html(), 3, metadata={"text/html": {"more": 2}})
    assert sink.calls == [
        ("display", {"text/html": "<b>", "text/plain": "html"}, {"text/html": {"own": 1, "more": 2}}, {},
         {"update": False}),
        ("display", {"text/plain": "3"}, {"text/html": {"more": 2}}, {}, {"update": False})]


def test_display_of_some_forms(sink):
    display(Html(), include=["text/html"])
    display(Html(), exclude=["text/html"])
    display({"x/y": 1}, raw=True, transient={"a": 1})
    assert [call[1] for call in sink.calls] == [{"text/html": "<b>"}, {"text/plain": "html"}, {"x/y": 1}]
    assert sink.calls[-1][3] == {"a": 1}


def test_displays_with_names_are_updated(sink):
    handle = display(1, display_id="here")
    assert isinstance(handle, DisplayHandle) and repr(handle) == "<DisplayHandle display_id=here>"
    handle.update(2)
    update_display(3, display_id="here")
    handle.display(4)
    assert [(c[1]["text/plain"], c[3], c[4]["update"]) for c in sink.calls] == [
        ("1", {"display_id": "here"}, False), ("2", {"display_id": "here"}, True),
        ("3", {"display_id": "here"}, True), ("4", {"display_id": "here"}, False)]


def test_names_are_made_up(sink):
    first, second = display(display_id=True), display(display_id=True)
    assert first.display_id != second.display_id and len(first.display_id) == 32
    assert [call[1] for call in sink.calls] == [{}, {}]
    assert display(3) is None


def test_updates_need_a_name(sink):
    with pytest.raises(TypeError):
        display(3, update=True)


def test_clearing(sink):
    clear_output(wait=True)
    display(3, clear=True)
    assert [call[:2] for call in sink.calls][:2] == [("clear", True), ("clear", True)]


def test_buffers_are_passed_on(sink):
    functions.publish_display_data({"text/plain": "x"}, buffers=[b"raw"])
    assert sink.calls[0][-1]["buffers"] == [b"raw"]


@pytest.mark.parametrize("data, metadata", [("text", None), ({}, "text")])
def test_publishers_check_types(shell, data, metadata):
    with pytest.raises(TypeError):
        shell.display_pub.publish(data, metadata)


def test_publishers_that_capture(shell, capsys):
    shell.display_pub = CapturingDisplayPublisher()
    display(1, display_id="x")
    assert shell.display_pub.outputs == [
        {"data": {"text/plain": "1"}, "metadata": {}, "transient": {"display_id": "x"}, "update": False}]
    clear_output()
    assert shell.display_pub.outputs == []


def test_display_without_a_shell(monkeypatch, capsys):
    monkeypatch.setattr(functions, "get_ipython", lambda: None)
    assert display("a", 3, display_id="x") is None
    functions.publish_display_data({"text/plain": "plain"})
    assert capsys.readouterr()[0] == "a 3\nplain\n"


@pytest.fixture
def stream(shell):
    text = io.StringIO()
    shell.displayhook.sink = shell.display_pub.sink = StreamSink(shell, text)
    return text


def test_streams_show_results_behind_prompts(shell, stream):
    shell.cell("3", 3)
    shell.cell("[...]", list(range(40)))
    assert stream.getvalue().startswith("Out[1]: 3\nOut[2]: \n[0,\n 1,\n")


def test_hooks_with_prompts_of_their_own(shell, stream):
    class Mine(DisplayHook):
        def write_output_prompt(self):
            stream.write("mine> ")

    shell.displayhook = Mine(shell=shell)
    shell.displayhook.sink = StreamSink(shell, stream)
    shell.cell("3", 3)
    shell.cell("[...]", list(range(40)))
    assert stream.getvalue().startswith("mine> 3\nmine> \n[0,\n 1,")


def test_streams_separate(shell, stream):
    shell.separate_out, shell.separate_out2 = "<", ">\n"
    shell.cell("3", 3)
    assert stream.getvalue() == "<Out[1]: 3\n>\n"


def test_streams_without_a_cache_have_no_prompt(shell, stream):
    shell.displayhook.do_full_cache = False
    shell.cell("3", 3)
    assert stream.getvalue() == "3\n"


class Prompts(object):
    def out_prompt_tokens(self):
        return [(Token.OutPrompt, "R["), (Token.OutPromptNum, "1"), (Token.OutPrompt, "] ")]


def test_streams_ask_the_shell_for_prompts(shell, stream):
    shell.prompts = Prompts()
    shell.cell("3", 3)
    assert stream.getvalue() == "R[1] 3\n"


def test_streams_that_are_terminals_have_colours(shell, stream):
    shell.prompts, shell.colors = Prompts(), "neutral"
    stream.isatty = lambda: True
    shell.cell("3", 3)
    assert "\x1b[31mR[" in stream.getvalue() and strip_ansi(stream.getvalue()) == "R[1] 3\n"
    assert stream.getvalue().endswith("m3\n")


def test_streams_have_renderers(shell, stream):
    shell.mime_renderers = {"text/html": lambda data, metadata: stream.write("rendered %s %s" % (data, metadata))}
    display(Html())
    assert stream.getvalue() == "rendered <b> {%r: 1}" % "own" or six.PY2
    shell.cell("x", Html())
    assert stream.getvalue().count("rendered <b>") == 2


def test_streams_show_displays_and_errors(shell, stream):
    display("text")
    shell.display_pub.sink.error(ValueError, ValueError(), ["line 1", "line 2"])
    shell.display_pub.sink.error(ValueError, ValueError(), [])
    assert stream.getvalue().endswith("text%s\nline 1\nline 2\n" % repr("")[-1])


def test_streams_that_lack_characters():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    StreamSink(None, stream).display({"text/plain": "ä"}, {})
    assert raw.getvalue() == b"\\xe4\n"


def test_clearing_a_stream(shell, stream, monkeypatch):
    error = io.StringIO()
    monkeypatch.setattr(sys, "stderr", error)
    clear_output()
    assert stream.getvalue() == error.getvalue() == "\x1b[2K\r"
