"""Pages of others in a frame: ``IFrame``, and players of some sites."""
from __future__ import absolute_import, division, unicode_literals

from ipython_compat.aliases import public

from .displayobject import attribute_text

_FRAME = ('<iframe width="{width}" height="{height}" src="{src}{params}" frameborder="0" allowfullscreen '
          'referrerpolicy="strict-origin-when-cross-origin"{extras}></iframe>')


@public("IPython.lib.display")
class IFrame(object):
    """A page in a frame."""

    iframe = _FRAME

    def __init__(self, src, width, height, extras=None, **kwargs):
        """
        :param src: the page's URL, or the name of a file.
        :param width: pixels, or text such as ``"100%"``.
        :param height: the same.
        :param extras: list of further attributes of the element, as text.
        :param kwargs: parameters added to the URL.
        """
        self.src, self.width, self.height = src, width, height
        self.extras = [] if extras is None else extras
        self.params = kwargs

    def _repr_html_(self):
        from six.moves.urllib.parse import urlencode
        query = "?" + urlencode(self.params) if self.params else ""
        extras = "".join(" " + extra for extra in self.extras)
        width, height, source = (attribute_text("%s" % value) for value in (self.width, self.height, self.src))
        return self.iframe.format(width=width, height=height, src=source, params=query, extras=extras)


@public("IPython.lib.display")
class YouTubeVideo(IFrame):
    """A film at YouTube."""

    def __init__(self, id, width=400, height=300, allow_autoplay=False, **kwargs):
        """
        :param id: the last part of the film's address, ``watch?v=ID``.
        :param allow_autoplay: let it begin to play at once.
        :param kwargs: parameters of the player: ``start=30`` (seconds).
        """
        self.id = id
        if allow_autoplay:
            kwargs["extras"] = list(kwargs.get("extras", ())) + ['allow="autoplay"']
            kwargs.setdefault("autoplay", 1)
        kwargs = dict((str(key), value) for key, value in kwargs.items())
        super(YouTubeVideo, self).__init__("https://www.youtube.com/embed/%s" % id, width, height, **kwargs)

    def _repr_jpeg_(self):
        """Return the film's picture, for frontends without HTML; fetched when somebody asks."""
        from ipython_compat.network import fetch
        try:
            return fetch("https://img.youtube.com/vi/%s/hqdefault.jpg" % self.id)[0]
        except IOError:
            return None


@public("IPython.lib.display")
class VimeoVideo(IFrame):
    """A film at Vimeo."""

    def __init__(self, id, width=400, height=300, **kwargs):
        """
        :param id: the number in the film's address.
        :param kwargs: parameters of the player.
        """
        super(VimeoVideo, self).__init__("https://player.vimeo.com/video/%s" % id, width, height, **kwargs)


@public("IPython.lib.display")
class ScribdDocument(IFrame):
    """A document at Scribd."""

    def __init__(self, id, width=400, height=300, **kwargs):
        """
        :param id: the number in the document's address.
        :param kwargs: parameters of the viewer: ``start_page=3``, ``view_mode="list"``.
        """
        super(ScribdDocument, self).__init__("https://www.scribd.com/embeds/%s/content" % id, width, height, **kwargs)
