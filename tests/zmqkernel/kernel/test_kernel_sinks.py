"""What a shell shows, as iopub messages."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from testkit.fakeshell import Recorder
from zmqkernel.kernel.sinks import PublishingSink, mime_bundle


@pytest.fixture
def published():
    return Recorder()


@pytest.fixture
def sink(published):
    return PublishingSink(published)


def test_each_call_is_a_message(sink, published):
    sink.result(3, {"text/plain": "x"}, None)
    sink.display({"text/plain": "y"}, {"m": 1}, {"display_id": "d"})
    sink.display({"text/plain": "z"}, None, {"display_id": "d"}, update=True)
    sink.clear(wait=True)
    assert published.messages == [
        ("execute_result", {"execution_count": 3, "data": {"text/plain": "x"}, "metadata": {}}),
        ("display_data", {"data": {"text/plain": "y"}, "metadata": {"m": 1}, "transient": {"display_id": "d"}}),
        ("update_display_data", {"data": {"text/plain": "z"}, "metadata": {}, "transient": {"display_id": "d"}}),
        ("clear_output", {"wait": True})]


def test_an_error(sink, published):
    sink.error(ValueError, ValueError("h\xe9"), ["line 1", b"h\xc3\xa9"])
    assert published.messages == [
        ("error", {"ename": "ValueError", "evalue": "h\xe9", "traceback": ["line 1", "h\xe9"]})]


@pytest.mark.parametrize("mime, value, expected", [
    ("image/png", b"\x89PNG\xff", "iVBOR/8=\n"),
    ("image/png", "already base64", "already base64"),
    ("application/pdf", memoryview(b"\xff\xfe"), "//4=\n"),
    ("text/plain", "h\xe9".encode("utf-8"), "h\xe9"),
    ("image/svg+xml", b"<svg/>", "<svg/>"),
    ("application/json", {"a": 1}, {"a": 1}),
])
def test_binary_kinds_are_base64(mime, value, expected):
    assert mime_bundle({mime: value}) == {mime: expected}


def test_hooks_see_displays_first(sink, published):
    sink.hooks.append(lambda message: None if message["content"]["data"]["text/plain"] == "secret" else message)
    sink.display({"text/plain": "secret"}, {})
    sink.display({"text/plain": "open"}, {})
    assert [content["data"]["text/plain"] for _, content in published.messages] == ["open"]
