"""Token types that are equal to those of pygments, without importing it.

A token type is a tuple of names, and pygments' are tuples too, so that ``Token.Name.Class`` of this module compares
and hashes like the one of ``pygments.token``: either may be a key of a theme.
"""
from __future__ import absolute_import, unicode_literals


class TokenType(tuple):
    """A node of the tree: ``Token.Name.Class`` is ``("Name", "Class")``; attributes are its children."""

    parent = None

    def __getattr__(self, name):
        if not name[:1].isupper():
            raise AttributeError(name)
        child = TokenType(tuple(self) + (name,))
        child.parent = self
        setattr(self, name, child)
        return child

    def __contains__(self, other):
        return self is other or (isinstance(other, tuple) and tuple(other[:len(self)]) == tuple(self))

    def split(self):
        """Return the token types from the root to this one, both included."""
        chain, node = [], self
        while node is not None:
            chain.append(node)
            node = node.parent
        return chain[::-1]

    def __repr__(self):
        return str(".".join(("Token",) + tuple(self)))

    __str__ = __repr__

    def __reduce__(self):
        return token_from_str, (repr(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


#: the root of the tree
Token = TokenType()


def token_from_str(dotted):
    """Return the token type named ``dotted``: ``"Token.Name.Class"`` or, short, ``"Name.Class"``.

    :raises ValueError: where a part of the name does not begin with a capital letter.
    """
    node = Token
    for part in dotted.split("."):
        if not part or (part == "Token" and node is Token):
            continue
        if not part[0].isupper():
            raise ValueError("%r does not name a pygments token" % (dotted,))
        node = getattr(node, str(part))
    return node


def own_token(ttype):
    """Return the token type of this module that is equal to ``ttype`` (one of pygments', or any tuple of names)."""
    if isinstance(ttype, TokenType):
        return ttype
    return token_from_str(".".join(ttype))
