# -*- coding: utf-8 -*-
"""Display objects: where data comes from, what forms it has."""
from __future__ import absolute_import, unicode_literals

import base64
import io
import struct
import threading
import zlib

import pytest
import six
from six.moves import BaseHTTPServer

from zmqkernel.shell.display import functions, media, objects
from zmqkernel.shell.display.objects import (
    HTML, JSON, SVG, DisplayObject, GeoJSON, Image, ImageFormat, Javascript, Latex, Markdown, Math, Pretty, ProgressBar,
    TextDisplayObject, Video)


def png(width, height):
    def chunk(kind, data):
        checksum = zlib.crc32(kind + data) & 0xffffffff
        return struct.pack(str(">I"), len(data)) + kind + data + struct.pack(str(">I"), checksum)
    header = struct.pack(str(">IIBBBBB"), width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width * 3 + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


IMAGES = {
    "png": png(4, 6),
    "gif": b"GIF89a" + struct.pack(str("<HH"), 4, 6) + b"\0" * 8,
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x11\x08"
             + struct.pack(str(">HH"), 6, 4) + b"\x03" + b"\0" * 9 + b"\xff\xd9"),
    "webp": b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\x03\0\0\x05\0\0",
}
PNG64 = base64.b64encode(IMAGES["png"]).decode("ascii")


@pytest.mark.parametrize("cls, method, text, form", [
    (HTML, "_repr_html_", "<b>", "<b>"), (HTML, "__html__", "<b>", "<b>"), (Markdown, "_repr_markdown_", "*x*", "*x*"),
    (Latex, "_repr_latex_", "$x$", "$x$"), (Math, "_repr_latex_", "$x$", r"$\displaystyle x$"),
])
def test_text_in_a_form(cls, method, text, form):
    assert getattr(cls(text), method)() == form
    assert getattr(cls(text, metadata={"a": 1}), method)() == (form, {"a": 1})


@pytest.mark.parametrize("cls", [HTML, Markdown, Latex, Math, Pretty, Javascript, TextDisplayObject])
def test_text_has_to_be_text(cls):
    with pytest.raises(TypeError):
        cls(5)
    assert cls(None).data is None


def test_classes_have_their_public_names():
    assert repr(HTML("x")) == "<IPython.core.display.HTML object>"
    assert repr(media.Audio(b"x")) == "<IPython.lib.display.Audio object>"
    assert functions.display.__module__ == "IPython.core.display_functions"


def test_data_from_files(tmpdir):
    tmpdir.join("a.txt").write_binary("häl".encode("utf-8"))
    name = str(tmpdir.join("a.txt"))
    assert HTML(name).data == HTML(filename=name).data == "häl"
    shown = HTML(filename=name)
    tmpdir.join("a.txt").write("new")
    shown.reload()
    assert shown.data == "new"
    with pytest.raises(IOError):
        HTML(filename=name + ".missing")


@pytest.mark.skipif(six.PY2, reason="path objects know their names from Python 3.6 on")
def test_data_from_path_objects(tmpdir):
    import pathlib
    tmpdir.join("a.txt").write("x")
    assert DisplayObject(pathlib.Path(str(tmpdir.join("a.txt")))).data == "x"
    assert Image(filename=pathlib.Path(str(tmpdir.join("a.png"))), embed=False)._repr_html_().endswith('a.png"/>')


class Handler(BaseHTTPServer.BaseHTTPRequestHandler):
    def do_GET(self):
        body = "häl".encode("latin-1" if "latin" in self.path else "utf-8")
        if "zip" in self.path:
            import gzip
            stream = io.BytesIO()
            with gzip.GzipFile(fileobj=stream, mode="wb") as zipped:
                zipped.write(body)
            body = stream.getvalue()
        if "png" in self.path:
            body = IMAGES["png"]
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=latin-1" if "latin" in self.path else "text/plain")
        if "zip" in self.path:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    httpd = BaseHTTPServer.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield "http://127.0.0.1:%d/" % httpd.server_port
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_data_from_the_network(server):
    assert HTML(url=server + "latin").data == HTML(server + "utf").data == HTML(url=server + "zip").data == "häl"
    assert Image(url=server + "png", embed=True).data == IMAGES["png"]


def test_frames_are_suggested():
    with pytest.warns(UserWarning):
        HTML('<iframe src="a"></iframe>')


def test_svg_is_cut_out():
    assert SVG('<?xml version="1.0"?><svg><g/></svg>')._repr_svg_() == "<svg><g/></svg>"
    assert SVG(b"<html><svg>x</svg></html>").data == "<svg>x</svg>"


def test_json():
    assert JSON({"a": 1})._repr_json_() == ({"a": 1}, {"expanded": False, "root": "root"})
    assert JSON([1], expanded=True, metadata={"q": 1}, root="r", foo=2).metadata == {
        "expanded": True, "root": "r", "q": 1, "foo": 2}
    with pytest.warns(UserWarning):
        assert JSON('{"a": 1}').data == {"a": 1}
    with pytest.raises(TypeError):
        JSON(5)


def test_json_files(tmpdir):
    tmpdir.join("a.json").write('{"a": [1]}')
    assert JSON(filename=str(tmpdir.join("a.json"))).data == {"a": [1]}


def test_maps(monkeypatch):
    shown = []
    monkeypatch.setattr(functions, "display", lambda *args, **kwargs: shown.append((args, kwargs)))
    GeoJSON({"a": 1}, layer_options={"x": 1})._ipython_display_()
    (bundle,), options = shown[0]
    assert bundle["application/geo+json"] == {"a": 1} and options["raw"] is True
    assert options["metadata"]["application/geo+json"]["layer_options"] == {"x": 1}


def test_scripts_load_what_they_need():
    code = Javascript("go()", lib=["a.js", 'b"</x>.js'], css="c.css")._repr_javascript_()
    assert code.index("c.css") < code.index("a.js") < code.index('b\\"') < code.index("go()")
    assert code.count("new Promise") == code.count("\n});") == 2
    assert Javascript("go()")._repr_javascript_() == "go()"
    for wrong in ({"lib": 5}, {"css": 5}):
        with pytest.raises(TypeError):
            Javascript("go()", **wrong)


@pytest.mark.parametrize("name", sorted(IMAGES))
def test_images_are_recognized(name):
    image = Image(IMAGES[name], retina=True)
    mime = "image/" + name
    assert (image.format, image.width, image.height) == (name, 2, 3)
    assert image._repr_mimebundle_() == (
        {mime: base64.b64encode(IMAGES[name]).decode("ascii")}, {mime: {"width": 2, "height": 3}})
    assert ImageFormat.from_data(IMAGES[name]) is ImageFormat[name] and ImageFormat[name].mime_type == mime


@pytest.mark.parametrize("data, size", [
    (b"RIFF....WEBPVP8 " + b"." * 10 + struct.pack(str("<HH"), 4, 6), (4, 6)),
    (b"RIFF....WEBPVP8L" + b"." * 5 + struct.pack(str("<I"), 3 | 5 << 14), (4, 6)),
])
def test_sizes_of_webp(data, size):
    assert ImageFormat.webp.size(data) == size


def test_images_with_metadata():
    image = Image(IMAGES["png"], width=5, alt="a picture", unconfined=True, metadata={"x": 1})
    assert image._repr_png_() == (PNG64, {"x": 1, "width": 5, "alt": "a picture", "unconfined": True})
    assert image._repr_jpeg_() is None and image._repr_html_() is None
    assert Image(IMAGES["png"])._repr_png_() == PNG64


def test_linked_images():
    image = Image(url="http://x.org/a.jpg?x=1", width=3, height=4, unconfined=True, alt='q"<')
    assert image.format == "jpeg" and not image.embed
    assert image._repr_mimebundle_() == {"text/html": (
        '<img src="http://x.org/a.jpg?x=1" width="3" height="4" class="unconfined" alt="q&quot;&lt;"/>')}


def test_images_from_files(tmpdir):
    name = str(tmpdir.join("a.png"))
    tmpdir.join("a.png").write_binary(IMAGES["png"])
    assert Image(name)._repr_png_() == Image(filename=name)._repr_png_() == PNG64
    assert Image(filename=name, embed=False)._repr_html_() == '<img src="%s"/>' % name
    with pytest.raises(IOError):
        Image("missing.png")._repr_mimebundle_()


@pytest.mark.parametrize("arguments", [{}, {"data": b"x", "format": "tiff"}, {"data": "a.txt"}])
def test_images_that_cannot_be(arguments):
    with pytest.raises(ValueError):
        Image(**arguments)


def test_videos(tmpdir):
    tmpdir.join("a.mp4").write_binary(b"movie")
    name = str(tmpdir.join("a.mp4"))
    assert 'src="%s"' % name in Video(name)._repr_html_()
    embedded = Video(name, embed=True, width=3, html_attributes="loop")._repr_html_()
    assert embedded.startswith('<video loop width="3"><source src="data:video/mp4;base64,bW92aWU="')
    assert "video/ogg" in Video(b"x", embed=True, mimetype="video/ogg")._repr_html_()
    with pytest.raises(ValueError):
        Video(b"x")


def test_progress(monkeypatch):
    shown = []
    monkeypatch.setattr("zmqkernel.shell.display.progress.display",
                        lambda bar, display_id, update=False: shown.append((bar._repr_html_(), update)))
    bar = ProgressBar(2)
    assert list(bar) == [0, 1]
    assert [update for _html, update in shown] == [False, True, True, True]
    assert "value='2'" in shown[-1][0]
    assert repr(bar) == "[%s] 2/2" % ("=" * 60)


def test_functions_for_one_form(monkeypatch):
    calls = []
    monkeypatch.setattr(functions, "display", lambda *objs, **kwargs: calls.append((objs, kwargs)))
    objects.display_html("<b>", raw=True, metadata={"a": 1})
    objects.display_png("x")
    assert calls == [
        (({"text/html": "<b>"},), {"raw": True, "metadata": {"text/html": {"a": 1}}, "include": ["text/html"]}),
        (("x",), {"raw": False, "metadata": None, "include": ["image/png"]})]
    assert objects.display_html.__name__ == "display_html"


def test_short_data_is_no_file_name():
    assert Image(b"xx", format="png")._repr_png_() == "eHg="
