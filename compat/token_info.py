"""Tokens as objects with named fields: Python 3's ``tokenize.TokenInfo``, and the same for Python 2."""
from __future__ import absolute_import, unicode_literals

import tokenize
from collections import namedtuple

try:
    from tokenize import TokenInfo  # noqa: F401
except ImportError:
    class TokenInfo(namedtuple(str("TokenInfo"), [str(n) for n in ("type", "string", "start", "end", "line")])):
        """A token: its type's number, its text, where it starts and ends (row from 1, column from 0), its line."""

        __slots__ = ()

        @property
        def exact_type(self):
            """The type; Python 2 does not tell operators apart."""
            return self.type


def token_type(name):
    """Return the number of a token type by its name, also of those that ``tokenize`` adds to ``token``'s."""
    return getattr(tokenize, str(name))
