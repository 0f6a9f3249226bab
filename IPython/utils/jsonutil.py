"""``IPython.utils.jsonutil``: dates in JSON, and values made fit for it (names of old)."""
from __future__ import absolute_import, unicode_literals

import re

ISO8601 = "%Y-%m-%dT%H:%M:%S.%f"
ISO8601_PAT = re.compile(r"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|([+-]\d{2}):?(\d{2}))?$")
next_attr_name = str("__next__") if hasattr(iter(()), "__next__") else str("next")


def parse_date(s):
    """Return the date that a text in ISO 8601 stands for; anything else is returned as it is."""
    match = ISO8601_PAT.match(s) if hasattr(s, "upper") else None
    if match is None:
        return s
    from datetime import datetime
    return datetime.strptime(match.group(1) + (match.group(2) or ".0"), ISO8601)


def extract_dates(obj):
    """Return lists and dictionaries with the dates in them parsed."""
    return _mapped(obj, parse_date)


def squash_dates(obj):
    """Return lists and dictionaries with the dates in them as text."""
    return _mapped(obj, lambda value: value.isoformat() if hasattr(value, "isoformat") else value)


def date_default(obj):
    """Return a date as text: for ``json.dumps(default=...)``.

    :raises TypeError: where it is something else.
    """
    if hasattr(obj, "isoformat"):
        return obj.isoformat()
    raise TypeError("%r is not JSON serializable" % obj)


def _mapped(obj, convert):
    if isinstance(obj, dict):
        return dict((key, _mapped(value, convert)) for key, value in obj.items())
    if isinstance(obj, (list, tuple)):
        return [_mapped(value, convert) for value in obj]
    return convert(obj)


def encode_images(format_dict):
    """Return a MIME bundle with bytes in it as base 64."""
    import binascii
    return dict((mime, binascii.b2a_base64(value).decode("ascii") if isinstance(value, bytes) and "image/" in mime
                 else value) for mime, value in format_dict.items())


def json_clean(obj):
    """Return a value made of what JSON has: containers become lists and dictionaries, bytes text, dates ISO 8601.

    :raises ValueError: where keys of a dictionary become the same.
    """
    import numbers
    if obj is None or isinstance(obj, (bool, type(""), numbers.Integral)):
        return obj
    if isinstance(obj, numbers.Real):
        return repr(obj) if obj != obj or obj in (float("inf"), -float("inf")) else float(obj)
    if isinstance(obj, bytes):
        return obj.decode("utf-8", "replace")
    if isinstance(obj, dict):
        clean = dict((key if isinstance(key, type("")) else "%s" % key, json_clean(value))
                     for key, value in obj.items())
        if len(clean) != len(obj):
            raise ValueError("two keys of the dictionary are the same in JSON")
        return clean
    if hasattr(obj, "isoformat"):
        return obj.isoformat()
    if isinstance(obj, (list, tuple, set, frozenset)) or hasattr(obj, next_attr_name):
        return [json_clean(value) for value in obj]
    raise ValueError("Can't clean for JSON: %r" % obj)
