"""Macros: input lines kept under a name, to be run again by typing it."""
from __future__ import absolute_import, unicode_literals

import re

import six

from ipython_compat import to_text
from ipython_compat.aliases import public

#: an encoding declaration (PEP 263)
coding_declaration = re.compile(r"#\s*coding[:=]\s*([-\w.]+)")
DEFAULT_ENCODING = "utf-8"


@six.python_2_unicode_compatible
@public("IPython.core.macro")
class Macro(object):
    """Source code under a name; ``value`` is the text.

    :param code: the lines, as one text (or bytes, decoded as its coding declaration says).
    """

    def __init__(self, code):
        declared = coding_declaration.search(to_text(code, "latin-1"))
        lines = [line for line in to_text(code, declared.group(1) if declared else DEFAULT_ENCODING).splitlines()
                 if not coding_declaration.match(line)]
        self.value = "\n".join(lines) + "\n"

    def __str__(self):
        return self.value

    def __repr__(self):
        return str("IPython.macro.Macro(%s)") % repr(self.value)

    def __getstate__(self):
        return {str("value"): self.value}

    def __add__(self, other):
        """Return a macro of both codes; ``other`` is a macro or text."""
        if isinstance(other, Macro):
            return Macro(self.value + other.value)
        if isinstance(other, six.string_types):
            return Macro(self.value + to_text(other))
        return NotImplemented
