"""Sound, frames, links, code."""
from __future__ import absolute_import, unicode_literals

import base64
import io
import os
import struct
import wave

import pytest

from zmqkernel.shell.display.media import (
    Audio, Code, FileLink, FileLinks, IFrame, ScribdDocument, VimeoVideo, YouTubeVideo)


def samples_of(data):
    sound = wave.open(io.BytesIO(data), str("rb"))
    count = sound.getnframes() * sound.getnchannels()
    return sound.getnchannels(), sound.getframerate(), list(struct.unpack(str("<%dh" % count), sound.readframes(count)))


@pytest.mark.parametrize("samples, options, expected", [
    ([0, 1, -1], {}, (1, 10, [0, 32767, -32767])),
    ([0, 5, -10], {}, (1, 10, [0, 16383, -32767])),
    ([0.5], {"normalize": False}, (1, 10, [16383])),
    ([0, 0], {}, (1, 10, [0, 0])),
    ([[0, 1], [1, 0]], {}, (2, 10, [0, 32767, 32767, 0])),
])
def test_samples_become_a_file(samples, options, expected):
    assert samples_of(Audio(samples, rate=10, **options).data) == expected


@pytest.mark.parametrize("arguments", [
    {}, {"data": [1, 2]}, {"data": [2], "rate": 10, "normalize": False}, {"data": b"x", "embed": False},
    {"data": [[1, 2], [1]], "rate": 10}, {"data": [[[1]]], "rate": 10},
])
def test_sounds_that_cannot_be(arguments):
    with pytest.raises(ValueError):
        Audio(**arguments)


def test_players():
    html = Audio(b"RIFF", autoplay=True, element_id="me")._repr_html_()
    assert html.startswith('<audio id="me" controls="controls" autoplay="autoplay">')
    assert "data:audio/wav;base64," + base64.b64encode(b"RIFF").decode("ascii") in html
    assert Audio(b"RIFF", element_id='a"<').element_id_attr() == 'id="a&quot;&lt;"'
    linked = Audio(url="http://x.org/a.mp3")
    assert not linked.embed and 'src="http://x.org/a.mp3" type="audio/mpeg"' in linked._repr_html_()


def test_frames():
    assert IFrame("http://x", "100%", 300)._repr_html_().startswith('<iframe width="100%" height="300" src="http://x" ')
    html = IFrame("http://x", 1, 2, extras=['a="b"'], w="a b")._repr_html_()
    assert 'src="http://x?w=a+b"' in html and ' a="b"></iframe>' in html


@pytest.mark.parametrize("shown, source", [
    (YouTubeVideo("abc", start=5), "https://www.youtube.com/embed/abc?start=5"),
    (VimeoVideo("12"), "https://player.vimeo.com/video/12"),
    (ScribdDocument("12", start_page=3), "https://www.scribd.com/embeds/12/content?start_page=3"),
])
def test_players_of_sites(shown, source):
    assert 'width="400" height="300" src="%s"' % source in shown._repr_html_()


def test_films_that_play_at_once():
    html = YouTubeVideo("abc", allow_autoplay=True, extras=["x"])._repr_html_()
    assert "abc?autoplay=1" in html and ' x allow="autoplay"' in html


@pytest.fixture
def folder(tmpdir, monkeypatch):
    tmpdir.mkdir("sub").mkdir("deep")
    for name in ("a.txt", "q'<.txt", "sub/b.txt", "sub/deep/c.py"):
        tmpdir.join(name).write("")
    monkeypatch.chdir(tmpdir)
    return tmpdir


def test_links_to_files(folder):
    assert FileLink("a.txt")._repr_html_() == "<a href='a.txt' target='_blank'>a.txt</a><br>"
    framed = FileLink("a.txt", "/f/", "<b>", "</b>")
    assert framed._repr_html_() == "<b><a href='/f/a.txt' target='_blank'>a.txt</a></b>"
    assert "href='q&#x27;&lt;.txt'" in FileLink("q'<.txt")._repr_html_()
    assert repr(FileLink("a.txt")) == os.path.abspath("a.txt")
    assert "<tt>missing</tt>" in FileLink("missing")._repr_html_()


def test_links_to_folders(folder):
    links = FileLinks("sub/")
    assert repr(links) == "sub/\n  b.txt\nsub/deep/\n  c.py"
    assert links._repr_html_() == (
        "sub/<br>\n&nbsp;&nbsp;<a href='sub/b.txt' target='_blank'>b.txt</a><br>\n"
        "sub/deep/<br>\n&nbsp;&nbsp;<a href='sub/deep/c.py' target='_blank'>c.py</a><br>")
    assert repr(FileLinks("sub", recursive=False)) == "sub/\n  b.txt"
    assert repr(FileLinks("sub", included_suffixes=[".py"])) == "sub/deep/\n  c.py"
    assert "<tt>missing</tt>" in FileLinks("missing")._repr_html_() and repr(FileLinks("missing")) == ""


def test_links_of_another_look(folder):
    def lines(folder, names, suffixes=None):
        return ["%s: %s" % (folder, " ".join(sorted(names)))]

    links = FileLinks("sub", notebook_display_formatter=lines, terminal_display_formatter=lines)
    assert repr(links) == links._repr_html_() == "sub: b.txt\nsub/deep: c.py"


def test_files_are_no_folders(folder):
    with pytest.raises(ValueError):
        FileLink("sub")
    with pytest.raises(ValueError):
        FileLinks("a.txt")


def test_code(tmpdir):
    tmpdir.join("a.py").write("x = 1")
    code = Code(filename=str(tmpdir.join("a.py")))
    assert repr(code) == "x = 1"
    assert "<style>" in code._repr_html_() and "class=" in code._repr_html_()
    assert "Verbatim" in code._repr_latex_()
    assert Code("x", language="python")._lexer().name.startswith("Python")
    assert Code("no language at all")._repr_html_()
