"""A place in a source file as a token stream: ``Cell In[3], line 2`` or ``File ~/project/main.py:7``."""
from __future__ import absolute_import, unicode_literals

from ..cellnames import display_name
from ..coloring.tokens import Token

_EM = {"label": Token.NormalEm, "name": Token.FilenameEm}
_PLAIN = {"label": Token.Normal, "name": Token.Filename}


def file_tokens(filename, lineno=None, emphasis=True, compiler=None):
    """Return the token stream that names a place: ``Cell In[3], line 2`` or ``File main.py:7``.

    :param emphasis: whether in the stronger colours (innermost frame, and every frame with context).
    """
    style = _EM if emphasis else _PLAIN
    label, name = display_name(filename, compiler)
    if label == "File":
        place = name if lineno is None else "%s:%s" % (name, lineno)
        return [(style["label"], "File "), (style["name"], place)]
    stream = [(style["label"], label), (style["label"], " "), (style["name"], name)]
    if lineno is not None:
        stream.append((style["name"], ", line %s" % lineno))
    return stream
