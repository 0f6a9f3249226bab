"""``IPython.core.oinspect``: inspection, under the name programs know."""
from __future__ import absolute_import, unicode_literals

from ..coloring.schemes import ColorScheme, ColorSchemeTable, TermColors
from ..coloring.theme import theme_table  # noqa: F401
from ..coloring.tokens import Token  # noqa: F401
from ..utils.wildcard import list_namespace, typestr2type  # noqa: F401
from .fields import HOOK_NAME, InfoDict, OInfo, info_fields, object_info  # noqa: F401
from .inspector import Inspector, InspectorHookData  # noqa: F401
from .layout import pylight  # noqa: F401
from .signatures import (  # noqa: F401
    _render_signature, call_tip, format_argspec, getargspec, signature_of as signature)
from .sources import (  # noqa: F401
    Finders, _get_wrapped, find_file, find_source_lines, get_encoding, getdoc, getsource, is_simple_callable)

#: the colours of headings in IPython 5 to 8; the themes have taken their place
InspectColors = ColorSchemeTable([
    ColorScheme("NoColor", {"header": "", "normal": ""}),
    ColorScheme("Linux", {"header": TermColors.LightRed, "normal": TermColors.Normal}),
    ColorScheme("LightBG", {"header": TermColors.Red, "normal": TermColors.Normal}),
    ColorScheme("Neutral", {"header": TermColors.Red, "normal": TermColors.Normal}),
], "NoColor")

#: programs that replace getdoc, getsource, find_file or signature of this module change what every inspector finds
Inspector.finders = Finders(globals())
