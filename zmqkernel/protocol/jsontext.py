"""JSON as bytes, for values that come from users.

What JSON has no form for is given one, so that a result is shown rather than refused:

* NaN and the infinities become ``null``: every frontend parses that, few parse ``NaN``;
* bytes become base64 text, which is how MIME bundles carry images;
* dates become ISO 8601 text, sets and other iterables of finite length become lists, numbers of numeric libraries
  become plain numbers;
* keys that are not text become text.

Text is escaped to ASCII.  That makes lone surrogates (file names that are not UTF-8) survive, and it is the one form
in which the same code serves Python 2 and 3.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import numbers

import six

from .errors import InvalidJSON, NotSerializable

#: deeper than any sensible message, and shallower than where the interpreter gives up
DEPTH_LIMIT = 200


def _default(value, path="a value"):
    """Return a form of ``value`` that JSON has; called by the encoder for types it does not know."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _base64(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return list(value)
    if isinstance(value, six.moves.collections_abc.Mapping):
        return dict(value)
    raise NotSerializable("%s is a %s, which has no form in JSON" % (path, type(value).__name__))


_ENCODER = json.JSONEncoder(allow_nan=False, separators=(str(","), str(":")), default=_default)


def _encoding():
    """Return the function that turns a value into JSON: a C encoder that is made once, where this Python has one.

    ``JSONEncoder`` makes one for each text, which costs more than to encode a short one.  Without a table of what it
    is inside of, it meets what contains itself at the limit of recursion.
    """
    try:
        from json.encoder import c_make_encoder, encode_basestring_ascii
        encode = c_make_encoder(None, _default, encode_basestring_ascii, None, str(":"), str(","), False, False, False)
        assert "".join(encode({"a": [1, None, "b"]}, 0)) == '{"a":[1,null,"b"]}'
    except (ImportError, TypeError, AssertionError):
        return _ENCODER.encode
    return lambda value: "".join(encode(value, 0))


_encode = _encoding()


def dumps(value):
    """Return ``value`` as JSON, in bytes.

    :raises NotSerializable: for a value, or a value inside of it, that has no form in JSON.
    """
    try:
        return _encode(value).encode("ascii")
    except (TypeError, ValueError, RuntimeError):
        return _ENCODER.encode(clean(value)).encode("ascii")


def loads(raw, what="message"):
    """Return the dict that ``raw`` (bytes) is the JSON of.

    :param what: the name of the part, for the error.
    :raises InvalidJSON: where it is not UTF-8, not JSON, nested beyond reason, or not an object.
    """
    try:
        value = json.loads(plain_bytes(raw).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InvalidJSON("%s is not UTF-8: %s at byte %d" % (what, error.reason, error.start))
    except ValueError as error:
        raise InvalidJSON("%s is not JSON: %s" % (what, error))
    except RuntimeError:  # RecursionError, which Python 2 does not have
        raise InvalidJSON("%s is nested too deeply" % what)
    if not isinstance(value, dict):
        raise InvalidJSON("%s is not a JSON object but %s" % (what, _json_kind(value)))
    return value


def clean(value, path="value", depth=0):
    """Return a copy of ``value`` that consists of what JSON has.

    :param path: how to name ``value`` in an error.
    :raises NotSerializable: for what has no form in JSON, and for what contains itself.
    """
    if depth > DEPTH_LIMIT:
        raise NotSerializable("%s... is nested too deeply for JSON, or contains itself" % path[:60])
    if value is None or isinstance(value, (bool, six.text_type)) or isinstance(value, six.integer_types):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, bytes):
        return _text_or_base64(value)
    if isinstance(value, dict):
        return dict((_key(key), clean(item, "%s[%r]" % (path, key), depth + 1)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return [clean(item, "%s[%d]" % (path, i), depth + 1) for i, item in enumerate(value)]
    return clean(_default(value, path), path, depth + 1)


def plain_bytes(value):
    """Return a bytes-like object as bytes (on Python 2 ``bytes(memoryview)`` is its repr)."""
    return value.tobytes() if isinstance(value, memoryview) else bytes(value)


def _key(key):
    if isinstance(key, bytes):
        return key.decode("utf-8", "replace")
    return key if isinstance(key, six.text_type) else six.text_type(key)


def _text_or_base64(value):
    """Return bytes as text: on Python 2 ``str`` is also what people write text in."""
    if six.PY2:
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return _base64(value)
    return _base64(value)


def _base64(value):
    from binascii import b2a_base64
    return b2a_base64(plain_bytes(value)).decode("ascii").rstrip("\n")


def _json_kind(value):
    kinds = ((bool, "a boolean"), (numbers.Number, "a number"), (six.text_type, "a string"), (list, "an array"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
