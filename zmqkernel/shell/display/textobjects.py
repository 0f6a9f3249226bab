"""Display objects made of text: HTML, Markdown, LaTeX, SVG, JSON, JavaScript."""
from __future__ import absolute_import, division, unicode_literals

import warnings

import six

from ipython_compat import to_bytes, to_text
from ipython_compat.aliases import public

from .displayobject import DisplayObject, TextDisplayObject, path_name


@public("IPython.core.display")
class Pretty(TextDisplayObject):
    """Text that is shown as it is."""

    def _repr_pretty_(self, pp, cycle):
        pp.text(self.data)


def _is_frame(source):
    source = source.strip().lower()
    return source.startswith("<iframe ") and source.endswith("</iframe>")


@public("IPython.core.display")
class HTML(TextDisplayObject):
    """HTML."""

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        """The parameters are those of :class:`DisplayObject`."""
        if isinstance(data, six.string_types) and _is_frame(data):
            warnings.warn("Consider using IPython.display.IFrame instead")
        super(HTML, self).__init__(data=data, url=url, filename=filename, metadata=metadata)

    def _repr_html_(self):
        return self._data_and_metadata()

    def __html__(self):
        """Return the HTML: what template engines ask an object for."""
        return self._repr_html_()


@public("IPython.core.display")
class Markdown(TextDisplayObject):
    """Markdown."""

    def _repr_markdown_(self):
        return self._data_and_metadata()


@public("IPython.core.display")
class Math(TextDisplayObject):
    """A formula, in LaTeX without the dollar signs."""

    def _repr_latex_(self):
        formula = r"$\displaystyle %s$" % self.data.strip("$")
        if not self.metadata:
            return formula
        from copy import deepcopy
        return formula, deepcopy(self.metadata)


@public("IPython.core.display")
class Latex(TextDisplayObject):
    """LaTeX as MathJax knows it: text with formulas between dollar signs, and environments."""

    def _repr_latex_(self):
        return self._data_and_metadata()


def _svg_element(source):
    """Return the first ``svg`` element of an XML document, or the document where there is none."""
    from xml.dom import minidom
    found = minidom.parseString(to_bytes(source)).getElementsByTagName("svg")
    return to_text(found[0].toxml() if found else source)


@public("IPython.core.display")
class SVG(DisplayObject):
    """An SVG drawing; of a whole document only the ``svg`` element is kept.

    Bad XML raises ``xml.parsers.expat.ExpatError``.
    """

    _read_flags = "rb"
    _drawing = None

    @property
    def data(self):
        """The ``svg`` element, as text."""
        return self._drawing

    @data.setter
    def data(self, svg):
        self._drawing = None if svg is None else _svg_element(svg)

    def _repr_svg_(self):
        return self._data_and_metadata()


@public("IPython.core.display")
class JSON(DisplayObject):
    """A list or dictionary, shown as a tree."""

    _value = None

    def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root="root", **kwargs):
        """
        :param data: a list or dictionary; text is taken as the name of a file or an URL first.
        :param expanded: whether the tree is open at first.
        :param metadata: more metadata.
        :param root: name of the tree's root.
        :param kwargs: more metadata.
        :raises TypeError: where the data is something else.
        """
        self.metadata = dict({"expanded": expanded, "root": root}, **(metadata or {}))
        self.metadata.update(kwargs)
        super(JSON, self).__init__(data=data, url=url, filename=filename)

    def _check_data(self):
        if self.data is not None and not isinstance(self.data, (dict, list)):
            raise TypeError("%s shows lists and dictionaries, not %r" % (self.__class__.__name__, self.data))

    @property
    def data(self):
        """The list or dictionary."""
        return self._value

    @data.setter
    def data(self, value):
        value = path_name(value)
        self._value = self._parse(value) if isinstance(value, six.string_types) else value

    def _parse(self, text):
        import json
        if self.filename is self.url is None:
            warnings.warn("JSON shows lists and dictionaries; this string was parsed.", stacklevel=5)
        return json.loads(text)

    def _repr_json_(self):
        return self._data_and_metadata()

    def _data_and_metadata(self):
        return self.data, self.metadata


@public("IPython.core.display")
class GeoJSON(JSON):
    """A GeoJSON object, shown on a map."""

    def __init__(self, *args, **kwargs):
        """
        :param data: the dictionary.
        :param url_template: of the map's tiles.
        :param layer_options: dictionary: ``minZoom``, ``maxZoom``, ``attribution`` ...
        """
        super(GeoJSON, self).__init__(*args, **kwargs)

    def _ipython_display_(self):
        from .functions import display
        bundle = {"application/geo+json": self.data, "text/plain": "<IPython.display.GeoJSON object>"}
        display(bundle, metadata={"application/geo+json": self.metadata}, raw=True)


_LOAD_STYLE = """(function () {
  const sheet = Object.assign(document.createElement("link"), {rel: "stylesheet", type: "text/css", href: %s});
  document.head.appendChild(sheet);
})();
"""
_LOAD_SCRIPT = """new Promise((loaded, failed) => {
  const script = Object.assign(document.createElement("script"), {onload: loaded, onerror: failed, src: %s});
  document.head.appendChild(script);
}).then(() => {
"""


def _urls(value):
    """Return a list of URLs from one or several.

    :raises TypeError: for anything else.
    """
    if isinstance(value, six.string_types):
        return [value]
    if value is None:
        return []
    if not isinstance(value, (list, tuple)):
        raise TypeError("expected sequence, got: %r" % value)
    return list(value)


@public("IPython.core.display")
class Javascript(TextDisplayObject):
    """JavaScript to run in the frontend."""

    def __init__(self, data=None, url=None, filename=None, lib=None, css=None):
        """
        :param data: the code.
        :param url: where it is.
        :param filename: the file it is in.
        :param lib: URL or list of URLs of scripts to load before.
        :param css: URL or list of URLs of style sheets to load before.
        :raises TypeError: where ``lib`` or ``css`` is something else.
        """
        self.lib = _urls(lib)
        self.css = _urls(css)
        super(Javascript, self).__init__(data=data, url=url, filename=filename)

    def _repr_javascript_(self):
        import json
        styles = "".join(_LOAD_STYLE % json.dumps(url) for url in self.css)
        scripts = "".join(_LOAD_SCRIPT % json.dumps(url) for url in self.lib)
        return styles + scripts + self.data + "\n});" * len(self.lib)
