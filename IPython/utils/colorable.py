"""``IPython.utils.colorable``: a base for what can be coloured (a name of old)."""
from __future__ import absolute_import, unicode_literals

from traitlets import Unicode
from traitlets.config import Configurable


def available_themes():
    """Return the names of Pygments styles."""
    from pygments.styles import get_all_styles
    return sorted(get_all_styles())


class Colorable(Configurable):
    """Something with a colour style."""

    default_style = Unicode("LightBG", help="Name of the style.").tag(config=True)
