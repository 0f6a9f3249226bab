"""Taking a single line apart: indentation, escape character, function name, the rest."""
from __future__ import absolute_import, unicode_literals

import re

import six

from ipython_compat import to_text
from ipython_compat.aliases import public

#: indentation; escape character(s); a dotted name, with percent signs after a help escape; the rest
line_split = re.compile(r"""
    ^(\s*)
    ([,;/%]|!!?|\?\??)?
    \s*(%{0,2}[\w\.\*]*)
    (.*?$|$)
    """, re.VERBOSE | re.UNICODE)


@public("IPython.core.splitinput")
def split_user_input(line, pattern=None):
    """Split a line.

    :param pattern: a compiled regular expression with the four groups of ``line_split``.
    :return: indentation, escape, name, and the rest with the blanks before it.
    """
    line = to_text(line)
    match = (pattern or line_split).match(line)
    if match is None:
        code = line.lstrip()
        name, _, rest = code.partition(" ")
        return line[:len(line) - len(code)], "", name.strip(), rest
    pre, escape, name, rest = match.groups()
    return pre, escape or "", name.strip(), rest


@six.python_2_unicode_compatible
@public("IPython.core.splitinput")
class LineInfo(object):
    """A line of input and its parts, as prefilter checkers and handlers get it.

    ``pre`` is what stands before the name besides the escape, ``esc`` the escape character or characters, ``ifun``
    the name, ``the_rest`` what follows without the blanks around it (``raw_the_rest`` with those before it).

    :param continue_prompt: whether the line continues an earlier one.
    """

    def __init__(self, line, continue_prompt=False):
        self.line = line
        self.continue_prompt = continue_prompt
        self.pre, self.esc, self.ifun, self.raw_the_rest = split_user_input(line)
        self.the_rest = self.raw_the_rest.lstrip()
        self.pre_char = self.pre.strip()
        self.pre_whitespace = "" if self.pre_char else self.pre

    def ofind(self, ip):
        """Look the name up in the shell's namespaces: what the shell's ``_ofind`` returns. Deprecated."""
        import warnings
        warnings.warn("LineInfo.ofind() is deprecated, use object_inspect", DeprecationWarning, stacklevel=2)
        return ip._ofind(self.ifun)

    def __str__(self):
        return "LineInfo [%s|%s|%s|%s]" % (self.pre, self.esc, self.ifun, self.the_rest)

    def __repr__(self):
        return str("<%s>") % str(self)
