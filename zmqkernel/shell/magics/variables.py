"""Lists of the user's variables: the part of ``NamespaceMagics`` with ``%who``, ``%who_ls`` and ``%whos``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

from ipython_compat import to_text
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

#: names on one line of ``%who``
PER_LINE = 8
#: how much of a value ``%whos`` shows on each side of what it leaves out
SIDE = 25

_MISSING = object()


def _type_name(value):
    """Return the name of a value's type; of an instance of a class of the old style (Python 2) that of its class."""
    name = type(value).__name__
    return "%s" % (value.__class__,) if name == "instance" and hasattr(value, "__class__") else name


def describe(value):
    """Return what ``%whos`` says of a value, in one line."""
    kind = type(value).__name__
    if kind in ("dict", "list", "tuple"):
        return "n=%d" % len(value)
    if kind == "ndarray":
        return _describe_array(value)
    if kind in ("DataFrame", "Series"):
        return "Shape: %s" % (value.shape,)
    return _shortened(_as_line(value))


def _describe_array(array):
    shape = "x".join("%d" % size for size in array.shape)
    size = array.size * array.itemsize
    text = "%s: %s elems, type `%s`, %s bytes" % (shape, array.size, array.dtype, size)
    if size > 2 ** 20:
        return "%s (%s Mb)" % (text, size / float(2 ** 20))
    if size > 2 ** 10:
        return "%s (%s kb)" % (text, size / float(2 ** 10))
    return text


def _as_line(value):
    try:
        text = to_text(value) if isinstance(value, bytes) and str is bytes else six.text_type(value)
    except Exception:  # what a class of the user's does in __str__ is not known
        text = "<no string representation available>"
    return text.replace("\n", "\\n")


def _shortened(text):
    return text if len(text) < 2 * SIDE + len("<...>") else "%s<...>%s" % (text[:SIDE], text[-SIDE:])


@magics_class
class VariableMagics(Magics):
    """``%who``, ``%who_ls`` and ``%whos``."""

    @line_magic
    def who_ls(self, parameter_s=""):
        """Return the names of your variables, sorted.

        %who_ls [type ...]      only those of these types, as ``type(x).__name__`` has
                                it
        """
        space, hidden = self.shell.user_ns, self.shell.user_ns_hidden
        types = parameter_s.split()
        found = []
        for name, value in list(space.items()):
            if not isinstance(name, six.string_types) or name.startswith("_") or \
                    hidden.get(name, _MISSING) is value:
                continue
            if not types or type(value).__name__ in types:
                found.append(name)
        return sorted(found)

    def _names(self, parameter_s):
        """Return the names to show; where there are none, say so."""
        names = self.who_ls(parameter_s)
        if not names:
            print("No variables match your requested type." if parameter_s.strip()
                  else "Interactive namespace is empty.")
        return names

    @line_magic
    def who(self, parameter_s=""):
        """Print the names of your variables.

        %who [type ...]         only those of these types: ``%who function str``

        Names that come from the configuration and from IPython itself are left out.
        """
        names = self._names(parameter_s)
        for start in range(0, len(names), PER_LINE):
            print("".join("%s\t " % name for name in names[start:start + PER_LINE]))

    @line_magic
    def whos(self, parameter_s=""):
        """Print your variables with their types and values, or what can be said of these in a line.

        %whos [type ...]        only those of these types

        Lists, tuples and dicts are shown by their length, arrays and data frames by
        their shape, other values by their text, without its middle where it is long.
        """
        names = self._names(parameter_s)
        if not names:
            return
        rows = [(name, _type_name(self.shell.user_ns[name]), describe(self.shell.user_ns[name]))
                for name in names]
        heads = ("Variable", "Type", "Data/Info")
        widths = [max(len(row[column]) for row in [heads] + rows) + 3 + column for column in (0, 1)]
        heading = "%-*s%-*s%s" % (widths[0], heads[0], widths[1], heads[1], heads[2])
        print(heading)
        print("-" * len(heading))
        for name, kind, text in rows:
            print("%-*s%-*s%s" % (widths[0], name, widths[1], kind, text))
