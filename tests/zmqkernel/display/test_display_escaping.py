"""What comes from outside stays within the quotes of HTML's attributes."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.core.display_functions import _merge
from IPython.display import Audio, FileLinks, IFrame, Image, Video, YouTubeVideo

EVIL = "x\" onload=\"go()\" y='<b>&"
SAFE = "x&quot; onload=&quot;go()&quot; y=&#x27;&lt;b&gt;&amp;"


@pytest.mark.parametrize("shown", [
    Image(url=EVIL), Image(url="a.png", alt=EVIL), Image(url="a.png", width=EVIL), Video(url=EVIL),
    Video(url="a.mp4", width=EVIL), Video(b"data", embed=True, mimetype=EVIL), Audio(url=EVIL),
    Audio(url="a.wav", element_id=EVIL), IFrame(EVIL, 1, 2), IFrame("a", EVIL, 2), IFrame("a", 1, EVIL),
    YouTubeVideo(EVIL),
], ids=lambda shown: type(shown).__name__)
def test_attributes(shown):
    text = shown._repr_html_()
    assert SAFE in text and EVIL not in text


def test_names_of_files(tmpdir):
    folder = tmpdir.mkdir("a'&b")
    folder.join("c'&d").write("")
    text = FileLinks(str(folder))._repr_html_()
    assert "a&#x27;&amp;b/<br>" in text and "a&#x27;&amp;b/c&#x27;&amp;d'" in text and ">c&#x27;&amp;d</a>" in text


def test_metadata_is_merged_into_the_first():
    first = {"a": {"b": 1, "c": 2}, "d": 3}
    assert _merge(first, {"a": {"c": 4}, "e": 5}) is first
    assert first == {"a": {"b": 1, "c": 4}, "d": 3, "e": 5}
