"""Work on sequences."""
from __future__ import absolute_import, unicode_literals

from .deprecation import deprecated


@deprecated("list(dict.fromkeys(elems))")
def uniq_stable(elems):
    """Return the different (hashable) elements, in the order of their first appearance."""
    seen = set()
    return [e for e in elems if not (e in seen or seen.add(e))]


def chop(seq, size):
    """Return ``seq`` cut in pieces of ``size`` elements; the last one may be shorter."""
    return [seq[n:n + size] for n in range(0, len(seq), size)]


def flatten(seq):
    """Return the elements of the elements of ``seq``."""
    return [item for group in seq for item in group]
