"""Which variables differ between two states of one process.

A state is remembered by a few numbers for each name, not by copies.  Objects stay where they are in memory, also over
a fork: another address is another object.  What was changed in place is noticed in lists, dicts and sets, and in small
arrays.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import zlib

#: items of a container that are looked at, bytes of an array
ITEMS, BYTES = 1000, 1 << 16


def fingerprints(variables):
    """Return a dict from name to fingerprint, of the names that users see.

    :param variables: dict.
    """
    return dict((name, _fingerprint(value)) for name, value in list(variables.items())
                if not name.startswith("_"))


def _fingerprint(value):
    kind = type(value)
    if kind is list:
        return id(value), len(value), hash(tuple(map(id, value[:ITEMS])))
    if kind is dict and len(value) <= ITEMS:
        return id(value), len(value), hash(tuple((id(key), id(item)) for key, item in value.items()))
    if kind is set and len(value) <= ITEMS:
        return id(value), len(value), hash(tuple(map(id, value)))
    if kind is bytearray and len(value) <= BYTES:
        return id(value), len(value), zlib.crc32(bytes(value))
    if kind.__module__ == "numpy" and kind.__name__ == "ndarray" and value.nbytes <= BYTES:
        return id(value), value.nbytes, zlib.crc32(value.tobytes())
    return id(value), 0, 0


def compare(now, then):
    """Return three sorted lists: names that are there now only, that differ, that were there then only."""
    return (sorted(set(now) - set(then)), sorted(name for name in now if name in then and now[name] != then[name]),
            sorted(set(then) - set(now)))
