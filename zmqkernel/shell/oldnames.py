"""Names of the shell's module that older programs import."""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat.aliases import public
from ipython_compat.printing import softspace  # noqa: F401  (one of the names)

#: lines after which a block ends
dedent_re = re.compile(r"^\s+raise|^\s+return|^\s+pass")


@public("IPython.core.interactiveshell")
class ProvisionalWarning(DeprecationWarning):
    """Warns of features that may still change."""


def no_op(*a, **kw):
    """Do nothing."""


def is_integer_string(s):
    """Return whether ``s`` is the text of an integer."""
    try:
        int(s)
    except (TypeError, ValueError):
        return False
    return True


def get_default_colors():
    """Return the default colour theme's name."""
    return "neutral"


def make_main_module_type(user_ns):
    """Return a module type whose instances have ``user_ns`` as their dictionary."""
    class IPythonMainModule(type(re)):
        """A module over a namespace."""

        @property
        def __dict__(self):
            return user_ns

        def __setattr__(self, name, value):
            user_ns[name] = value

        def __getattr__(self, name):
            try:
                return user_ns[name]
            except KeyError:
                raise AttributeError(name)
    return IPythonMainModule
