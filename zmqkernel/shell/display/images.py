"""``Image``: a picture, embedded in the output or linked to."""
from __future__ import absolute_import, division, unicode_literals

import os

import six

from ipython_compat.aliases import public

from .displayobject import DisplayObject, attribute_text, path_name
from .imageformats import ImageFormat


def _extension(name):
    """Return the extension of a file name or URL without its dot, in lower case; the empty text where there is none."""
    if "://" in name:
        from six.moves.urllib.parse import urlsplit
        name = urlsplit(name).path
    return os.path.splitext(name)[1][1:].lower()


def base64_text(data):
    """Return bytes in base 64, as text without line breaks."""
    import binascii
    return binascii.b2a_base64(data).decode("ascii").rstrip("\n")


@public("IPython.core.display")
class Image(DisplayObject):
    """A PNG, JPEG, GIF or WebP image; where it is linked to and not embedded, any that the frontend knows."""

    _read_flags = "rb"
    _MIMETYPES = dict((name, known.mime_type) for name, known in ImageFormat._by_name.items() if name == known.name)
    _ACCEPTABLE_EMBEDDINGS = list(_MIMETYPES)

    def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None,
                 retina=False, unconfined=False, metadata=None, alt=None):
        """
        :param data: bytes, or the name of a file or an URL to read them from.
        :param url: where the image is.
        :param filename: the file it is in.
        :param format: ``"png"``, ``"jpeg"`` ...; by default told from the data or the name.
        :param embed: whether the data goes into the output; by default, unless ``url`` was given.
        :param width: pixels to show it at.
        :param height: pixels to show it at.
        :param retina: show it at half its size in pixels, for screens with twice the usual density.
        :param unconfined: let it be wider than the output area.
        :param metadata: more metadata.
        :param alt: text for who cannot see it.
        :raises ValueError: where there is no data, or the format cannot be embedded.
        """
        filename, data = path_name(filename), path_name(data)
        if filename is None and url is None and data is None:
            raise ValueError("No image data found. Expecting filename, url, or data.")
        self.format = self._format(format, data, url, filename)
        self.embed = embed if embed is not None else url is None
        if self.embed and self.format not in ImageFormat._by_name:
            raise ValueError("Cannot embed the '%s' image format" % self.format)
        self.width, self.height, self.retina = width, height, retina
        self.unconfined, self.alt = unconfined, alt
        super(Image, self).__init__(data=data, url=url, filename=filename, metadata=metadata or {})
        if self.width is None and self.metadata.get("width"):
            self.width = self.metadata["width"]
        if self.height is None and self.metadata.get("height"):
            self.height = self.metadata["height"]
        if self.alt is None and self.metadata.get("alt"):
            self.alt = self.metadata["alt"]
        if retina:
            self._halve()

    @staticmethod
    def _format(given, data, url, filename):
        """Return the name of the format; of data that tells nothing it is assumed to be PNG."""
        name = given
        if name is None:
            for source in (filename, url, data if isinstance(data, six.text_type) else None):
                if source is not None:
                    name = _extension(source) or None
                    break
            else:
                known = ImageFormat.from_data(data) if isinstance(data, bytes) else None
                name = known.name if known is not None else _extension_of_bytes(data)
        name = (name or "png").lower()
        return "jpeg" if name == "jpg" else name

    @property
    def _mimetype(self):
        return ImageFormat[self.format].mime_type

    def _halve(self):
        if not self.embed:
            return
        width, height = ImageFormat[self.format].size(self.data)
        self.width, self.height = width // 2, height // 2

    def reload(self):
        """Read the data again, where it is embedded."""
        if self.embed:
            super(Image, self).reload()
            if self.retina:
                self._halve()

    def _repr_html_(self):
        if self.embed:
            return None
        attributes = [("src", self.url if self.url is not None else self.filename), ("width", self.width),
                      ("height", self.height), ("class", "unconfined" if self.unconfined else None),
                      ("alt", self.alt)]
        return "<img %s/>" % " ".join('%s="%s"' % (name, attribute_text("%s" % value))
                                      for name, value in attributes if value is not None)

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Return the data by the format's MIME type, or an ``img`` element where it is not embedded."""
        if not self.embed:
            return {"text/html": self._repr_html_()}
        data, metadata = self._data_and_metadata(always_both=True)
        return {self._mimetype: data}, {self._mimetype: metadata} if metadata else {}

    def _data_and_metadata(self, always_both=False):
        """Return the data in base 64; in a pair with metadata where there is any, or ``always_both``.

        :raises IOError: where the data is the name of a file that does not exist.
        """
        if not isinstance(self.data, bytes) or _extension_of_bytes(self.data) is not None:
            raise getattr(six.moves.builtins, "FileNotFoundError", IOError)(
                "No such file or directory: '%s'" % (self.data,))
        metadata = dict(self.metadata or {})
        for name, value in (("width", self.width), ("height", self.height), ("alt", self.alt)):
            if value is not None:
                metadata[name] = value
        if self.unconfined:
            metadata["unconfined"] = True
        data = base64_text(self.data)
        return (data, metadata) if metadata or always_both else data

    def _repr_png_(self):
        return self._data_and_metadata() if self.embed and self.format == "png" else None

    def _repr_jpeg_(self):
        return self._data_and_metadata() if self.embed and self.format == "jpeg" else None


def _extension_of_bytes(data):
    """Return the extension of a file name given as ``str`` on Python 2, where that could be data; None for data."""
    if not six.PY2 or not isinstance(data, bytes) or len(data) > 255 or b"\0" in data:
        return None
    return _extension(data.decode("utf-8", "replace")) or None
