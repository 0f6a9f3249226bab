"""``IPython.utils.coloransi``: ANSI colours by name, and tables of colour schemes.

The sequences are ECMA-48's "select graphic rendition".
"""
from __future__ import absolute_import, unicode_literals

import copy

#: name of a colour -> its parameters; the light ones are the bold ones, as terminals had them
color_templates = (
    ("Black", "0;30"), ("Red", "0;31"), ("Green", "0;32"), ("Brown", "0;33"), ("Blue", "0;34"), ("Purple", "0;35"),
    ("Cyan", "0;36"), ("LightGray", "0;37"), ("DarkGray", "1;30"), ("LightRed", "1;31"), ("LightGreen", "1;32"),
    ("Yellow", "1;33"), ("LightBlue", "1;34"), ("LightPurple", "1;35"), ("LightCyan", "1;36"), ("White", "1;37"),
    ("BlinkBlack", "5;30"), ("BlinkRed", "5;31"), ("BlinkGreen", "5;32"), ("BlinkYellow", "5;33"),
    ("BlinkBlue", "5;34"), ("BlinkPurple", "5;35"), ("BlinkCyan", "5;36"), ("BlinkLightGray", "5;37"),
)


def make_color_table(in_class):
    """Set the colours as attributes of a class, by its template ``_base``."""
    for name, parameters in color_templates:
        setattr(in_class, str(name), in_class._base % parameters)


class TermColors(object):
    """Escape sequences by the name of the colour."""

    NoColor = ""
    Normal = "\x1b[0m"
    _base = "\x1b[%sm"


class InputTermColors(object):
    """The same for readline's prompts, where marks tell what has no width."""

    NoColor = ""
    Normal = "\x01\x1b[0m\x02"
    _base = "\x01\x1b[%sm\x02"


class NoColors(object):
    """The same names, all empty."""

    NoColor = ""
    Normal = ""
    _base = ""


make_color_table(TermColors)
make_color_table(InputTermColors)
for _name, _parameters in color_templates:
    setattr(NoColors, str(_name), "")


class ColorScheme(object):
    """A named set of colours, as attributes of ``colors``."""

    def __init__(self, __scheme_name_, colordict=None, **colormap):
        """
        :param colordict: dictionary of colours; keyword arguments are added to it.
        """
        from zmqkernel.shell.utils.ipstruct import Struct
        self.name = __scheme_name_
        self.colors = Struct(colordict if colordict is not None else colormap)

    def copy(self, name=None):
        """Return a copy, with another name where one is given."""
        return ColorScheme(self.name if name is None else name, self.colors.dict())


class ColorSchemeTable(dict):
    """Colour schemes by name, one of them active."""

    def __init__(self, scheme_list=None, default_scheme=""):
        """
        :param scheme_list: list of schemes.
        :param default_scheme: name of the one that is active first.
        """
        dict.__init__(self)
        self.active_scheme_name = ""
        self.active_colors = None
        self.default_scheme = default_scheme
        for scheme in scheme_list or ():
            self.add_scheme(scheme)
        if scheme_list and default_scheme:
            self.set_active_scheme(default_scheme)

    def copy(self):
        """Return a copy, schemes and all."""
        return copy.deepcopy(self)

    def add_scheme(self, new_scheme):
        """Add a scheme.

        :raises ValueError: where it is something else.
        """
        if not isinstance(new_scheme, ColorScheme):
            raise ValueError("ColorSchemeTable only accepts ColorScheme instances")
        self[new_scheme.name] = new_scheme

    def set_active_scheme(self, scheme, case_sensitive=0):
        """Make a scheme the active one.

        :raises ValueError: where there is none of that name.
        """
        for name in self:
            if name == scheme or not case_sensitive and name.lower() == scheme.lower():
                self.active_scheme_name, self.active_colors = name, self[name].colors
                self[str("")] = self[name]
                return
        raise ValueError("Unrecognized color scheme: %s (there are: %s)" % (scheme, ", ".join(sorted(self))))
