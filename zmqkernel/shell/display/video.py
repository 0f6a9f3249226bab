"""``Video``: a film, embedded in the output or linked to."""
from __future__ import absolute_import, division, unicode_literals

import os

import six

from ipython_compat.aliases import public

from .displayobject import DisplayObject, attribute_text, path_name
from .images import base64_text


@public("IPython.core.display")
class Video(DisplayObject):
    """A film, shown by HTML's ``video`` element."""

    _read_flags = "rb"

    def __init__(self, data=None, url=None, filename=None, embed=False, mimetype=None, width=None, height=None,
                 html_attributes="controls"):
        """
        :param data: bytes, or the name of a file or an URL.
        :param url: where the film is.
        :param filename: the file it is in.
        :param embed: whether the data goes into the output.
        :param mimetype: of embedded data; by default told from the file name.
        :param width: pixels.
        :param height: pixels.
        :param html_attributes: attributes of the element, as text.
        :raises ValueError: where data was given that is not to be embedded.
        """
        data = path_name(data)
        if isinstance(data, six.text_type) and url is None:
            if data.startswith(("http:", "https:")):
                url, data = data, None
            elif os.path.exists(data):
                filename, data = data, None
        if data is not None and not embed:
            raise ValueError("A film given as data goes into the output only with embed=True, which makes notebooks "
                             "large. Video(url='...') links to it.")
        self.mimetype, self.embed = mimetype, embed
        self.width, self.height, self.html_attributes = width, height, html_attributes
        super(Video, self).__init__(data=data, url=url, filename=filename)

    def reload(self):
        """Read the data again, where it is embedded."""
        if self.embed:
            super(Video, self).reload()

    def _size(self):
        sizes = (("width", self.width), ("height", self.height))
        return "".join(' %s="%s"' % (name, attribute_text("%s" % value)) for name, value in sizes if value)

    def _repr_html_(self):
        opening = "<video %s%s" % (self.html_attributes or "", self._size())
        fallback = "Your browser does not play this video."
        if not self.embed:
            source = self.url if self.url is not None else self.filename
            return '%s src="%s">%s</video>' % (opening, attribute_text("%s" % source), fallback)
        mimetype = attribute_text(self.mimetype or self._guessed_type())
        data = base64_text(self.data) if isinstance(self.data, bytes) else self.data
        return '%s><source src="data:%s;base64,%s" type="%s">%s</video>' % (
            opening, mimetype, data, mimetype, fallback)

    def _guessed_type(self):
        import mimetypes
        name = self.filename if self.filename is not None else self.url
        return (mimetypes.guess_type(name)[0] if name else None) or "video/mp4"

    def _repr_png_(self):
        return None

    def _repr_jpeg_(self):
        return None
