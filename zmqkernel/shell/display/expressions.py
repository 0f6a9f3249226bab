"""Pieces that print as code: calls, raw strings, names."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import to_text
from ipython_compat.aliases import public


@public("IPython.lib.pretty")
class CallExpression(object):
    """Prints as a call, ``name(argument, key=argument)``, for ``_repr_pretty_`` methods."""

    def __init__(__self, __name, *args, **kwargs):
        __self.name = __name
        __self.args = args
        __self.kwargs = kwargs

    @classmethod
    def factory(cls, name):
        """Return a function that makes expressions with this name."""
        return lambda *args, **kwargs: cls(name, *args, **kwargs)

    def _repr_pretty_(self, p, cycle):
        arguments = [("", value) for value in self.args]
        arguments += [(to_text(key) + "=", value) for key, value in self.kwargs.items()]
        with p.group(len(self.name) + 1, self.name + "(", ")"):
            for number, (prefix, value) in enumerate(arguments):
                if number:
                    p.text(",")
                    p.breakable()
                with p.group(len(prefix), prefix):
                    p.pretty(value)


@public("IPython.lib.pretty")
class RawText(object):
    """Prints as the text itself."""

    def __init__(self, value):
        self.value = value

    def _repr_pretty_(self, p, cycle):
        p.text(self.value)


@public("IPython.lib.pretty")
class RawStringLiteral(object):
    """Prints as a raw string literal, ``r'\\d+'``."""

    def __init__(self, value):
        self.value = value

    def _repr_pretty_(self, p, cycle):
        literal = to_text(repr(self.value))
        quoted = literal.lstrip("ub")
        prefix = "r" + literal[:len(literal) - len(quoted)]
        p.text(prefix + quoted.replace("\\\\", "\\"))
