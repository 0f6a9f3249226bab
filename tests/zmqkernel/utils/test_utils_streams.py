# -*- coding: utf-8 -*-
"""Streams: two at once, captured, questions, temporary files and folders."""
from __future__ import absolute_import, print_function, unicode_literals

import io
import os
import sys

import pytest
import six

from zmqkernel.shell.utils import capture, tempdir
from zmqkernel.shell.utils import io as streams


@pytest.mark.parametrize("channel", ["stdout", "stderr"])
def test_tee_writes_to_two_places(channel, tmpdir, capsys):
    name = str(tmpdir.join("copy.txt"))
    before = getattr(sys, channel)
    tee = streams.Tee(name, channel=channel)
    print("hällo", file=getattr(sys, channel)) if six.PY3 else getattr(sys, channel).write(b"h\xc3\xa4llo\n")
    assert tee.isatty() is False
    tee.close()
    assert getattr(sys, channel) is before
    with io.open(name, encoding="utf-8") as stream:
        assert stream.read() == "hällo\n"
    assert "llo" in capsys.readouterr()[0 if channel == "stdout" else 1]


def test_tee_knows_two_channels():
    with pytest.raises(ValueError):
        streams.Tee(io.StringIO(), channel="stdin")


def answers(monkeypatch, *given):
    """Have ``input`` return these, one after another; exceptions are raised."""
    given = list(given)

    def answer(prompt):
        value = given.pop(0)
        if isinstance(value, type):
            raise value()
        return value

    monkeypatch.setattr(six.moves.builtins, "input" if six.PY3 else "raw_input", answer)
    monkeypatch.setattr(streams.six.moves, "input", answer, raising=False)


@pytest.mark.parametrize("given, options, expected", [
    (["y"], {}, True), (["No"], {}, False), (["", "x", "yes"], {}, True), ([""], {"default": "n"}, False),
    ([EOFError], {"default": "y"}, True), ([KeyboardInterrupt], {"interrupt": "n"}, False),
])
def test_questions(monkeypatch, given, options, expected):
    answers(monkeypatch, *given)
    assert streams.ask_yes_no("Really?", **options) is expected


@pytest.mark.parametrize("error", [EOFError, KeyboardInterrupt])
def test_questions_without_an_answer(monkeypatch, error):
    answers(monkeypatch, error)
    with pytest.raises(error):
        streams.ask_yes_no("Really?")


def test_scratch_files():
    name = streams.temp_pyfile("x = 'ä'\n")
    try:
        assert name.endswith(".py")
        with io.open(name, encoding="utf-8") as stream:
            assert stream.read() == "x = 'ä'\n"
    finally:
        os.remove(name)


def test_atomic_writing(tmpdir):
    name = str(tmpdir.join("file.txt"))
    with streams.atomic_writing(name) as stream:
        stream.write("one")
    with pytest.raises(RuntimeError):
        with streams.atomic_writing(name) as stream:
            stream.write("two")
            raise RuntimeError()
    assert tmpdir.join("file.txt").read() == "one"
    assert os.listdir(str(tmpdir)) == ["file.txt"]


def test_captured_streams_without_a_shell():
    with capture.capture_output(display=False) as captured:
        print("out")
        sys.stderr.write(str("err"))
    assert captured.stdout == "out\n" and captured.stderr == "err" and captured.outputs == []
    assert str(captured) == "out\n"


def test_one_stream_alone(capsys):
    with capture.capture_output(stderr=False, display=False) as captured:
        print("out")
        sys.stderr.write(str("err"))
    assert captured.stdout == "out\n" and captured.stderr == ""
    assert capsys.readouterr()[1] == "err"


def test_showing_again(capsys):
    with capture.capture_output(display=False) as captured:
        print("out")
    captured()
    assert capsys.readouterr()[0] == "out\n"


def test_rich_output_has_forms():
    rich = capture.RichOutput({"text/html": "<b>", "image/png": "x"}, {"image/png": {"width": 1}})
    assert rich._repr_html_() == "<b>"
    assert rich._repr_png_() == ("x", {"width": 1})
    assert rich._repr_latex_() is None
    assert rich._repr_mimebundle_() == (rich.data, rich.metadata)


def test_temporary_folders():
    with tempdir.TemporaryDirectory() as name:
        assert os.path.isdir(name)
    assert not os.path.exists(name)


def test_temporary_working_folder():
    before = os.getcwd()
    with tempdir.TemporaryWorkingDirectory() as name:
        assert os.path.realpath(os.getcwd()) == os.path.realpath(name)
    assert os.getcwd() == before and not os.path.exists(name)


def test_named_file_in_a_temporary_folder():
    with tempdir.NamedFileInTemporaryDirectory("mod_x.py", "w", add_to_syspath=True) as stream:
        stream.write("x = 1")
        folder = os.path.dirname(stream.name)
        assert os.path.basename(stream.name) == "mod_x.py" and folder in sys.path
    assert not os.path.exists(folder) and folder not in sys.path
