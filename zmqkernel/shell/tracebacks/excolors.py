"""``IPython.core.excolors``: the colour tables of tracebacks in IPython 5 to 8.  The themes have taken their place."""
from __future__ import absolute_import, unicode_literals

import warnings

from ..coloring.schemes import ColorScheme, ColorSchemeTable, TermColors  # noqa: F401

_PARTS = ("topline", "filename", "lineno", "name", "vName", "val", "em", "excName", "line", "caret", "Normal",
          "filenameEm", "linenoEm", "nameEm", "valEm", "normalEm")
_C = TermColors
_SCHEMES = {
    "Linux": (_C.LightRed, _C.Green, _C.Green, _C.Purple, _C.Cyan, _C.Green, _C.LightCyan, _C.LightRed, _C.Yellow,
              _C.White, _C.Normal, _C.LightGreen, _C.LightGreen, _C.LightPurple, _C.LightBlue, _C.LightCyan),
    "LightBG": (_C.Red, _C.LightGreen, _C.LightGreen, _C.LightPurple, _C.Cyan, _C.LightGreen, _C.Cyan, _C.Red, _C.Red,
                _C.Normal, _C.Normal, _C.Green, _C.Green, _C.Purple, _C.Blue, _C.Cyan),
    "Neutral": (_C.Red, _C.LightGreen, _C.LightGreen, _C.LightPurple, _C.Cyan, _C.LightGreen, _C.Cyan, _C.Red, _C.Red,
                _C.Normal, _C.Normal, _C.Green, _C.Green, _C.Purple, _C.Blue, _C.Cyan),
    "NoColor": ("",) * len(_PARTS),
}


def exception_colors():
    """Return a table of the schemes for tracebacks; ``NoColor`` is the active one."""
    schemes = [ColorScheme(name, dict(zip(_PARTS, _SCHEMES[name]))) for name in sorted(_SCHEMES)]
    return ColorSchemeTable(schemes, "NoColor")


class Deprec(object):
    """Warns when the object it wraps is used."""

    def __init__(self, wrapped_obj):
        self.wrapped = wrapped_obj

    def __getattr__(self, name):
        warnings.warn("ExceptionColors is an older name: call exception_colors()", DeprecationWarning, stacklevel=2)
        return getattr(self.wrapped, name)


ExceptionColors = Deprec(exception_colors())
