"""What display objects have in common: data given directly, read from a file or fetched from an URL."""
from __future__ import absolute_import, division, unicode_literals

import io
import os

import six

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public


def _exists(name):
    try:
        return os.path.exists(name)
    except Exception:  # null characters, over-long names: it is data, not a file
        return False


def attribute_text(text):
    """Return ``text`` as it is written between HTML's tags and within quotes, of either kind, of attributes."""
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(character, name)
    return text


def path_name(value):
    """Return the name of a path object (``os.fspath``); other values are returned as they are.

    On Python 2, where text and bytes are one type, a native string that names a file or an URL becomes text.
    """
    if hasattr(value, "__fspath__"):
        return value.__fspath__()
    if six.PY2 and isinstance(value, bytes) and (value.startswith(b"http") or _exists(value)):
        return to_text(value)
    return value


def _what_it_names(text):
    """Return ``(data, url, filename)``, one of them the text, by what it looks like."""
    if text.startswith("http"):
        return None, text, None
    return (None, None, text) if _exists(text) else (text, None, None)


def _fetch(url):
    """Return what is at an URL (bytes, unzipped) and its encoding, or None where the server named none."""
    from ipython_compat.network import fetch
    data, headers = fetch(url)
    if headers.get("content-encoding") == "gzip" or data.startswith(b"\x1f\x8b"):
        import gzip
        data = gzip.GzipFile(fileobj=io.BytesIO(data)).read()
    for part in headers.get("content-type", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == "charset":
            return data, value
    return data, None


@public("IPython.core.display")
class DisplayObject(object):
    """An object that is shown in one form, with its data, from wherever, and its metadata."""

    _read_flags = "r"
    _show_mem_addr = False
    metadata = None

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        """
        :param data: the data; text that is an URL (``http...``) or the name of an existing file is taken as that, and
            so is a path object.
        :param url: where to fetch the data.
        :param filename: the file the data is in.
        :param metadata: dictionary that goes with the data.
        :raises IOError: where the file or URL cannot be read.
        """
        data = path_name(data)
        if isinstance(data, six.text_type) and url is filename is None:
            data, url, filename = _what_it_names(data)
        self.filename, self.url = path_name(filename), url
        self.data = data
        if metadata is not None or self.metadata is None:
            self.metadata = {} if metadata is None else metadata
        self.reload()
        self._check_data()

    def __repr__(self):
        if self._show_mem_addr:
            return super(DisplayObject, self).__repr__()
        cls = self.__class__
        return to_native("<%s.%s object>" % (cls.__module__, cls.__name__))

    def _check_data(self):
        """Check the data; a subclass raises an error where it is not what it can show."""

    def _data_and_metadata(self):
        """Return the data; in a pair with the metadata where there is any."""
        if not self.metadata:
            return self.data
        from copy import deepcopy
        return self.data, deepcopy(self.metadata)

    def reload(self):
        """Read the data again, from the file or URL."""
        binary = "b" in self._read_flags
        if self.filename is not None:
            with io.open(self.filename, self._read_flags, encoding=None if binary else "utf-8") as stream:
                self.data = stream.read()
        elif self.url is not None:
            data, encoding = _fetch(self.url)
            self.data = data if binary and encoding is None else to_text(data, encoding or "utf-8")


@public("IPython.core.display")
class TextDisplayObject(DisplayObject):
    """A display object whose data is text."""

    def _check_data(self):
        """Check the data.

        :raises TypeError: where it is not text.
        """
        if six.PY2 and isinstance(self.data, bytes):
            self.data = to_text(self.data)
        if self.data is not None and not isinstance(self.data, six.text_type):
            raise TypeError("%s expects text, not %r" % (self.__class__.__name__, self.data))
