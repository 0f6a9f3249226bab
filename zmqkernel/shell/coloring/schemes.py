"""The colour tables of older releases: escape codes by name, and schemes that map parts of a display to them.

Programs written for IPython 5 to 8 build and read these (``IPython.utils.coloransi``); the themes of ``theme`` have
taken their place.
"""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_native
from ipython_compat.aliases import public

#: name and SGR parameters of each of the classic colours
color_templates = (
    ("Black", "0;30"), ("Red", "0;31"), ("Green", "0;32"), ("Brown", "0;33"), ("Blue", "0;34"), ("Purple", "0;35"),
    ("Cyan", "0;36"), ("LightGray", "0;37"), ("DarkGray", "1;30"), ("LightRed", "1;31"), ("LightGreen", "1;32"),
    ("Yellow", "1;33"), ("LightBlue", "1;34"), ("LightPurple", "1;35"), ("LightCyan", "1;36"), ("White", "1;37"),
    ("BlinkBlack", "5;30"), ("BlinkRed", "5;31"), ("BlinkGreen", "5;32"), ("BlinkYellow", "5;33"),
    ("BlinkBlue", "5;34"), ("BlinkPurple", "5;35"), ("BlinkCyan", "5;36"), ("BlinkLightGray", "5;37"),
)


def make_color_table(in_class):
    """Give ``in_class`` an attribute for each of the classic colours, built with its ``_base`` pattern."""
    for name, value in color_templates:
        setattr(in_class, to_native(name), in_class._base % value)


@public("IPython.utils.coloransi")
class TermColors(object):
    """Escape codes for text that is written to a terminal."""

    NoColor = ""
    Normal = "\033[0m"
    _base = "\033[%sm"


@public("IPython.utils.coloransi")
class InputTermColors(object):
    """The same codes for readline prompts, between the marks that tell readline not to count them."""

    NoColor = ""
    _invisible = ("", "") if os.name == "nt" else ("\001", "\002")
    Normal = _invisible[0] + "\033[0m" + _invisible[1]
    _base = _invisible[0] + "\033[%sm" + _invisible[1]


@public("IPython.utils.coloransi")
class NoColors(object):
    """Every classic colour as the empty string."""

    NoColor = Normal = ""


make_color_table(TermColors)
make_color_table(InputTermColors)
for _name, _value in color_templates:
    setattr(NoColors, to_native(_name), "")


class _Struct(dict):
    """A dictionary whose keys can be read and set as attributes."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def copy(self):
        return type(self)(self)


@public("IPython.utils.coloransi")
class ColorScheme(object):
    """A named set of colours: ``scheme.name`` and ``scheme.colors.<part>``.

    Called as ``ColorScheme(name, mapping)`` or ``ColorScheme(name, part=code, ...)``.
    """

    def __init__(self, __scheme_name_, colordict=None, **colormap):
        self.name = __scheme_name_
        self.colors = _Struct(colormap if colordict is None else colordict)

    def copy(self, name=None):
        """Return a copy, under ``name`` where one is given."""
        return ColorScheme(name or self.name, self.colors.copy())


@public("IPython.utils.coloransi")
class ColorSchemeTable(dict):
    """Schemes by name, one of which is active.

    :param scheme_list: schemes to start with.
    :param default_scheme: name of the one to make active.
    """

    def __init__(self, scheme_list=None, default_scheme=""):
        super(ColorSchemeTable, self).__init__()
        self.active_scheme_name = ""
        self.active_colors = None
        for scheme in scheme_list or ():
            self.add_scheme(scheme)
        if scheme_list:
            self.set_active_scheme(default_scheme or scheme_list[0].name)

    def copy(self):
        """Return a table with the same schemes and the same active one."""
        return ColorSchemeTable(list(self.values()), self.active_scheme_name)

    def add_scheme(self, new_scheme):
        """Add a scheme under its name.

        :raises ValueError: where it is not a :class:`ColorScheme`.
        """
        if not isinstance(new_scheme, ColorScheme):
            raise ValueError("only a ColorScheme can be added")
        self[new_scheme.name] = new_scheme

    def set_active_scheme(self, scheme, case_sensitive=0):
        """Make the scheme called ``scheme`` the active one.

        :raises ValueError: where there is none of that name.
        """
        for name in self:
            if name == scheme or (not case_sensitive and name.lower() == scheme.lower()):
                self.active_scheme_name = name
                self.active_colors = self[name].colors
                self[""] = self[name]
                return
        raise ValueError("no colour scheme is called %r; there are: %s" % (scheme, ", ".join(sorted(self))))


def _source_scheme(name, normal, number, operator, string, comment, name_color):
    colors = dict(number=number, operator=operator, string=string, comment=comment, name=name_color, keyword=operator,
                  in_prompt=number, in_number=string, out_prompt=operator, out_number=operator, normal=normal)
    return ColorScheme(name, colors)


_C = TermColors
NoColor = _source_scheme("NoColor", "", "", "", "", "", "")
LinuxColors = _source_scheme("Linux", _C.Normal, _C.LightCyan, _C.Yellow, _C.LightBlue, _C.LightRed, _C.White)
NeutralColors = _source_scheme("Neutral", _C.Normal, _C.Cyan, _C.Blue, _C.Blue, _C.Red, _C.Normal)
LightBGColors = _source_scheme("LightBG", _C.Normal, _C.Cyan, _C.Blue, _C.Blue, _C.Red, _C.Normal)
ANSICodeColors = ColorSchemeTable([NoColor, LinuxColors, LightBGColors, NeutralColors], "NoColor")
